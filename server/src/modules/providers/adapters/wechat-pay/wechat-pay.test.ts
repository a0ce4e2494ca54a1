import { instant } from '@aftersale/kernel'
import { beforeEach, describe, expect, test } from 'vitest'
import { wechatPayServer } from '../../../../../test/gateways/wechat-pay.ts'
import { settableClock } from '../../../../platform/clock.ts'
import { newId } from '../../../../platform/ids.ts'
import type { PortCall } from '../../port.ts'
import { cutToBytes, wechatPay } from './adapter.ts'

const clock = settableClock(instant('2026-03-01T12:00:00Z'))
const gateway = await wechatPayServer(clock)
const { merchant, address } = gateway
const adapter = wechatPay({ ...merchant, address, notifyUrl: 'https://shop.example.cn/n', clock })
const signal = AbortSignal.timeout(30_000)

beforeEach(() => {
  gateway.refunds.clear()
  gateway.problems.length = 0
})

const refundOf = (amountMinor: number, more: object = {}): PortCall => ({
  id: newId(clock.now()),
  port: 'payment',
  action: 'refund',
  subjectId: newId(clock.now()),
  payload: {
    paymentReference: '4200000001',
    amountMinor,
    capturedMinor: 5_000,
    currency: 'CNY',
    reason: '七天无理由退货',
    ...more,
  },
})
const send = (call: PortCall) => adapter.send(call, signal)
const query = (call: PortCall) => adapter.query?.(call, signal)
const hear = ({ headers, body }: { headers: Record<string, string>; body: string }) =>
  adapter.hear?.({ headers: new Headers(headers), body: Buffer.from(body) })

describe('a refund', () => {
  test('is asked for, signed, and under way until it is told or asked', async () => {
    const call = refundOf(1_999)
    expect(await send(call)).toMatchObject({ kind: 'accepted', facts: { state: 'PROCESSING' } })
    expect(gateway.refunds.get(call.id)).toMatchObject({ amount: { refund: 1_999, total: 5_000, currency: 'CNY' } })
    expect(await query(call)).toMatchObject({ kind: 'accepted' })
    Object.assign(gateway.refunds.get(call.id) ?? {}, { status: 'SUCCESS' })
    expect(await query(call)).toMatchObject({ kind: 'done', reference: gateway.refunds.get(call.id)?.refund_id })
    expect(gateway.problems).toEqual([])
  })

  test('sent again under its number is the same refund', async () => {
    const call = refundOf(1_999)
    const first = await send(call)
    expect(await send(call)).toEqual(first)
    expect(gateway.refunds.size).toBe(1)
  })

  test('that it knows nothing of is unknown', async () => {
    expect(await query(refundOf(1))).toEqual({ kind: 'unknown' })
  })

  test.each([
    ['SUCCESS', 'done'],
    ['CLOSED', 'failed'],
    ['PROCESSING', 'accepted'],
    ['ABNORMAL', 'stuck'],
    ['SOMETHING_NEW', 'stuck'],
  ])('in the state %s is %s', async (status, kind) => {
    const call = refundOf(100)
    await send(call)
    Object.assign(gateway.refunds.get(call.id) ?? {}, { status })
    expect(await query(call)).toMatchObject({ kind })
  })

  test('beyond what was paid is not done', async () => {
    await send(refundOf(4_000))
    expect(await send(refundOf(1_001))).toMatchObject({ kind: 'stuck', facts: { code: 'INVALID_REQUEST' } })
    expect(gateway.refunds.size).toBe(1)
  })

  test('a long reason is cut at a character, to 80 bytes', async () => {
    expect(await send(refundOf(1, { reason: '退'.repeat(100) }))).toMatchObject({ kind: 'accepted' })
    expect(Buffer.byteLength(cutToBytes('a退'.repeat(40), 80))).toBeLessThanOrEqual(80)
    expect(cutToBytes('退'.repeat(100), 80)).toBe('退'.repeat(26))
  })
})

