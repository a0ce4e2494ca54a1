import { expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { at, jobOf, NOON } from '../../../../test/engine.ts'
import { sell } from '../../../../test/shop.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { caseTasks } from './look-up.tasks.ts'

const { database } = await testDatabase()

const lookUp = async (...asked: readonly { readonly case?: unknown; readonly request?: unknown }[]) => {
  const jobs = asked.map((variables) => jobOf(variables))
  const answers = (await inTransaction(database, async (tx) => caseTasks['cases.look-up']?.(tx, jobs, NOON))) ?? []
  return answers.map((answer) => ('variables' in answer ? answer.variables['facts'] : answer.failure.code))
}
const about = (order: string | null, more: object = {}) => ({
  case: { id: newId(NOON), source: 'shop', order, product: null, customer: null, ...more },
})

/** A closed case of a customer, opened on a day. */
const closed = (customer: string, day: string, more: object = {}) =>
  database
    .insertInto('service_case')
    .values({
      id: newId(NOON),
      number: newId(NOON),
      source: 'shop',
      kind: 'old',
      type_version: 1,
      instance_id: newId(NOON),
      customer,
      opened_at: `${day}T12:00:00Z`,
      status: 'closed',
      ...more,
    })
    .execute()

await database
  .insertInto('case_type')
  .values({ key: 'old', version: 1, digest: '', document: '{}', deployed_at: '2026-03-01T12:00:00Z' })
  .execute()

await sell(
  database,
  { orderNumber: 'two', product: 'a', customer: 'c', paidMinor: 500, quantity: 2 },
  { orderNumber: 'two', product: 'b', customer: 'c', paidMinor: 700, deliveredAt: at('2026-02-28T13:00:00Z') },
  { orderNumber: 'one', product: 'a', productName: 'Kettle', customer: 'd', paidMinor: 900, quantity: 3 },
)

test('an order is found with what was paid and when it came, and with the line of the product', async () => {
  const [a, b, none] = await lookUp(about('two', { product: 'a' }), about('two', { product: 'b' }), about('two'))
  const order = {
    number: 'two',
    currency: 'GBP',
    orderedAt: '2026-02-28T12:00:00.000Z',
    deliveredAt: '2026-02-28T13:00:00.000Z',
    paidMinor: 1200,
    shipped: true,
  }
  expect(a).toMatchObject({ found: true, order, line: { product: 'a', quantity: 2, paidMinor: 500, shipped: false } })
  expect(b).toMatchObject({ line: { product: 'b', deliveredAt: '2026-02-28T13:00:00.000Z', shipped: true } })
  expect(none).toMatchObject({ found: true, order, line: null })
  expect(a).toMatchObject({ lines: [] })
})

test('where no line is meant, the lines of the order are there to choose from', async () => {
  const [unnamed, elsewhere, only] = await lookUp(about('two'), about('two', { product: 'z' }), about('one'))
  const { lines } = unnamed as { lines: { value: string; label: string }[] }
  expect(lines.map(({ label }) => label)).toEqual([expect.stringMatching(/ × 2$/), expect.stringMatching(/ × \d$/)])
  const [chosen] = await lookUp({ ...about('two'), request: { line: lines[1]?.value ?? '' } })
  expect(chosen).toMatchObject({ line: { product: 'b' } })
  expect(elsewhere).toMatchObject({ line: null, lines })
  expect(only).toMatchObject({ lines: [] })
})

test('the only line of an order is meant without being named; a line is also known by its id', async () => {
  const [only] = await lookUp(about('one'))
  expect(only).toMatchObject({ found: true, line: { product: 'a', productName: 'Kettle', freeUnits: 3 } })
  const { id } = (only as { line: { id: string } }).line
  const [byId, byOther] = await lookUp(
    { ...about('one'), request: { line: id.toUpperCase() } },
    { ...about('one'), request: { line: 'elsewhere' } },
  )
  expect(byId).toMatchObject({ found: true, line: { id } })
  expect(byOther).toMatchObject({ found: false, line: null, order: { number: 'one' } })
})

test.each<[string, ReturnType<typeof about>]>([
  ['no order is named', about(null)],
  ['there is none of that number', about('three')],
  ['it is of another source', about('one', { source: 'other' })],
])('nothing is found where %s', async (_, asked) => {
  expect(await lookUp(asked)).toEqual([
    { found: false, order: null, line: null, lines: [], customer: { cases: 0, refused: 0, refundedMinor: null } },
  ])
})

test('a product that the order does not hold, and an order of somebody else, are not found', async () => {
  expect(await lookUp(about('one', { product: 'z' }), about('one', { customer: 'c' }))).toMatchObject([
    { found: false, order: { number: 'one' } },
    { found: false, order: { number: 'one' } },
  ])
})

test('the other cases of the customer in the last 365 days count, money in the currency of the order', async () => {
  await closed('d', '2025-03-01', { outcome: 'refused' })
  await closed('d', '2025-02-28', { outcome: 'refused' })
  await closed('d', '2026-02-01', { outcome: 'refunded', refund_minor: 300, currency: 'GBP' })
  await closed('d', '2026-02-01', { outcome: 'refunded', refund_minor: 5_000, currency: 'CNY' })
  await closed('d', '2026-02-01', { outcome: 'refused', source: 'other' })
  const id = newId(NOON)
  await closed('d', '2026-03-01', { id })
  const [named, ofOrder, without] = await lookUp(
    about('one', { customer: 'd', id }),
    about('one', { id }),
    about(null, { customer: 'd', id }),
  )
  const customer = { cases: 3, refused: 1, refundedMinor: 300 }
  expect([named, ofOrder]).toMatchObject([{ customer }, { customer }])
  expect(without).toMatchObject({ customer: { ...customer, refundedMinor: null } })
})

test('thousands of cases are looked up at once, each with its own facts', async () => {
  const lines = Array.from({ length: 2_000 }, (_, n) => ({ orderNumber: `m${n}`, customer: `m${n}`, paidMinor: n }))
  await sell(database, ...lines)
  const facts = await lookUp(...lines.map(({ orderNumber }) => about(orderNumber)))
  expect(facts.map((one) => (one as { order: { paidMinor: number } }).order.paidMinor)).toEqual(
    lines.map(({ paidMinor }) => paidMinor),
  )
})

test.each([{}, { case: null }, { case: 'x' }, { case: [] }, { case: { order: 'one' } }, { case: { source: 7 } }])(
  'a flow that no case began says so: %j',
  async (variables) =>
    expect(await lookUp(variables, about('one'))).toMatchObject(['cases.case-missing', { found: true }]),
)
