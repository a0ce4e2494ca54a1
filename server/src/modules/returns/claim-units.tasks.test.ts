import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { at, jobOf, NOON } from '../../../test/engine.ts'
import { request, sell } from '../../../test/shop.ts'
import type { JobAnswer } from '../../engine/index.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { NewOrderLine } from '../orders/index.ts'
import { claimUnitsTask } from './claim-units.tasks.ts'
import { releaseUnitsTask } from './release-units.tasks.ts'
import type { NewReturnRequest } from './return-request.ts'

const { database } = await testDatabase()
beforeEach(async () => {
  await sql`truncate sales_order, return_request cascade`.execute(database)
})

const sold = (...given: readonly Partial<NewOrderLine>[]) => sell(database, ...given)
const requested = (...given: readonly Partial<NewReturnRequest>[]) => request(database, ...given)

const jobsOf = (ids: readonly string[]) => ids.map((id) => jobOf({ request: { id } }))
const claim = (...ids: readonly string[]) => inTransaction(database, (tx) => claimUnitsTask(tx, jobsOf(ids), NOON))
const release = (...ids: readonly string[]) => inTransaction(database, (tx) => releaseUnitsTask(tx, jobsOf(ids), NOON))

function variablesOf(answers: readonly JobAnswer[]) {
  return answers.map((answer) => {
    if ('variables' in answer) return answer.variables
    throw new Error(`expected variables, got ${answer.failure.code}`)
  })
}

const claims = async (requestId: string) =>
  database
    .selectFrom('return_line')
    .innerJoin('goods_return', 'goods_return.id', 'return_line.return_id')
    .select(['units', 'value_minor', 'released_at'])
    .where('request_id', '=', requestId)
    .orderBy('return_line.id')
    .execute()

const NOT_FOUND = { found: false, oldestAgeDays: null, refundAmount: null, refund: null }

test('a request found whole holds its units, and rules see its age and its worth', async () => {
  await sold(
    { orderedAt: at('2026-02-01T12:00:00Z'), quantity: 2 },
    { orderedAt: at('2026-02-27T12:00:01Z'), quantity: 1, paidMinor: 333 },
  )
  const [id = ''] = await requested({ units: 2 })
  expect(variablesOf(await claim(id))).toEqual([
    { found: true, oldestAgeDays: 28, refundAmount: 8.33, refund: { minor: 833, currency: 'GBP' } },
  ])
  expect(await claims(id)).toEqual([
    { units: 1, value_minor: 333, released_at: null },
    { units: 1, value_minor: 500, released_at: null },
  ])
})

test('the amount that rules see is in units of the currency, whatever its exponent', async () => {
  await sold(
    { currency: 'JPY', quantity: 1, paidMinor: 1200 },
    { currency: 'KWD', quantity: 1, paidMinor: 1250, product: 'q' },
  )
  const ids = await requested({ currency: 'JPY' }, { currency: 'KWD', product: 'q' })
  expect(variablesOf(await claim(...ids))).toMatchObject([{ refundAmount: 1200 }, { refundAmount: 1.25 }])
})

test('a request not found whole claims nothing', async () => {
  await sold({ quantity: 3 })
  const ids = await requested({ units: 4 }, { customer: null })
  expect(variablesOf(await claim(...ids))).toEqual([NOT_FOUND, NOT_FOUND])
  expect(await claims(ids[0] ?? '')).toEqual([])
})

test('requests are served in the order of the jobs', async () => {
  await sold({ quantity: 3 })
  const [first = '', second = '', third = ''] = await requested({ units: 2 }, { units: 2 }, { units: 1 })
  expect(variablesOf(await claim(second, first, third)).map((variables) => variables['found'])).toEqual([
    true,
    false,
    true,
  ])
})

test('a flow that comes by again leaves held units as they are', async () => {
  await sold({ quantity: 3 })
  const [first = '', second = ''] = await requested({ units: 2 }, { units: 1 })
  await claim(first)
  expect(variablesOf(await claim(first, second))).toMatchObject([{}, { found: true }])
  expect((await claims(first)).map(({ units }) => units)).toEqual([2])
})

test('a refused request lets go of its units for others, once; it may claim them again', async () => {
  await sold({ quantity: 1 })
  const [first = '', second = ''] = await requested({}, {})
  await claim(first)
  expect(variablesOf(await release(first))).toEqual([{ outcome: 'refused', refund: null, refundAmount: null }])
  expect(await claims(first)).toEqual([{ units: 1, value_minor: 0, released_at: NOON }])
  await release(first)
  expect(variablesOf(await claim(second))).toMatchObject([{ found: true }])
  await release(second)
  expect(variablesOf(await claim(first))).toMatchObject([{ found: true }])
  expect(await claims(first)).toEqual([
    { units: 1, value_minor: 0, released_at: NOON },
    { units: 1, value_minor: 1000, released_at: null },
  ])
})

test('a job without its request is a defect, and says so', async () => {
  await expect(claim(newId(NOON))).rejects.toThrow(/^expected the return request .*, found none$/)
  const nameless = inTransaction(database, (tx) => claimUnitsTask(tx, [jobOf({ request: {} })], NOON))
  await expect(nameless).rejects.toThrow(/^expected request.id in the variables/)
})
