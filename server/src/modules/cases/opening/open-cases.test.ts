import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { wordsOf } from '../../../../test/api-program.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { actor, at, instanceOf, NOON } from '../../../../test/engine.ts'
import { codeOf, valueOf } from '../../../../test/http-server.ts'
import { sell } from '../../../../test/shop.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { openCases } from './open-cases.ts'

const place = await casePlace()
const { database, engine, program, server, type, open } = place

const label = (text: string) => ({ en: text, 'zh-CN': text })
const fieldOf = (name: string, kind: object, more: object = {}) => ({ name, label: label(name), kind, ...more })
const done = async (...items: readonly object[]) =>
  (await open(...items)).map(({ done, refusal }) => {
    if (!done) throw new Error(`expected it to be opened, got ${JSON.stringify(refusal)}`)
    return done
  })
const get = async (id: string) => valueOf(await program.getCase({ params: { id } }))
const record = (id: string) =>
  database.selectFrom('service_case').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const options = ['red', 'blue'].map((value) => ({ value, label: label(value) }))

test('a case opens with its number, its record and its flow, which sees what is known', async () => {
  await sell(database, { orderNumber: 'T-1', customer: 'c-1', product: 'p-1' })
  await type('whole', { process: 'talk', numbering: { prefix: 'W', digits: 4, period: 'day' }, subject: ['order'] })
  const [one] = await done({ type: 'whole', order: 'T-1', product: 'p-1', channel: 'phone', title: '少了一件' })
  expect(one?.number).toBe('W-20260301-0001')
  const { instance_id, ...row } = await record(one?.id ?? '')
  expect(row).toMatchObject({ kind: 'whole', type_version: 1, currency: 'GBP', opened_by: 'lin@example.com' })
  expect((await instanceOf(database, instance_id)).business_key).toBe(one?.id)
  const history = await engine.history(database, instance_id)
  expect(history?.variables).toEqual({
    case: {
      id: one?.id,
      number: 'W-20260301-0001',
      type: 'whole',
      source: 'shop',
      channel: 'phone',
      customer: 'c-1',
      order: 'T-1',
      product: 'p-1',
      title: '少了一件',
      openedAt: '2026-03-01T12:00:00.000Z',
      priority: 'normal',
    },
    request: {},
  })
  expect(await get('w-20260301-0001')).toMatchObject({
    type: 'whole',
    typeVersion: 1,
    state: 'waiting',
    title: '少了一件',
    priority: 'normal',
    channel: 'phone',
    customer: 'c-1',
    orderNumber: 'T-1',
    quantity: null,
    requestedAt: NOON,
    flow: { id: 'talk' },
    tasks: [{ element: 'T', subject: { product: 'p-1' } }],
  })
})

test('fields of every kind are read as their definitions say, and what is not filled in is null to the flow', async () => {
  await type('fields', {
    process: 'talk',
    fields: [
      fieldOf('text', { type: 'text', pattern: '[A-Z]+' }),
      fieldOf('long', { type: 'long-text' }),
      fieldOf('number', { type: 'number', decimals: 2 }),
      fieldOf('money', { type: 'money', currency: 'CNY' }),
      fieldOf('date', { type: 'date' }),
      fieldOf('instant', { type: 'instant' }),
      fieldOf('boolean', { type: 'boolean' }),
      fieldOf('choice', { type: 'choice', options }),
      fieldOf('choices', { type: 'choices', options }),
      fieldOf('order', { type: 'reference', entity: 'order' }),
      fieldOf('fallen', { type: 'text' }, { fallback: 'back' }),
      fieldOf('empty', { type: 'text' }),
    ],
  })
  await sell(database, { orderNumber: 'T-2' })
  const fields = {
    text: 'ABC',
    long: '第一行\n第二行',
    number: 1.25,
    money: { minor: 100, currency: 'CNY' },
    date: '2026-02-28',
    instant: '2026-03-01T08:00:00+08:00',
    boolean: false,
    choice: 'red',
    choices: ['blue', 'red'],
    order: 'T-2',
  }
  const [one] = await done({ type: 'fields', fields })
  const kept = { ...fields, instant: '2026-03-01T00:00:00.000Z', choices: ['red', 'blue'], fallen: 'back' }
  expect((await get(one?.id ?? '')).fields).toEqual(kept)
  const { instance_id } = await record(one?.id ?? '')
  expect((await engine.history(database, instance_id))?.variables['request']).toEqual({ ...kept, empty: null })
  const wrong = {
    text: 'abc',
    long: 7,
    number: 1.255,
    money: { minor: 1, currency: 'EUR' },
    date: '2026-02-30',
    instant: '2026-03-01',
    boolean: 'no',
    choice: 'green',
    choices: ['red', 'red'],
    order: 'T-none',
    surplus: 1,
  }
  const [refused] = await open({ type: 'fields', fields: wrong })
  expect(refused?.refusal?.code).toBe('cases.fields-wrong')
  const paths = refused?.refusal?.fields?.map(({ path }) => path).toSorted()
  expect(paths).toEqual(
    Object.keys(wrong)
      .filter((name) => name !== 'order')
      .map((name) => `fields.${name}`)
      .toSorted(),
  )
  expect((await open({ type: 'fields', fields: { order: 'T-none' } }))[0]?.refusal?.fields).toMatchObject([
    { path: 'fields.order' },
  ])
})

