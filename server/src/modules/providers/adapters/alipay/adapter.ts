import type { KeyObject } from 'node:crypto'
import { decimalText } from '@aftersale/kernel'
import { z } from 'zod'
import type { Clock } from '../../../../platform/clock.ts'
import type { RefundPayload } from '../../payloads.ts'
import type { Adapter, PortCall, ProviderAnswer } from '../../port.ts'
import { type Answered, ask, parsed } from '../ask.ts'
import { chinaTime } from '../china-time.ts'
import { type AlipayNode, alipayNode, queriedAnswer, sentAnswer } from './refund-answer.ts'
import { isSignedRsa2, rawNode, signedText, signRsa2 } from './signing.ts'

export interface AlipayOptions {
  readonly appId: string
  /** 应用私钥 */
  readonly privateKey: KeyObject
  /** 支付宝公钥 */
  readonly alipayPublicKey: KeyObject
  /** `https://openapi.alipay.com/gateway.do` */
  readonly address: string
  readonly clock: Clock
}

/**
 * Refunds by Alipay (支付宝 alipay.trade.refund, alipay.trade.fastpay.refund.query), signed RSA2. `out_request_no` is the
 * call's id: Alipay refunds once for one number. Alipay does not tell of its own accord how a refund ended; it is asked.
 */
export function alipay(options: AlipayOptions): Adapter {
  return {
    ports: ['payment'],
    send: async (call, signal) => {
      const { paymentReference, reason } = call.payload as RefundPayload
      const content = {
        trade_no: paymentReference,
        refund_amount: yuan(call),
        out_request_no: call.id,
        ...(reason !== null && { refund_reason: [...reason].slice(0, 256).join('') }),
      }
      return heard(
        options,
        'alipay.trade.refund',
        await request(options, 'alipay.trade.refund', content, signal),
        sentAnswer,
      )
    },
    query: async (call, signal) => {
      const { paymentReference } = call.payload as RefundPayload
      const content = { trade_no: paymentReference, out_request_no: call.id }
      const answered = await request(options, QUERY, content, signal)
      const asked = { id: call.id, amount: yuan(call) }
      return heard(options, QUERY, answered, (node) => queriedAnswer(node, asked))
    },
  }
}

const QUERY = 'alipay.trade.fastpay.refund.query'

const yuan = ({ payload }: PortCall): string => {
  const { amountMinor, currency } = payload as RefundPayload
  return decimalText({ minor: amountMinor, currency })
}

function request(
  { appId, privateKey, address, clock }: AlipayOptions,
  method: string,
  content: object,
  signal: AbortSignal,
): Promise<Answered> {
  const parameters = {
    app_id: appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: chinaTime(clock.now()),
    version: '1.0',
    biz_content: JSON.stringify(content),
  }
  const sign = signRsa2(signedText(parameters), privateKey)
  return ask(`${address}?charset=utf-8`, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8', accept: 'application/json' },
    body: new URLSearchParams({ ...parameters, sign }).toString(),
  })
}

const envelope = z.object({ sign: z.string().max(1_000).default('') })

/** Believes what Alipay has signed; of what it has not, only that something went wrong. */
function heard(
  { alipayPublicKey }: AlipayOptions,
  method: string,
  { status, text }: Answered,
  understand: (node: AlipayNode) => ProviderAnswer,
): ProviderAnswer {
  const raw = rawNode(text, `${method.replaceAll('.', '_')}_response`) ?? rawNode(text, 'error_response')
  const sign = envelope.safeParse(parsed(text))
  const node = alipayNode.safeParse(parsed(raw ?? ''))
  const isAuthentic = raw !== undefined && sign.success && isSignedRsa2(raw, sign.data.sign, alipayPublicKey)
  if (isAuthentic && node.success) return understand(node.data)
  const code = node.success ? node.data.sub_code || node.data.code : ''
  // The gateway does not sign its answer to one whose own signature it did not understand.
  const isOurs = !isAuthentic && node.success && /^isv\.|^4000[126]$/.test(code)
  const words = isOurs ? NOT_UNDERSTOOD(code) : UNSIGNED
  return { kind: isOurs ? 'stuck' : 'trouble', words, mayHaveHappened: true, facts: { status, code } }
}

const UNSIGNED = { en: 'The answer is not signed by Alipay.', 'zh-CN': '应答未通过支付宝签名验证。' }
const NOT_UNDERSTOOD = (code: string) => ({
  en: `Alipay did not accept the request itself (${code}): look at the app id and the keys.`,
  'zh-CN': `支付宝未接受请求本身（${code}），请检查应用 ID 与密钥。`,
})
