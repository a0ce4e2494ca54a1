import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { at, NOON } from '../../../test/engine.ts'
import { sell } from '../../../test/shop.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { UnitClaim } from './claim-units.ts'
import { type HoldRequest, holdUnits, releaseUnits } from './hold-units.ts'
import type { NewOrderLine } from './order-line.ts'

const { database } = await testDatabase()
beforeEach(async () => {
  await sql`truncate order_line cascade`.execute(database)
})

const sold = (...given: readonly Partial<NewOrderLine>[]) => sell(database, ...given)

const wanted = (given: Partial<HoldRequest> = {}): HoldRequest => ({
  source: 'shop',
  product: 'p',
  orderNumber: null,
  customer: 'c',
  units: 1,
  currency: 'GBP',
  requestedAt: NOON,
  ...given,
})

const hold = (...requests: readonly HoldRequest[]) => inTransaction(database, (tx) => holdUnits(tx, requests))

const unitsOf = (answers: readonly (UnitClaim[] | null)[]) =>
  answers.map((claims) => claims?.map(({ units, amountMinor }) => [units, amountMinor]) ?? null)

const countersOf = async (id: string) =>
  database
    .selectFrom('order_line')
    .select(['claimed_units', 'claimed_minor'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('each request sees what the ones before it took: the order of requests decides', async () => {
  const [id = ''] = await sold({})
  expect(unitsOf(await hold(wanted({ units: 2 }), wanted({ units: 2 }), wanted({ units: 1 })))).toEqual([
    [[2, 667]],
    null,
    [[1, 333]],
  ])
  expect(await countersOf(id)).toEqual({ claimed_units: 3, claimed_minor: 1000 })
  expect(unitsOf(await hold(wanted()))).toEqual([null])
})

test('of several purchases the latest at or before the request is taken first', async () => {
  const [old = '', fresh = '', tomorrow = ''] = await sold(
    { orderedAt: at('2026-01-01T00:00:00Z') },
    { orderedAt: NOON },
    { orderedAt: at('2026-03-02T00:00:00Z') },
  )
  const [claims] = await hold(wanted({ units: 4 }))
  expect(claims?.map(({ lineId, units }) => [lineId, units])).toEqual([
    [fresh, 3],
    [old, 1],
  ])
  expect((await countersOf(tomorrow)).claimed_units).toBe(0)
})

test('a line is found by its order and by its customer, and is one line all the same', async () => {
  const [id = ''] = await sold({})
  const answers = await hold(
    wanted({ orderNumber: '1', customer: null, units: 1 }),
    wanted({ units: 1 }),
    wanted({ orderNumber: '1', customer: 'c', units: 1 }),
    wanted({ units: 1 }),
  )
  expect(unitsOf(answers)).toEqual([[[1, 333]], [[1, 334]], [[1, 333]], null])
  expect(await countersOf(id)).toEqual({ claimed_units: 3, claimed_minor: 1000 })
})

test('a request that names an order gets no unit of another order; one without order and customer gets none', async () => {
  await sold({ orderNumber: '1', quantity: 1 }, { orderNumber: '2', quantity: 5 })
  expect(unitsOf(await hold(wanted({ orderNumber: '1', units: 2 }), wanted({ orderNumber: '3' })))).toEqual([
    null,
    null,
  ])
  expect(unitsOf(await hold(wanted({ customer: null })))).toEqual([null])
})

test('neither another source, product, customer nor currency is taken', async () => {
  await sold({ source: 'other' }, { product: 'q' }, { customer: 'd' }, { currency: 'EUR' })
  expect(unitsOf(await hold(wanted()))).toEqual([null])
})

test('of two transactions at once one gets the last unit', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [id = ''] = await sold({ quantity: 1, product: `p${round}` })
    const ask = (by: Partial<HoldRequest>) => hold(wanted({ product: `p${round}`, ...by }))
    const answers = await Promise.all([ask({}), ask({ orderNumber: '1' }), ask({}), ask({ orderNumber: '1' })])
    expect(answers.flat().filter((claims) => claims !== null)).toHaveLength(1)
    expect(await countersOf(id)).toEqual({ claimed_units: 1, claimed_minor: 1000 })
  }
})

test('released units may be claimed again, and are worth what is left', async () => {
  const [id = ''] = await sold({ quantity: 3, paidMinor: 100 })
  const [first] = await hold(wanted({ units: 2 }))
  await inTransaction(database, (tx) => releaseUnits(tx, first ?? []))
  expect(await countersOf(id)).toEqual({ claimed_units: 0, claimed_minor: 0 })
  const answers = await hold(wanted({ units: 1 }), wanted({ units: 1 }), wanted({ units: 1 }))
  expect(unitsOf(answers)).toEqual([[[1, 33]], [[1, 34]], [[1, 33]]])
  await inTransaction(database, (tx) => releaseUnits(tx, answers[1] ?? []))
  expect(unitsOf(await hold(wanted({ units: 1 })))).toEqual([[[1, 34]]])
  expect(await countersOf(id)).toEqual({ claimed_units: 3, claimed_minor: 100 })
})

test('to release more than is held is a defect that the database stops', async () => {
  const [id = ''] = await sold({})
  const release = inTransaction(database, (tx) => releaseUnits(tx, [{ lineId: id, units: 1, amountMinor: 1 }]))
  await expect(release).rejects.toThrow('order_line_check')
})