test('each is refused alone, with its reason, and the others open in the order in which they were asked', async () => {
  await type('asks', { subject: ['customer', 'order'], fields: [fieldOf('why', { type: 'text' }, { required: true })] })
  await sell(database, { orderNumber: 'T-3' })
  const good = { type: 'asks', customer: 'c', order: 'T-3', fields: { why: 'so' } }
  const outcomes = await open(
    good,
    { ...good, type: 'nothing' },
    { ...good, customer: undefined, order: undefined },
    { ...good, order: 'T-none' },
    { ...good, source: 'elsewhere' },
    { ...good, fields: {} },
    good,
  )
  expect(wordsOf(outcomes)).toEqual([
    'done',
    'cases.type-unknown',
    'cases.subject-missing',
    'cases.order-unknown',
    'cases.order-unknown',
    'cases.fields-wrong',
    'done',
  ])
  expect(outcomes[2]?.refusal?.facts).toEqual({ missing: ['customer', 'order'] })
  expect((outcomes[0]?.done?.number ?? '') < (outcomes[6]?.done?.number ?? '')).toBe(true)
})

test('an order that need not be there is kept as the customer named it', async () => {
  await type('loose')
  const [one] = await done({ type: 'loose', order: 'T-none' })
  expect(await get(one?.id ?? '')).toMatchObject({ orderNumber: 'T-none', customer: null, refund: null })
})

test('a table decides the priority from the fields; where it says none, the case does not open', async () => {
  await type('pressing', {
    priority: { decision: 'pressing' },
    fields: [fieldOf('amount', { type: 'number', decimals: 0 })],
  })
  const opened = await open(...[50, 500, 9_500].map((amount) => ({ type: 'pressing', fields: { amount } })))
  expect(wordsOf(opened)).toEqual(['done', 'done', 'cases.priority-undecided'])
  const priorities = await Promise.all(opened.slice(0, 2).map(({ done }) => get(done?.id ?? '')))
  expect(priorities.map(({ priority }) => priority)).toEqual(['low', 'urgent'])
  const list = valueOf(await program.listCases({ query: { type: 'pressing', priority: 'urgent' } }))
  expect(list.items.map(({ id }) => id)).toEqual([opened[1]?.done?.id])
})

test('who may not open cases of a type is told so', async () => {
  await type('guarded', { permissions: { open: ['desk'], see: [] } })
  const item = () => ({ key: newKey(), type: 'guarded', source: 'shop', fields: {} })
  const by = (who: ReturnType<typeof actor>) =>
    inTransaction(database, (tx) => openCases(tx, engine, [item()], { actor: who, now: NOON }))
  expect((await by(actor('bob', 'store')))[0]).toMatchObject({ refusal: { code: 'cases.not-allowed' } })
  expect((await by(actor('ann', 'desk')))[0]).toMatchObject({ ok: true })
})

test('a case keeps the version that it opened with', async () => {
  await type('grows')
  const [old] = await done({ type: 'grows' })
  await type('grows', { fields: [fieldOf('more', { type: 'text' }, { required: true })] })
  expect(wordsOf(await open({ type: 'grows' }))).toEqual(['cases.fields-wrong'])
  expect(await get(old?.id ?? '')).toMatchObject({ typeVersion: 1 })
})

