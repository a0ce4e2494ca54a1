import { z } from 'zod'
import type { ProviderAnswer } from '../../port.ts'

/** A refund as WeChat Pay states it; a notification calls its state `refund_status`. */
export const wechatRefund = z.object({
  refund_id: z.string().max(64),
  out_refund_no: z.string().max(64),
  status: z.string().max(32).optional(),
  refund_status: z.string().max(32).optional(),
  success_time: z.string().max(64).optional(),
  user_received_account: z.string().max(256).optional(),
  amount: z.object({ refund: z.int(), total: z.int() }),
})

type WechatRefund = z.output<typeof wechatRefund>

/** What the state of a refund means (退款状态: SUCCESS, CLOSED, PROCESSING, ABNORMAL). */
export function refundAnswer(refund: WechatRefund): ProviderAnswer {
  const state = refund.status ?? refund.refund_status ?? ''
  const reference = refund.refund_id
  const facts = { refundId: reference, state, ...(refund.success_time !== undefined && { at: refund.success_time }) }
  switch (state) {
    case 'SUCCESS':
      return { kind: 'done', reference, facts }
    case 'PROCESSING':
      return { kind: 'accepted', reference, facts }
    case 'CLOSED':
      return { kind: 'failed', words: CLOSED, facts }
    case 'ABNORMAL':
      return { kind: 'stuck', words: ABNORMAL, mayHaveHappened: true, facts }
    default:
      return { kind: 'stuck', words: UNHEARD_OF, mayHaveHappened: true, facts }
  }
}

const CLOSED = {
  en: 'WeChat Pay has closed the refund: the money did not go.',
  'zh-CN': '微信支付已关闭此退款，款项未退出。',
}
const ABNORMAL = {
  en: 'The money could not reach the customer’s bank account. Mend it on the merchant platform, then say how it ended.',
  'zh-CN': '退款异常：款项无法退至用户的银行卡。请在商户平台处理异常退款后登记结果。',
}
const UNHEARD_OF = {
  en: 'WeChat Pay states a state that is not known here.',
  'zh-CN': '微信支付返回了未知的退款状态。',
}

/** The balance has to be topped up by a person meanwhile. */
const UNTIL_TOPPED_UP = 600_000
/** Two refunds of one order want a minute between them. */
const UNTIL_CALM = 60_000

/** What an error code of WeChat Pay means for a refund. */
export function errorAnswer(status: number, code: string, message: string): ProviderAnswer {
  const facts = { status, code, message: message.slice(0, 500) }
  const words = {
    en: `WeChat Pay answers ${code || status}: ${facts.message}`,
    'zh-CN': `微信支付返回 ${code || status}：${facts.message}`,
  }
  switch (code) {
    case 'NOT_ENOUGH':
      return { kind: 'trouble', words: POOR, mayHaveHappened: false, retryAfter: UNTIL_TOPPED_UP, facts }
    case 'FREQUENCY_LIMITED':
      return { kind: 'trouble', words, mayHaveHappened: false, retryAfter: UNTIL_CALM, facts }
    case 'USER_ACCOUNT_ABNORMAL':
      return { kind: 'failed', words, facts }
    case 'PARAM_ERROR':
    case 'INVALID_REQUEST':
    case 'SIGN_ERROR':
    case 'NO_AUTH':
    case 'MCH_NOT_EXISTS':
    case 'RESOURCE_NOT_EXISTS':
      return { kind: 'stuck', words, mayHaveHappened: false, facts }
    default:
      return { kind: 'trouble', words, mayHaveHappened: true, facts }
  }
}

const POOR = {
  en: 'The balance at WeChat Pay does not suffice for this refund. It goes on once the balance is topped up.',
  'zh-CN': '微信支付商户余额不足，充值后将自动继续退款。',
}
