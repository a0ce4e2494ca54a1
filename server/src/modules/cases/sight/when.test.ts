import { compileExpression, createEvaluation, type FeelContext, feelFromJson } from '@aftersale/feel'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { NOON } from '../../../../test/engine.ts'
import { newId } from '../../../platform/ids.ts'
import { readCondition } from '../../access/index.ts'
import { holds } from './when.ts'

const { database } = await testDatabase()

const TEXTS = ['a', 'B', 'b', '', 'Z', '中', 'é', '𝒳', '10', '9', 'true', "it's", 'a"b', '%']
const NUMBERS = [0, 1, -1, 9, 10, 0.1, 100.25, 1e15]
const text = fc.constantFrom(...TEXTS)
const number = fc.constantFrom(...NUMBERS)
const amount = fc.record({ minor: fc.constantFrom(0, 10, 100), currency: fc.constantFrom('CNY', 'JPY') })
const value = fc.oneof(text, number, fc.boolean(), fc.array(text, { maxLength: 2 }), amount)
const NAMES = ['p', 'q', 'r']
const fields = fc.dictionary(fc.constantFrom(...NAMES), value, { noNullPrototype: true })
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const record = fc.record({
  channel: maybe(text),
  customer: maybe(text),
  title: maybe(text),
  product: maybe(text),
  fields,
})

const quoted = (one: string | number | boolean) => (typeof one === 'string' ? JSON.stringify(one) : String(one))
const literal = fc.oneof(text.map(quoted), number.map(quoted), fc.boolean().map(quoted))
const name = fc.oneof(
  fc.constantFrom(
    'case.type',
    'case.source',
    'case.channel',
    'case.customer',
    'case.title',
    'case.product',
    'case.order',
  ),
  fc.constantFrom(...NAMES.map((one) => `request.${one}`)),
  fc.constantFrom(...NAMES.flatMap((one) => [`request.${one}.minor`, `request.${one}.currency`])),
)
const equality = fc.tuple(name, fc.constantFrom('=', '!='), fc.oneof(literal, fc.constant('null')))
const order = fc.tuple(name, fc.constantFrom('<', '<=', '>', '>='), fc.oneof(text.map(quoted), number.map(quoted)))
const sides = ([left, operator, right]: readonly [string, string, string]) => `${left} ${operator} ${right}`
const turned = ([left, operator, right]: readonly [string, string, string]) => `${right} ${operator} ${left}`
const list = fc.array(literal, { minLength: 1, maxLength: 3 }).map((items) => items.join(', '))
const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    equality.map(sides),
    equality.map(turned),
    order.map(sides),
    order.map(turned),
    name,
    fc.tuple(name, list).map(([left, items]) => `${left} in (${items})`),
    fc.tuple(name, list).map(([left, items]) => `${left} in [${items}]`),
    fc.tuple(name, number, number).map(([left, low, high]) => `${left} between ${low} and ${high}`),
    tie('condition').map((one) => `not(${one})`),
    fc.tuple(tie('condition'), tie('condition')).map(([one, other]) => `(${one} and ${other})`),
    fc.tuple(tie('condition'), tie('condition')).map(([one, other]) => `(${one} or ${other})`),
  ),
}))

type Row = { id: string; channel: string | null; customer: string | null; title: string | null; product: string | null }

async function write(records: readonly (Omit<Row, 'id'> & { readonly fields: Readonly<Record<string, unknown>> })[]) {
  const rows = records.map((one) => ({ ...one, id: newId(NOON) }))
  for (const { id, channel, customer, title, product, fields: own } of rows) {
    await sql`insert into service_case (id, number, source, kind, type_version, instance_id, status, opened_at, channel,
        customer, title, product, fields)
      values (${id}, ${id}, 'shop', 'plain', 1, ${id}, 'waiting', now(), ${channel}, ${customer}, ${title}, ${product},
        ${JSON.stringify(own)})`.execute(database)
  }
  return rows
}

test('a condition says of every case in SQL what it says in FEEL', async () => {
  await sql`insert into case_type (key, version, digest, document, deployed_at)
    values ('plain', 1, 'plain', '{}', now())`.execute(database)
  const [records = []] = fc.sample(fc.array(record, { minLength: 80, maxLength: 80 }), { numRuns: 1, seed: 7 })
  const rows = await write(records)
  const contexts = new Map(
    rows.map(({ id, fields: own, ...of }) => {
      const request = Object.fromEntries(NAMES.map((one) => [one, own[one] ?? null]))
      const about = { ...of, id, number: id, type: 'plain', source: 'shop', order: null, priority: 'normal' }
      return [id, feelFromJson({ case: about, request }) as FeelContext]
    }),
  )
  const answers = new Set<unknown>()
  await fc.assert(
    fc.asyncProperty(condition, async (source) => {
      const [read, compiled] = [readCondition(source), compileExpression(source)]
      if (!read.ok || !compiled.ok) throw new Error(`expected a condition: ${source}`)
      const { rows: told } = await sql<{ id: string; holds: boolean | null }>`
        select id, ${holds(read.value, 'service_case')} as holds from service_case`.execute(database)
      expect(told).toHaveLength(rows.length)
      const wrong = told.flatMap(({ id, holds: said }) => {
        const meant = compiled.value.evaluate(contexts.get(id) ?? {}, createEvaluation({ now: NOON }))
        answers.add(said)
        const expected = typeof meant === 'boolean' ? meant : null
        return said === expected ? [] : [{ said, meant, of: contexts.get(id) }]
      })
      expect(wrong).toEqual([])
    }),
    { numRuns: Number(process.env['AFTERSALE_CONDITION_RUNS'] ?? 300) },
  )
  expect(answers).toEqual(new Set([true, false, null]))
})

test.each([
  'case.openedAt = "x"',
  'case.nothing = 1',
  'flow = "x"',
  'request = null',
  'request.p.other = 1',
  'lower case(case.type) = "x"',
  'request.p = request.q',
  'request.p + 1 = 2',
  'if request.p then true else false',
  'request.p in [1..5]',
  'request.p in (null)',
  'request.p < null',
  'some x in request.p satisfies x = 1',
  'count(request.p) = 1',
  'request.p = date("2026-01-01")',
  'true',
  '"a" = "a"',
  'case.type =',
])('%s is more than a condition can be', (source) => {
  expect(readCondition(source)).toMatchObject({
    ok: false,
    refusal: { problems: [{ message: { en: expect.any(String) } }] },
  })
})

test('texts are in the order of their characters, whatever the language of the database', () => {
  const read = readCondition('case.title < "b"')
  if (!read.ok) throw new Error('expected a condition')
  expect(holds(read.value, 'service_case').compile(database).sql).toContain('collate "C"')
})