test('asked again under its key a case opens once; the key with other content is refused', async () => {
  await type('once')
  const item = { key: newKey(), type: 'once' }
  const [first] = await open(item, item)
  const again = await open(item, { ...item, title: 'other' })
  expect(wordsOf(again)).toEqual(['repeated', 'commands.key-taken'])
  expect(again[0]?.done).toEqual(first?.done)
  expect(valueOf(await program.listCases({ query: { type: 'once' } })).items).toHaveLength(1)
})

test('what was refused opens once it is mended, under the same key', async () => {
  await type('mended', { subject: ['customer'] })
  const key = newKey()
  expect(wordsOf(await open({ key, type: 'mended' }))).toEqual(['cases.subject-missing'])
  expect(wordsOf(await open({ key, type: 'mended', customer: 'c' }))).toEqual(['done'])
})

test('the running number begins anew with the day of the server, and types of one prefix share it', async () => {
  const numbering = { prefix: 'D', digits: 5, period: 'day' }
  await type('day-one', { numbering })
  await type('day-two', { numbering })
  const items = [{ type: 'day-one' }, { type: 'day-two' }]
  server.clock.set(at('2026-03-04T15:59:59.999Z'))
  const before = await done(...items)
  server.clock.set(at('2026-03-04T16:00:00Z'))
  const after = await done(...items)
  server.clock.set(NOON)
  expect([...before, ...after].map(({ number }) => number)).toEqual([
    'D-20260304-00001',
    'D-20260304-00002',
    'D-20260305-00001',
    'D-20260305-00002',
  ])
})

test('a hundred callers at once never get one number twice', async () => {
  await type('crowd', { numbering: { prefix: 'C', digits: 6 } })
  const opened = await Promise.all(Array.from({ length: 100 }, () => done({ type: 'crowd' }, { type: 'crowd' })))
  const numbers = opened.flat().map(({ number }) => number)
  expect(new Set(numbers).size).toBe(200)
  expect(numbers.toSorted().at(-1)).toBe('C-000200')
})

/** Opens a case in a transaction that goes on until it is let go. */
async function openingThatStays(type: string) {
  const opened = Promise.withResolvers<string>()
  const letGo = Promise.withResolvers<boolean>()
  const over = inTransaction(database, async (tx) => {
    const items = [{ key: newKey(), type, source: 'shop', fields: {} }]
    const [one] = await openCases(tx, engine, items, { actor: actor('ann'), now: NOON })
    opened.resolve(one?.ok ? one.value.answer.number : JSON.stringify(one?.refusal))
    if (!(await letGo.promise)) throw new Error('the plug is pulled')
  })
  const end = (commits: boolean) => {
    letGo.resolve(commits)
    return over
  }
  return { number: await opened.promise, end }
}

test.each([true, false])('whoever opens a case waits for no other opening; it committed: %s', async (commits) => {
  const prefix = `WAIT${commits ? 1 : 0}`
  await type(`wait-${commits}`, { numbering: { prefix, digits: 4, period: 'month' } })
  await done({ type: `wait-${commits}` })
  const slow = await openingThatStays(`wait-${commits}`)
  expect(slow.number).toBe(`${prefix}-202603-0002`)
  const meanwhile = await done({ type: `wait-${commits}` }, { type: `wait-${commits}` })
  const ending = slow.end(commits)
  if (commits) await ending
  else await expect(ending).rejects.toThrow('plug')
  const after = await done({ type: `wait-${commits}` })
  // What was undone leaves a gap: its number is not given to anybody else.
  const numbers = [...meanwhile, ...after].map(({ number }) => number)
  expect(numbers).toEqual(['0003', '0004', '0005'].map((running) => `${prefix}-202603-${running}`))
})

test('the first of a period may be undone while others wait for where it begins', async () => {
  await type('begin', { numbering: { prefix: 'BEGIN', digits: 4, period: 'day' } })
  const first = await openingThatStays('begin')
  const waiting = Promise.all(Array.from({ length: 5 }, () => done({ type: 'begin' })))
  await expect.poll(waitersForTransactions).toBe(5)
  await expect(first.end(false)).rejects.toThrow('plug')
  const numbers = (await waiting).flat().map(({ number }) => number)
  // Nobody was told the number of the case that was undone: the period begins with the first that is kept.
  expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5].map((running) => `BEGIN-20260301-000${running}`))
})

