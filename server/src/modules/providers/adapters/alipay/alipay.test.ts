import { instant } from '@aftersale/kernel'
import { beforeEach, describe, expect, test } from 'vitest'
import { alipayServer } from '../../../../../test/gateways/alipay.ts'
import { settableClock } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import type { PortCall } from '../../port.ts'
import { alipay } from './adapter.ts'
import { rawNode, signedText } from './signing.ts'

const clock = settableClock(instant('2026-03-01T16:30:00Z'))
const gateway = await alipayServer(clock)
const { app, address } = gateway
const adapter = alipay({ ...app, address, clock })
const signal = AbortSignal.timeout(30_000)

beforeEach(() => {
  gateway.refunds.clear()
  gateway.problems.length = 0
})

const refundOf = (amountMinor: number): PortCall => ({
  id: newId(clock.now()),
  port: 'payment',
  action: 'refund',
  subjectId: newId(clock.now()),
  payload: {
    paymentReference: '2026030122001400000001',
    amountMinor,
    capturedMinor: 5_000,
    currency: 'CNY',
    reason: '退货 & 退款=全部/部分',
  },
})
const send = (call: PortCall) => adapter.send(call, signal)
const query = (call: PortCall) => adapter.query?.(call, signal)

describe('a refund', () => {
  test.each([
    [1, '0.01'],
    [10, '0.10'],
    [1_999, '19.99'],
    [5_000, '50.00'],
  ])('of %i fen is asked for as %s yuan, and done where money moved', async (minor, yuan) => {
    const call = refundOf(minor)
    expect(await send(call)).toMatchObject({ kind: 'done', facts: { fundChange: 'Y' } })
    expect(gateway.refunds.get(call.id)?.amount).toBe(yuan)
    expect(gateway.problems).toEqual([])
  })

  test('sent again under its number moves no money, and is asked after', async () => {
    const call = refundOf(100)
    await send(call)
    expect(await send(call)).toMatchObject({ kind: 'accepted', facts: { fundChange: 'N' } })
    expect(await query(call)).toMatchObject({ kind: 'done' })
    expect(gateway.refunds.size).toBe(1)
  })

  test.each([
    ['REFUND_SUCCESS', 'done'],
    ['REFUND_PROCESSING', 'accepted'],
    ['REFUND_FAIL', 'failed'],
    ['SOMETHING_NEW', 'stuck'],
  ])('in the state %s is %s', async (status, kind) => {
    const call = refundOf(100)
    gateway.next({ kind: 'pending' })
    await send(call)
    Object.assign(gateway.refunds.get(call.id) ?? {}, { status })
    expect(await query(call)).toMatchObject({ kind })
  })

  test('that it knows nothing of is unknown', async () => {
    expect(await query(refundOf(1))).toEqual({ kind: 'unknown' })
  })

  test('beyond what was paid is not done', async () => {
    expect(await send(refundOf(5_001))).toMatchObject({ kind: 'stuck', mayHaveHappened: false })
  })

  test('of another amount under the same number is not believed', async () => {
    const call = refundOf(100)
    await send(call)
    expect(await query({ ...call, payload: { ...call.payload, amountMinor: 200 } })).toMatchObject({ kind: 'stuck' })
  })
})

describe('an error', () => {
  test.each([
    ['40004', 'ACQ.SYSTEM_ERROR', 'trouble', true],
    ['20000', 'isp.unknow-error', 'trouble', true],
    ['40004', 'ACQ.SELLER_BALANCE_NOT_ENOUGH', 'trouble', false],
    ['40005', 'isv.app-call-limited', 'trouble', false],
    ['40004', 'ACQ.INVALID_PARAMETER', 'stuck', false],
    ['40004', 'ACQ.REASON_TRADE_REFUND_FEE_ERR', 'stuck', false],
    ['40006', 'isv.insufficient-isv-permissions', 'stuck', false],
  ])('%s %s is %s, may have happened: %s', async (code, subCode, kind, mayHaveHappened) => {
    gateway.next({ kind: 'error', code, subCode })
    expect(await send(refundOf(1))).toMatchObject({ kind, mayHaveHappened, facts: { subCode } })
  })

  test('that the trade is over is final', async () => {
    gateway.next({ kind: 'error', code: '40004', subCode: 'ACQ.TRADE_HAS_FINISHED' })
    expect(await send(refundOf(1))).toMatchObject({ kind: 'failed' })
  })

  test('after which it was done all the same is found by asking', async () => {
    const call = refundOf(700)
    gateway.next({ kind: 'error-after', code: '20000', subCode: 'aop.unknow-error' })
    expect(await send(call)).toMatchObject({ kind: 'trouble', mayHaveHappened: true })
    expect(await query(call)).toMatchObject({ kind: 'done' })
  })

  test('of ours in signing is a person’s to mend', async () => {
    const wrong = alipay({ ...app, privateKey: gateway.strangerKey, address, clock })
    expect(await wrong.send(refundOf(1), signal)).toMatchObject({
      kind: 'stuck',
      facts: { code: 'isv.invalid-signature' },
    })
    expect(gateway.problems).toEqual(['isv.invalid-signature'])
  })
})

test.each(['unsigned', 'tampered', 'stranger'] as const)('an answer that is %s is not believed', async (kind) => {
  gateway.next({ kind })
  expect(await send(refundOf(1))).toMatchObject({ kind: 'trouble', mayHaveHappened: true })
})

describe('what is signed', () => {
  test('is every parameter but the signature and the empty ones, in the order of their names', () => {
    expect(signedText({ b: '2', sign: 'x', a: '1', empty: '', sign_type: 'RSA2' })).toBe('a=1&b=2&sign_type=RSA2')
  })

  test.each([
    ['{"a_response":{"x":"}\\"{"},"sign":"s"}', '{"x":"}\\"{"}'],
    ['{ "sign":"a_response", "a_response" : {"y":{"z":[1,{"q":"]"}]}} }', '{"y":{"z":[1,{"q":"]"}]}}'],
    ['{"o":{"a_response":{"x":1}},"a_response":{"x":2}}', '{"x":2}'],
    ['{"a_response":"text","b":{"x":1}}', undefined],
    ['{"a_response":[{"x":1}]}', undefined],
    ['{"a_response":{"x":1', undefined],
    ['', undefined],
  ])('in %s is the node’s own characters', (text, node) => {
    expect(rawNode(text, 'a_response')).toBe(node)
  })
})
