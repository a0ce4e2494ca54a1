import { z } from 'zod'
import type { Sentence } from '../../../../platform/trouble.ts'
import type { ProviderAnswer } from '../../port.ts'

/** The response node, as far as it matters; amounts are yuan with two decimals, as text. */
export const alipayNode = z.object({
  code: z.string().max(16),
  msg: z.string().max(500).default(''),
  sub_code: z.string().max(100).default(''),
  sub_msg: z.string().max(500).default(''),
  trade_no: z.string().max(64).optional(),
  fund_change: z.string().max(4).optional(),
  out_request_no: z.string().max(64).optional(),
  refund_status: z.string().max(32).optional(),
  refund_amount: z.string().max(20).optional(),
})

export type AlipayNode = z.output<typeof alipayNode>

/** Of a request for a refund: done where money moved for it; else what became of it has to be asked. */
export function sentAnswer(node: AlipayNode): ProviderAnswer {
  if (node.code !== '10000') return errorAnswer(node)
  const reference = node.trade_no ?? null
  const facts = { fundChange: node.fund_change ?? '', tradeNo: reference }
  return node.fund_change === 'Y' ? { kind: 'done', reference, facts } : { kind: 'accepted', reference, facts }
}

/**
 * Of a query by the request's number. That the query was answered says nothing of the refund: it succeeded where its state
 * says so. Without a state Alipay knows of no such refund that succeeded, and the same number may be sent again.
 */
export function queriedAnswer(
  node: AlipayNode,
  asked: { readonly id: string; readonly amount: string },
): ProviderAnswer {
  if (node.code !== '10000') return node.sub_code === 'ACQ.TRADE_NOT_EXIST' ? { kind: 'unknown' } : errorAnswer(node)
  const reference = node.trade_no ?? null
  const facts = { state: node.refund_status ?? '', tradeNo: reference }
  switch (node.refund_status ?? '') {
    case '':
      return { kind: 'unknown' }
    case 'REFUND_SUCCESS': {
      const isOurs = node.out_request_no === asked.id && node.refund_amount === asked.amount
      return isOurs ? { kind: 'done', reference, facts } : { kind: 'stuck', words: OTHER, mayHaveHappened: true, facts }
    }
    case 'REFUND_PROCESSING':
      return { kind: 'accepted', reference, facts }
    case 'REFUND_FAIL':
      return { kind: 'failed', words: FAILED, facts }
    default:
      return { kind: 'stuck', words: UNHEARD_OF, mayHaveHappened: true, facts }
  }
}

const UNTIL_TOPPED_UP = 600_000
const UNTIL_CALM = 60_000
/** The trade is over and bears no refund any more. */
const FINAL = new Set(['ACQ.TRADE_HAS_FINISHED', 'ACQ.NOT_ALLOW_REFUND'])
/** 网关返回码: something of ours is to be mended before it is sent again. */
const OURS = new Set(['20001', '40001', '40002', '40003', '40006'])

function errorAnswer({ code, msg, sub_code, sub_msg }: AlipayNode): ProviderAnswer {
  const facts = { code, subCode: sub_code, message: sub_msg || msg }
  const words: Sentence = {
    en: `Alipay answers ${sub_code || code}: ${facts.message}`,
    'zh-CN': `支付宝返回 ${sub_code || code}：${facts.message}`,
  }
  if (sub_code === 'ACQ.SELLER_BALANCE_NOT_ENOUGH') {
    return { kind: 'trouble', words: POOR, mayHaveHappened: false, retryAfter: UNTIL_TOPPED_UP, facts }
  }
  if (code === '40005') return { kind: 'trouble', words, mayHaveHappened: false, retryAfter: UNTIL_CALM, facts }
  if (FINAL.has(sub_code)) return { kind: 'failed', words, facts }
  // 10003, 20000 and SYSTEM_ERROR say that nobody knows yet: what became of it is asked before it is sent again.
  const isKnown = code === '40004' && sub_code !== 'ACQ.SYSTEM_ERROR'
  if (isKnown || OURS.has(code)) return { kind: 'stuck', words, mayHaveHappened: false, facts }
  return { kind: 'trouble', words, mayHaveHappened: true, facts }
}

const POOR = {
  en: 'The balance at Alipay does not suffice for this refund. It goes on once the balance is topped up.',
  'zh-CN': '支付宝商户余额不足，充值后将自动继续退款。',
}
const FAILED = { en: 'Alipay says that the refund failed.', 'zh-CN': '支付宝返回退款失败。' }
const OTHER = {
  en: 'Alipay answers of another refund, or of another amount.',
  'zh-CN': '支付宝的应答与所请求的退款或金额不符。',
}
const UNHEARD_OF = { en: 'Alipay states a state that is not known here.', 'zh-CN': '支付宝返回了未知的退款状态。' }