async function waitersForTransactions(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event = 'transactionid'`.execute(database)
  return rows[0]?.count ?? 0
}

test('types deployed at once with a new prefix agree on its numbers, and a prefix that was lost is made again', async () => {
  const numbering = { prefix: 'FRESH', digits: 4 }
  await Promise.all(['fresh-one', 'fresh-two'].map((key) => type(key, { numbering })))
  await sql`drop sequence "case_number_of_FRESH"`.execute(database)
  const opened = await Promise.all(['fresh-one', 'fresh-two', 'fresh-one'].map((key) => done({ type: key })))
  expect(
    opened
      .flat()
      .map(({ number }) => number)
      .toSorted(),
  ).toEqual(['FRESH-0001', 'FRESH-0002', 'FRESH-0003'])
})

test('a hundred callers with one key open one case', async () => {
  await type('race')
  const item = { key: newKey(), type: 'race' }
  const ids = await Promise.all(Array.from({ length: 100 }, () => done(item)))
  expect(new Set(ids.flat().map(({ id }) => id)).size).toBe(1)
})

test('ten thousand open in one call, ascending', async () => {
  await type('mass', { numbering: { prefix: 'M', digits: 5 }, subject: ['customer'] })
  const items = Array.from({ length: 10_000 }, (_, n) => ({
    type: 'mass',
    ...(n % 1_000 !== 0 && { customer: `c${n}` }),
  }))
  const outcomes = await open(...items)
  expect(outcomes.filter(({ done }) => done === null)).toHaveLength(10)
  const numbers = outcomes.flatMap(({ done }) => done?.number ?? [])
  expect(numbers).toEqual(numbers.toSorted())
  expect(numbers.at(-1)).toBe('M-09990')
})

test('killed half-way, nothing was opened: no record, no flow, no key', async () => {
  await type('cut', { process: 'talk', numbering: { prefix: 'CUT', digits: 4 } })
  const counts = async () => {
    const { rows } = await sql`select (select count(*) from service_case), (select count(*) from process_instance) as b,
      (select count(*) from command_record) as c, (select count(*) from case_number_period) as d`.execute(database)
    return rows
  }
  const before = await counts()
  const key = newKey()
  const cut = inTransaction(database, async (tx) => {
    const by = { actor: actor('ann'), now: NOON }
    await openCases(tx, engine, [{ key, type: 'cut', source: 'shop', fields: {} }], by)
    throw new Error('the plug is pulled')
  })
  await expect(cut).rejects.toThrow('plug')
  expect(await counts()).toEqual(before)
  expect((await done({ key, type: 'cut' }))[0]?.number).toBe('CUT-0001')
})

test.each<[string, object]>([
  ['a title without end', { title: 'x'.repeat(1_000_000) }],
  ['a blank title', { title: ' ' }],
  ['half a character', { title: '\ud800' }],
  ['a type that is none', { type: '../secret' }],
  ['fields that are no fields', { fields: [] }],
  ['a name that nobody knows', { surplus: 1 }],
  ['a number for text', { customer: 7 }],
])('%s is refused before anything happens', async (_, more) => {
  await type('plain')
  const body = { items: [{ key: newKey(), type: 'plain', source: 'shop', ...more } as never] }
  expect(codeOf(await program.openCases({ body }))).toMatch(/^http\./)
})

const bare = async (fields: string) => {
  await type('bare')
  return open({ type: 'bare', fields: JSON.parse(fields) })
}

test.each(['constructor', 'toString', ''])('the field %j is not one of the type', async (name) => {
  expect(wordsOf(await bare(`{${JSON.stringify(name)}: 1}`))).toEqual(['cases.fields-wrong'])
})

test('a field __proto__ is refused by its name, and makes nothing of other objects', async () => {
  await type('bare')
  const fields: object = JSON.parse('{"__proto__": {"polluted": true}}')
  const body = { items: [{ key: newKey(), type: 'bare', source: 'shop', fields } as never] }
  const refused = await program.openCases({ body })
  expect(codeOf(refused)).toBe('http.body-unreadable')
  expect(JSON.stringify(refused)).toContain('__proto__')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})