describe('an error', () => {
  test.each([
    [403, 'NOT_ENOUGH', 'trouble', false],
    [429, 'FREQUENCY_LIMITED', 'trouble', false],
    [500, 'SYSTEM_ERROR', 'trouble', true],
    [502, 'BAD_GATEWAY', 'trouble', true],
    [400, 'PARAM_ERROR', 'stuck', false],
    [400, 'INVALID_REQUEST', 'stuck', false],
    [403, 'NO_AUTH', 'stuck', false],
    [404, 'MCH_NOT_EXISTS', 'stuck', false],
    [404, 'RESOURCE_NOT_EXISTS', 'stuck', false],
  ])('%i %s is %s, may have happened: %s', async (status, code, kind, mayHaveHappened) => {
    gateway.next({ kind: 'error', status, code })
    expect(await send(refundOf(1))).toMatchObject({ kind, mayHaveHappened, facts: { code } })
  })

  test('of the customer’s account is final', async () => {
    gateway.next({ kind: 'error', status: 403, code: 'USER_ACCOUNT_ABNORMAL' })
    expect(await send(refundOf(1))).toMatchObject({ kind: 'failed' })
  })

  test('after which it was done all the same is found by asking', async () => {
    const call = refundOf(700)
    gateway.next({ kind: 'error-after', status: 500, code: 'SYSTEM_ERROR' })
    expect(await send(call)).toMatchObject({ kind: 'trouble', mayHaveHappened: true })
    expect(await query(call)).toMatchObject({ kind: 'accepted' })
    expect(gateway.refunds.size).toBe(1)
  })

  test('of ours in signing is a person’s to mend', async () => {
    const wrong = wechatPay({ ...merchant, privateKey: gateway.strangerKey, address, notifyUrl: null, clock })
    expect(await wrong.send(refundOf(1), signal)).toMatchObject({ kind: 'stuck', facts: { code: 'SIGN_ERROR' } })
    expect(gateway.problems).toEqual(['another signature'])
  })

  test('of our clock is one of signing', async () => {
    const late = settableClock(instant('2026-03-01T12:05:01Z'))
    const wrong = wechatPay({ ...merchant, address, notifyUrl: null, clock: late })
    expect(await wrong.send(refundOf(1), signal)).toMatchObject({ kind: 'stuck' })
    expect(gateway.problems).toEqual(['another time'])
  })
})

describe('an answer is not believed', () => {
  test.each(['unsigned', 'tampered', 'stranger', 'unknown-serial', 'old'] as const)('that is %s', async (kind) => {
    gateway.next({ kind })
    expect(await send(refundOf(1))).toMatchObject({ kind: 'trouble', mayHaveHappened: true })
  })

  test('where it is of another amount', async () => {
    const call = refundOf(100)
    await send(call)
    const other = { ...call, payload: { ...call.payload, amountMinor: 200 } }
    expect(await query(other)).toMatchObject({ kind: 'stuck', mayHaveHappened: true })
  })
})

describe('a notification', () => {
  test.each([
    ['SUCCESS', 'done'],
    ['CLOSED', 'failed'],
    ['ABNORMAL', 'stuck'],
  ])('of %s says %s', async (status, kind) => {
    const call = refundOf(100)
    await send(call)
    expect(await hear(gateway.notification(call.id, status))).toMatchObject({
      ok: true,
      value: [{ kind: 'answer', callId: call.id, answer: { kind } }],
    })
  })

  test('whose body was changed, or signed by another, or long ago, is not believed', async () => {
    const call = refundOf(100)
    await send(call)
    const { headers, body } = gateway.notification(call.id, 'SUCCESS')
    const refused = { ok: false, refusal: { code: 'providers.notification-untrusted' } }
    expect(await hear({ headers, body: body.replace('REFUND.SUCCESS', 'REFUND.CLOSED') })).toEqual(refused)
    for (const kind of ['stranger', 'unknown-serial', 'old'] as const) {
      expect(await hear(gateway.notification(call.id, 'SUCCESS', { flaw: { kind } }))).toEqual(refused)
    }
    for (const name of Object.keys(headers).filter((one) => one.startsWith('wechatpay'))) {
      expect(await hear({ headers: { ...headers, [name]: '' }, body })).toEqual(refused)
    }
  })

  test('replayed after five minutes is not believed', async () => {
    const call = refundOf(100)
    await send(call)
    const told = gateway.notification(call.id, 'SUCCESS')
    clock.advance(300_000)
    expect(await hear(told)).toMatchObject({ ok: true })
    clock.advance(1_000)
    expect(await hear(told)).toMatchObject({ ok: false })
  })

  test('encrypted with another key, or of another merchant, is unreadable', async () => {
    const call = refundOf(100)
    await send(call)
    const unreadable = { ok: false, refusal: { code: 'providers.notification-unreadable' } }
    expect(await hear(gateway.notification(call.id, 'SUCCESS', { key: 'k'.repeat(32) }))).toEqual(unreadable)
    expect(await hear(gateway.notification(call.id, 'SUCCESS', { mchid: '1900000002' }))).toEqual(unreadable)
    for (const body of ['', 'null', '{}', '{"event_type":"REFUND.SUCCESS","resource":{}}']) {
      expect(await hear({ headers: gateway.signed(body), body })).toEqual(unreadable)
    }
  })

  test('of a payment is none of ours', async () => {
    const body = JSON.stringify({
      event_type: 'TRANSACTION.SUCCESS',
      resource: { algorithm: 'AEAD_AES_256_GCM', ciphertext: 'x', nonce: 'n' },
    })
    expect(await hear({ headers: gateway.signed(body), body })).toEqual({ ok: true, value: [] })
  })
})
