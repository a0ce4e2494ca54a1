import { z } from 'zod'
import { refundConditions } from '../list-conditions.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { exampleFigures, refundFigures } from '../refund-figures.ts'
import {
  examplePart,
  exampleRefund,
  exampleRefundDetail,
  partStatus,
  refund,
  refundDetail,
  refundPart,
  refundTerms,
} from '../refunds.ts'
import { defineRoutes } from '../route.ts'
import { currencyCode, identifier, text } from '../scalars.ts'

const MOST = 10_000
const BODY = 32 * 1024 * 1024

const askedPart = refundPart.pick({ id: true, orderId: true, paymentId: true, provider: true }).extend({
  amount: z.int(),
  status: partStatus,
})
const exampleAsked: z.input<typeof askedPart> = {
  id: examplePart.id,
  orderId: examplePart.orderId,
  paymentId: examplePart.paymentId,
  provider: examplePart.provider,
  amount: 16710,
  status: 'pending',
}
const done = <T>(key: string, answer: T) => ({ items: [{ key, done: answer, repeated: false, refusal: null }] })

/** Money that goes back. */
export const refundRoutes = defineRoutes({
  quoteRefunds: {
    method: 'POST',
    path: '/api/refunds/quote',
    topic: 'refunds',
    summary: {
      en: 'What refunds would come to, line by line and with reasons; nothing is done',
      'zh-CN': '逐行试算退款并说明原因，不做任何改动',
    },
    access: 'session',
    permission: 'refunds.see',
    bodyLimit: BODY,
    body: manyOf(refundTerms, 1_000).meta({ examples: [{ items: [{ key: 'q1', return: 'RT00000042' }] }] }),
    answers: { 200: eachOutcome(refundFigures).meta({ examples: [done('q1', exampleFigures)] }) },
    refusals: [],
  },
  issueRefunds: {
    method: 'POST',
    path: '/api/refunds',
    topic: 'refunds',
    summary: {
      en: 'Gives money back, up to 10,000 refunds in one transaction, each once by its key',
      'zh-CN': '退款：一次至多 10,000 笔，同一事务处理，按键只执行一次',
    },
    access: 'session',
    permission: 'refunds.issue',
    bodyLimit: BODY,
    body: manyOf(refundTerms, MOST).meta({
      examples: [{ items: [{ key: 'refund-42', return: 'RT00000042', returnFreight: 1200 }] }],
    }),
    answers: {
      200: eachOutcome(
        z.object({
          id: identifier,
          number: z.string(),
          currency: currencyCode,
          amount: z.int().meta({ description: 'What goes back now, in minor units' }),
          parts: z.array(askedPart),
        }),
      ).meta({
        examples: [
          done('refund-42', {
            id: exampleRefund.id,
            number: exampleRefund.number,
            currency: 'CNY',
            amount: 16710,
            parts: [exampleAsked],
          }),
        ],
      }),
    },
    refusals: [],
  },
  listRefunds: {
    method: 'GET',
    path: '/api/refunds',
    topic: 'refunds',
    summary: { en: 'Refunds, the newest first', 'zh-CN': '退款，最新的在前' },
    access: 'session',
    permission: 'refunds.see',
    query: z.strictObject({ ...refundConditions, ...paging }),
    answers: { 200: page(refund).meta({ examples: [{ items: [exampleRefund], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getRefund: {
    method: 'GET',
    path: '/api/refunds/{id}',
    topic: 'refunds',
    summary: {
      en: 'One refund: its figures, why they are so, and its parts',
      'zh-CN': '退款详情：金额、原因及各笔明细',
    },
    access: 'session',
    permission: 'refunds.see',
    params: z.strictObject({ id: identifier.meta({ description: "The refund's id or its number" }) }),
    answers: { 200: refundDetail.meta({ examples: [exampleRefundDetail] }) },
    refusals: ['refunds.not-found'],
  },
  listRefundParts: {
    method: 'GET',
    path: '/api/refund-parts',
    topic: 'refunds',
    summary: {
      en: 'Parts of refunds, the longest waiting first: what a person has to pay out, or what failed',
      'zh-CN': '退款明细，等待最久的在前：待人工打款或已失败的',
    },
    access: 'session',
    permission: 'refunds.see',
    query: z.strictObject({
      status: partStatus.default('pending'),
      provider: text(64).optional(),
      orderId: z.uuid().optional(),
      ...paging,
    }),
    answers: { 200: page(refundPart).meta({ examples: [{ items: [examplePart], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  reportRefundParts: {
    method: 'POST',
    path: '/api/refund-parts/report',
    topic: 'refunds',
    summary: {
      en: 'Says of parts that their money went, or why it did not',
      'zh-CN': '回报退款明细已到账，或失败及其原因',
    },
    access: 'session',
    permission: 'refunds.settle',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        part: z.uuid(),
        outcome: z.enum(['settled', 'failed']),
        reason: text(500).optional().meta({ description: 'Why it failed, in words' }),
      }),
      MOST,
    ).meta({ examples: [{ items: [{ key: 'p1', part: examplePart.id, outcome: 'settled' }] }] }),
    answers: {
      200: eachOutcome(
        z.object({
          id: identifier,
          status: partStatus,
          late: z.boolean().meta({ description: 'Whether it had been taken for failed, and the money went after all' }),
          overpaid: z
            .int()
            .meta({ description: 'What went although nothing was owed any more: the customer owes it now' }),
        }),
      ).meta({ examples: [done('p1', { id: examplePart.id, status: 'settled' as const, late: false, overpaid: 0 })] }),
    },
    refusals: [],
  },
  retryRefundParts: {
    method: 'POST',
    path: '/api/refund-parts/retry',
    topic: 'refunds',
    summary: {
      en: 'Tries failed parts again, through the same payment, another one, or outside',
      'zh-CN': '重试失败的退款明细：原付款、其他付款或线下',
    },
    access: 'session',
    permission: 'refunds.settle',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        part: z.uuid(),
        payment: z.uuid().optional().meta({ description: 'Another payment of the order; absent: as before' }),
        outside: z.boolean().default(false).meta({ description: 'A person pays it out and says so' }),
      }),
      MOST,
    ).meta({ examples: [{ items: [{ key: 'a1', part: examplePart.id }] }] }),
    answers: { 200: eachOutcome(askedPart).meta({ examples: [done('a1', exampleAsked)] }) },
    refusals: [],
  },
})
