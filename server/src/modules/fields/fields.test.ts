import type { FieldKind } from '@aftersale/commerce'
import type { BodyOf, routes } from '@aftersale/contract'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { NOON } from '../../../test/engine.ts'
import { valueOf } from '../../../test/http-server.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { fieldRoutes } from './fields.routes.ts'
import { isFoundByFields } from './found-by-fields.ts'
import { indexFields } from './index-fields.ts'
import { putFields } from './put-fields.ts'
import { validateFields } from './validate-fields.ts'

const { database, program, server } = await apiProgram((place) => fieldRoutes(place))

type Item = BodyOf<typeof routes.putFields>['items'][number]
let asked = 0
const item = (name: string, kind: FieldKind, more: Partial<Item> = {}) => ({
  key: `f${(asked += 1)}`,
  entity: 'customer' as const,
  name,
  label: { en: name, 'zh-CN': `字段 ${name}` },
  kind: kind as Item['kind'],
  ...more,
})
const put = async (...items: ReturnType<typeof item>[]) => valueOf(await program.putFields({ body: { items } })).items
const options = ['red', 'blue'].map((value) => ({ value, label: { en: value, 'zh-CN': value } }))

/** A customer with these fields, written past every check. */
async function customerWith(fields: object, number = newId(NOON)) {
  await database
    .insertInto('customer')
    .values({
      id: newId(NOON),
      source: 'crm',
      number,
      kind: 'consumer',
      name: '王芳',
      phones: [],
      mails: [],
      addresses: '[]',
      fields: JSON.stringify(fields),
      search_text: '',
      terms: [],
      version: 1,
      changed_at: new Date(NOON).toISOString(),
      changed_by: 'test',
    })
    .execute()
  return number
}
const validate = (given: Record<string, unknown>, before?: Record<string, string>) =>
  inTransaction(database, async (tx) => {
    const [result] = await validateFields(tx, 'customer', [{ given, before }])
    if (result === undefined) throw new Error('expected a result, got none')
    return result.ok ? result.value : result.refusal.fields.map(({ path, en }) => `${path} ${en}`)
  })

test('fields are listed in the order of forms, with what they ask for and how often they changed', async () => {
  expect(
    wordsOf(
      await put(
        item('colour', { type: 'choice', options }, { position: 2, fallback: 'red', searchable: true }),
        item('weight', { type: 'number', decimals: 2, max: 100 }, { position: 1, searchable: true }),
      ),
    ),
  ).toEqual(['done', 'done'])
  await put(item('weight', { type: 'number', decimals: 3 }, { position: 1, searchable: true }))
  const { items } = valueOf(await program.listFields({ query: { entity: 'customer' } }))
  expect(items.map(({ name, kind, version, fallback }) => [name, kind, version, fallback])).toEqual([
    ['weight', { type: 'number', decimals: 3 }, 2, null],
    ['colour', { type: 'choice', options }, 1, 'red'],
  ])
  expect(valueOf(await program.listFields({ query: { entity: 'order' } })).items).toEqual([])
})

test('a definition that cannot be used is refused with where it is wrong, in the language of the caller', async () => {
  const [outcome] = await put(item('Bad', { type: 'text', pattern: '(' }))
  expect(outcome?.refusal).toMatchObject({ code: 'fields.definition-wrong' })
  expect(outcome?.refusal?.fields?.map(({ path }) => path)).toEqual(['name', 'kind.pattern'])
})

test('the same key twice defines once', async () => {
  const one = item('twice', { type: 'boolean' })
  expect(wordsOf(await put(one, one))).toEqual(['done', 'repeated'])
  expect(wordsOf(await put({ ...one, kind: { type: 'date' } }))).toEqual(['commands.key-taken'])
})

test('values are checked by the definitions, and fallbacks fill in', async () => {
  expect(await validate({ weight: 1.5 })).toEqual({ weight: 1.5, colour: 'red' })
  expect(await validate({ weight: 'heavy', size: 1 })).toEqual([
    'fields.weight must be a number',
    'fields.size is not a field that is known here',
  ])
})

test('a type does not change while records have values of it; other limits do', async () => {
  await put(item('born', { type: 'text' }))
  await customerWith({ born: 'May' })
  await customerWith({ born: 'June' })
  const [refused] = await put(item('born', { type: 'date' }))
  expect(refused?.refusal).toMatchObject({
    code: 'fields.type-has-values',
    facts: { field: 'born', type: 'text', records: 2 },
  })
  expect(wordsOf(await put(item('born', { type: 'text', maxLength: 3 })))).toEqual(['done'])
  await sql`update customer set fields = '{}'`.execute(database)
  expect(wordsOf(await put(item('born', { type: 'date' })))).toEqual(['done'])
})

test('a retired field takes no new value, and records keep the old one', async () => {
  await put(item('old', { type: 'text' }, { retired: true }))
  expect(await validate({ old: 'x' })).toEqual(['fields.old is retired and takes no new value'])
  expect(await validate({ weight: 2 }, { old: 'x' })).toEqual({ old: 'x', weight: 2 })
})

