import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { jobOf, NOON } from '../../../test/engine.ts'
import { request } from '../../../test/shop.ts'
import type { Job } from '../../engine/index.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { approveRefundTask } from './approve-refund.tasks.ts'

const { database } = await testDatabase()
const [requestId = '', otherId = ''] = await request(database, {}, { currency: 'JPY' })

const pounds = { id: requestId, currency: 'GBP' }
const approve = (...jobs: readonly Job[]) => inTransaction(database, (tx) => approveRefundTask(tx, jobs, NOON))
const refundsUnder = (key: string) =>
  database
    .selectFrom('refund')
    .select(['amount_minor', 'currency', 'request_id', 'approved_at'])
    .where('effect_key', '=', key)
    .execute()
const refunded = (minor: number, text: string, currency = 'GBP') => ({
  variables: { outcome: 'refunded', refunded: { minor, currency, text } },
})

test('what the units were worth goes back', async () => {
  const job = jobOf({ request: pounds, refund: { minor: 850, currency: 'GBP' } })
  expect(await approve(job)).toEqual([refunded(850, '8.50')])
  expect(await refundsUnder(job.effectKey)).toEqual([
    { amount_minor: 850, currency: 'GBP', request_id: requestId, approved_at: NOON },
  ])
})

test('under one effect key money goes back once, and the answer is what went back', async () => {
  const key = `${newId(NOON)}/7`
  const ask = (minor: number) => jobOf({ request: pounds, refund: { minor, currency: 'GBP' } }, key)
  await approve(ask(850))
  expect(await approve(jobOf({ request: pounds, refund: { minor: 1, currency: 'GBP' } }), ask(900))).toEqual([
    refunded(1, '0.01'),
    refunded(850, '8.50'),
  ])
  expect((await refundsUnder(key)).map((row) => row.amount_minor)).toEqual([850])
})

test('two at once under one key pay once', async () => {
  const job = jobOf({ request: pounds, refund: { minor: 500, currency: 'GBP' } })
  const answers = await Promise.all([approve(job), approve(job), approve(job)])
  expect(answers.flat()).toEqual([refunded(500, '5.00'), refunded(500, '5.00'), refunded(500, '5.00')])
  expect(await refundsUnder(job.effectKey)).toHaveLength(1)
})

test.each([
  ['as text', '12.50', 1250, '12.50'],
  ['as a number', 12.5, 1250, '12.50'],
])('where nothing was found, what a person granted goes back: %s', async (_, amount, minor, text) => {
  expect(await approve(jobOf({ request: pounds, refund: null, amount }))).toEqual([refunded(minor, text)])
})

test('a person’s amount is read by the exponent of the currency', async () => {
  const yen = { id: otherId, currency: 'JPY' }
  expect(await approve(jobOf({ request: yen, refund: null, amount: '1200' }))).toEqual([refunded(1200, '1200', 'JPY')])
  expect(await approve(jobOf({ request: yen, refund: null, amount: '12.5' }))).toMatchObject([
    { failure: { code: 'refunds.no-amount' } },
  ])
})

test('nothing to go back is a refund of nothing, where the units were worth nothing', async () => {
  expect(await approve(jobOf({ request: pounds, refund: { minor: 0, currency: 'GBP' } }))).toEqual([
    refunded(0, '0.00'),
  ])
})

test.each([
  ['none', undefined],
  ['not a number', 'plenty'],
  ['finer than a penny', '1.005'],
  ['nothing', '0'],
  ['less than nothing', '-1'],
  ['true', true],
])('without an amount the step fails, and no money moves: %s', async (_, amount) => {
  const job = jobOf({ request: pounds, refund: null, ...(amount === undefined ? {} : { amount }) })
  expect(await approve(job)).toEqual([
    { failure: { code: 'refunds.no-amount', message: { en: expect.any(String), 'zh-CN': expect.any(String) } } },
  ])
  expect(await refundsUnder(job.effectKey)).toEqual([])
})

test('one without an amount does not keep the others from theirs', async () => {
  const jobs = [jobOf({ request: pounds }), jobOf({ request: pounds, refund: { minor: 3, currency: 'GBP' } })]
  expect(await approve(...jobs)).toMatchObject([{ failure: {} }, refunded(3, '0.03')])
})

test('a refund that belongs to no request is a defect', async () => {
  await expect(approve(jobOf({ request: { currency: 'GBP' }, refund: { minor: 3 } }))).rejects.toThrow(
    /^expected request.id in the variables/,
  )
})
