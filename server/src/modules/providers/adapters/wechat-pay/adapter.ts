import { randomBytes } from 'node:crypto'
import { accept, refuse } from '@aftersale/kernel'
import { z } from 'zod'
import type { Clock } from '../../../../platform/clock.ts'
import type { RefundPayload } from '../../payloads.ts'
import type { Adapter, HeardNotices, Notification, PortCall, ProviderAnswer } from '../../port.ts'
import { type Answered, ask, parsed } from '../ask.ts'
import { errorAnswer, refundAnswer, wechatRefund } from './refund-answer.ts'
import { authorisation, decrypted, isSigned, type WechatMerchant } from './signing.ts'

export interface WechatPayOptions extends WechatMerchant {
  /** `https://api.mch.weixin.qq.com`, without a slash at its end. */
  readonly address: string
  /** Where WeChat Pay tells how refunds end; null: it is asked. */
  readonly notifyUrl: string | null
  readonly clock: Clock
}

const REFUNDS = '/v3/refund/domestic/refunds'

/**
 * Refunds by WeChat Pay, API v3 (微信支付 申请退款, 查询单笔退款, 退款结果通知). `out_refund_no` is the call's id: WeChat Pay
 * refunds once for one number, so the same number is sent again after an error of which nobody knows what came of it.
 */
export function wechatPay(options: WechatPayOptions): Adapter {
  return {
    ports: ['payment'],
    send: async (call, signal) => {
      const body = JSON.stringify(refundBody(call, options.notifyUrl))
      const answered = await request(options, { method: 'POST', path: REFUNDS, body }, signal)
      return answerOf(options, call, answered)
    },
    query: async (call, signal) => {
      const path = `${REFUNDS}/${encodeURIComponent(call.id)}`
      const answered = await request(options, { method: 'GET', path, body: '' }, signal)
      const { code } = errorOf(answered)
      if (answered.status === 404 && code === 'RESOURCE_NOT_EXISTS' && isAuthentic(options, answered))
        return { kind: 'unknown' }
      return answerOf(options, call, answered)
    },
    hear: (notification) => hear(options, notification),
    receipt: { code: 'SUCCESS', message: '成功' },
  }
}

/** `reason` is shown to the customer, in at most 80 bytes. */
function refundBody({ id, payload }: PortCall, notifyUrl: string | null) {
  const { paymentReference, amountMinor, capturedMinor, currency, reason } = payload as RefundPayload
  return {
    transaction_id: paymentReference,
    out_refund_no: id,
    ...(reason !== null && { reason: cutToBytes(reason, 80) }),
    ...(notifyUrl !== null && { notify_url: notifyUrl }),
    amount: { refund: amountMinor, total: capturedMinor, currency },
  }
}

export function cutToBytes(text: string, most: number): string {
  let cut = text
  while (Buffer.byteLength(cut) > most) cut = [...cut].slice(0, -1).join('')
  return cut
}

interface WechatRequest {
  readonly method: string
  readonly path: string
  readonly body: string
}

function request(
  options: WechatPayOptions,
  { method, path, body }: WechatRequest,
  signal: AbortSignal,
): Promise<Answered> {
  const nonce = randomBytes(16).toString('hex')
  // Says which of its keys WeChat Pay is to sign the answer with, where it gave us a public key in place of certificates.
  const publicKeyId = [...options.platformKeys.keys()].find((id) => id.startsWith('PUB_KEY_ID_'))
  return ask(options.address + path, {
    method,
    signal,
    headers: {
      accept: 'application/json',
      'user-agent': 'aftersale',
      authorization: authorisation(options, { method, path, body }, options.clock.now(), nonce),
      ...(body !== '' && { 'content-type': 'application/json' }),
      ...(publicKeyId !== undefined && { 'wechatpay-serial': publicKeyId }),
    },
    ...(body !== '' && { body }),
  })
}

const isAuthentic = (options: WechatPayOptions, { headers, text }: Answered) =>
  isSigned(options, headers, Buffer.from(text), options.clock.now())

const errorBody = z.object({ code: z.string().max(64), message: z.string().default('') })

function errorOf({ text }: Answered): { readonly code: string; readonly message: string } {
  const read = errorBody.safeParse(parsed(text))
  return read.success ? read.data : { code: '', message: '' }
}

/** An answer is believed where it is signed; of one that is not, only that our own signature was not understood. */
function answerOf(options: WechatPayOptions, call: PortCall, answered: Answered): ProviderAnswer {
  const { status } = answered
  const { code, message } = errorOf(answered)
  if (!isAuthentic(options, answered)) {
    if (status === 401 && code === 'SIGN_ERROR') return errorAnswer(status, code, message)
    return { kind: 'trouble', words: UNSIGNED, mayHaveHappened: true, facts: { status, code } }
  }
  if (status < 200 || status >= 300) return errorAnswer(status, code, message)
  const refund = wechatRefund.safeParse(parsed(answered.text))
  const asked = (call.payload as RefundPayload).amountMinor
  if (!refund.success || refund.data.out_refund_no !== call.id || refund.data.amount.refund !== asked) {
    return { kind: 'stuck', words: OTHER, mayHaveHappened: true, facts: { status } }
  }
  return refundAnswer(refund.data)
}

const UNSIGNED = { en: 'The answer is not signed by WeChat Pay.', 'zh-CN': '应答未通过微信支付签名验证。' }
const OTHER = {
  en: 'WeChat Pay answers of another refund, or of another amount.',
  'zh-CN': '微信支付的应答与所请求的退款或金额不符。',
}

const notification = z.object({
  event_type: z.string().max(64),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string().max(200_000),
    nonce: z.string().min(1).max(64),
    associated_data: z.string().max(64).optional(),
  }),
})
const told = wechatRefund.extend({ mchid: z.string() })

function hear(options: WechatPayOptions, { headers, body }: Notification): HeardNotices {
  if (!isSigned(options, headers, body, options.clock.now()))
    return refuse({ code: 'providers.notification-untrusted' })
  const envelope = notification.safeParse(parsed(Buffer.from(body).toString('utf8')))
  // Of a merchant's other affairs, such as payments, nothing is wanted here.
  if (envelope.success && !envelope.data.event_type.startsWith('REFUND.')) return accept([])
  const text = envelope.success ? decrypted(options, envelope.data.resource) : undefined
  const refund = told.safeParse(parsed(text ?? ''))
  if (!refund.success || refund.data.mchid !== options.merchantId)
    return refuse({ code: 'providers.notification-unreadable' })
  return accept([{ kind: 'answer', callId: refund.data.out_refund_no, answer: refundAnswer(refund.data) }])
}
