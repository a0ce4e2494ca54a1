import { afterAll, expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { eventually } from '../../../test/eventually.ts'
import { valueOf } from '../../../test/http-server.ts'
import { orderRoutes } from '../../modules/orders/index.ts'
import { type Adapter, openProviders, sandbox } from '../../modules/providers/index.ts'
import { refundRoutes, settleRefundParts } from '../../modules/refunds/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { serveSandbox } from './serve-sandbox.ts'

const ORDERS = 12
const PAID = 10_000

const box = await serveSandbox({
  port: 0,
  seed: 5,
  failures: 30,
  refusals: 20,
  delay: 10,
  secret: 's',
  clock: systemClock,
})
const troubles: unknown[] = []
let desk: ReturnType<typeof openProviders>['desk'] | undefined
const { program, server } = await apiProgram(({ database }) => {
  const speaking = (notifyUrl: string | null) => sandbox({ address: box.address, secret: 's', notifyUrl })
  // Where it is to tell us is known once the server listens.
  const send: Adapter['send'] = (call, signal) =>
    speaking(`${server.url}/api/provider-notifications/sandbox`).send(call, signal)
  const adapter: Adapter = { ...speaking(null), send }
  const outside = openProviders({
    database,
    clock: systemClock,
    log: { error: (facts: unknown) => void troubles.push(facts), warn: () => undefined },
    providers: [{ name: 'sandbox', adapter, concurrency: 8 }],
    settlers: { payment: settleRefundParts },
    hearers: {},
    patience: {
      request: 300,
      lease: 700,
      attempts: 40,
      firstPause: 10,
      longestPause: 100,
      firstInquiry: 20,
      longestInquiry: 100,
    },
  })
  desk = outside.desk
  return [...outside.routes, ...orderRoutes({ database }), ...refundRoutes({ database })]
})
// The gateway tells the server what the desk asks about: both must have the same day, or what was just accepted is old.
server.clock.set(systemClock.now())
afterAll(async () => {
  await desk?.stop()
  await box.close()
})

test('refunds through a gateway that fails at random end settled or failed, and books and gateway agree to the fen', {
  timeout: 300_000,
}, async () => {
  const names = Array.from({ length: ORDERS }, (_, n) => `2026030100${n}`)
  const orders = names.map((number) => ({
    key: number,
    source: 'shop',
    number,
    customer: '14527',
    currency: 'CNY',
    orderedAt: '2026-03-01T08:00:00Z',
    lines: [{ reference: '1', product: '22752', productName: '电水壶', quantity: 1, unitPrice: PAID }],
    payments: [{ method: 'wallet', provider: 'sandbox', providerReference: `P${number}`, amount: PAID }],
  }))
  expect(new Set(wordsOf(valueOf(await program.recordOrders({ body: { items: orders } })).items))).toEqual(
    new Set(['done']),
  )
  const refunds = names.flatMap((order) =>
    [1_111, 2_222, 3_333].map((goodwill) => ({ key: `${order}/${goodwill}`, source: 'shop', order, goodwill })),
  )
  for (const _again of [1, 2]) valueOf(await program.issueRefunds({ body: { items: refunds } }))
  const parts = async (status: 'pending' | 'settled' | 'failed') =>
    valueOf(await program.listRefundParts({ query: { status, limit: 200 } })).items
  await eventually(async () => {
    await desk?.loops[0]?.round(false)
    expect(await parts('pending')).toEqual([])
  })
  const [settled, failed] = [await parts('settled'), await parts('failed')]
  expect(settled.length + failed.length).toBe(refunds.length)
  expect(failed.length).toBeGreaterThan(0)
  const done = box.entries().filter(({ status }) => status === 'done')
  expect(done.map(({ subjectId }) => subjectId).toSorted()).toEqual(settled.map(({ id }) => id).toSorted())
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const given = sum(done.map(({ payload }) => Number(payload['amountMinor'])))
  expect(sum(settled.map(({ amount }) => amount.minor))).toBe(given)
  const found = valueOf(await program.listOrders({ query: { source: 'shop', limit: 200 } })).items
  const accounts = await Promise.all(
    found.map(async ({ id }) => valueOf(await program.getOrder({ params: { id } })).payments),
  )
  expect(sum(accounts.flat().map(({ refunded }) => refunded))).toBe(given)
  expect(troubles).toEqual([])
})