test('what a field refers to must be there, unless it was referred to before', async () => {
  await put(item('broughtBy', { type: 'reference', entity: 'customer' }))
  const number = await customerWith({})
  expect(await validate({ broughtBy: number })).toMatchObject({ broughtBy: number })
  expect(await validate({ broughtBy: 'nobody' })).toEqual([
    'fields.broughtBy names the customer nobody, which is not there',
  ])
  expect(await validate({ weight: 1 }, { broughtBy: 'nobody' })).toEqual({ broughtBy: 'nobody', weight: 1 })
})

test('a type that changes waits for whoever is writing values of it, and then finds them', async () => {
  await put(item('raced', { type: 'text' }))
  let changing: Promise<unknown> = Promise.resolve()
  await inTransaction(database, async (tx) => {
    await validateFields(tx, 'customer', [{ given: { raced: 'x' } }])
    changing = inTransaction(database, (other) =>
      putFields(other, [{ ...fullItem('raced', { type: 'boolean' }) }], { now: NOON, by: 'test' }),
    )
    await waitsForLock()
    await sql`update customer set fields = '{"raced": "x"}' where id = (select min(id::text)::uuid from customer)`.execute(
      tx,
    )
  })
  expect(await changing).toMatchObject([{ ok: false, refusal: { code: 'fields.type-has-values', records: 1 } }])
})
const fullItem = (name: string, kind: FieldKind) => ({
  ...item(name, kind),
  kind,
  required: false,
  searchable: false,
  retired: false,
  position: 0,
  fallback: null,
})
async function waitsForLock(): Promise<void> {
  for (;;) {
    const { rows } = await sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(database)
    if (rows.length > 0) return
  }
}

test('records are found by equality, by order and by both; the index that an order wants is made', async () => {
  await sql`delete from customer`.execute(database)
  await put(
    item('seen', { type: 'instant' }, { searchable: true }),
    item('tags', { type: 'choices', options }, { searchable: true }),
    item('price', { type: 'money' }, { searchable: true }),
  )
  await customerWith({ weight: 1.5, colour: 'red', seen: '2026-03-01T00:00:00.000Z', tags: ['red', 'blue'] }, 'a')
  await customerWith({ weight: 10, colour: 'blue', tags: ['blue'], price: { minor: 5, currency: 'CNY' } }, 'b')
  await customerWith({}, 'c')
  const found = async (...conditions: string[]) => {
    const condition = valueOf(await isFoundByFields(database, 'customer', conditions))
    const rows = await database.selectFrom('customer').select('number').where(condition).orderBy('number').execute()
    return rows.map(({ number }) => number).join('')
  }
  const all = async () => [
    await found('colour=red'),
    await found('weight>=1.5'),
    await found('weight>1.5'),
    await found('weight<10', 'colour=red'),
    await found('weight=10.0'),
    await found('seen<=2026-03-01T08:00:00+08:00'),
    await found('tags=blue'),
    await found('tags=blue', 'tags=red'),
    await found('price=0.05 CNY'),
    await found(),
  ]
  const expected = ['a', 'ab', 'b', 'a', 'b', 'a', 'ab', 'a', 'b', 'abc']
  expect(await all()).toEqual(expected)
  expect(await indexFields(database)).toBe(2)
  expect(await indexFields(database)).toBe(0)
  expect(await all()).toEqual(expected)
})

test('the planner knows how many records an order leaves, and takes the index', async () => {
  await sql`insert into customer select gen_random_uuid(), 'bulk', n::text, 'consumer', 'n', '{}', '{}', null, '[]',
    jsonb_build_object('weight', n), '', '{}', 1, now(), 'test' from generate_series(1000, 9000) as n`.execute(database)
  await sql`analyze customer`.execute(database)
  const condition = valueOf(await isFoundByFields(database, 'customer', ['weight>8990']))
  const { rows } = await sql<{ 'QUERY PLAN': string }>`explain select id from customer where ${condition}
    order by id desc limit 51`.execute(database)
  expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('using field_customer_weight_n')
})

test('a field whose type has changed takes values at once, while the index of its old type is still there', async () => {
  await put(item('size', { type: 'number', decimals: 0 }, { searchable: true }))
  await indexFields(database)
  await put(item('size', { type: 'text' }))
  await customerWith({ size: 'large' })
  await put(item('size', { type: 'text' }, { searchable: false }))
  expect(await indexFields(database)).toBe(1)
})

test('a look at the indexes drops those that nothing wants, and mends one that a killed server left half made', async () => {
  const names = async () => {
    const { rows } = await sql<{ indexname: string }>`select indexname from pg_indexes
      where indexname like 'field\\_customer\\_%' order by indexname`.execute(database)
    return rows.map(({ indexname }) => indexname)
  }
  await put(item('seen', { type: 'instant' }, { searchable: true, retired: true }))
  await sql`update pg_index set indisvalid = false where indexrelid = 'field_customer_weight_n'::regclass`.execute(
    database,
  )
  expect(await names()).toEqual(['field_customer_seen_t', 'field_customer_weight_n'])
  expect(await Promise.all([indexFields(database), indexFields(database)])).toContain(3)
  expect(await names()).toEqual(['field_customer_weight_n'])
})

test('nobody defines fields without signing in', async () => {
  const answer = await fetch(`${server.url}/api/fields`, { method: 'POST', body: '{}' })
  expect(answer.status).toBe(401)
})
