import { z } from 'zod'
import { orderConditions } from '../list-conditions.ts'
import { eachOutcome, manyOf } from '../many.ts'
import {
  exampleLedgerEntry,
  exampleOrder,
  exampleOrderDetail,
  ledgerEntry,
  orderDetail,
  orderSummary,
} from '../orders.ts'
import { page, paging } from '../paging.ts'
import { orderName, units } from '../refund-figures.ts'
import { defineRoutes } from '../route.ts'
import { exampleSale, incomingPayment, sale } from '../sales.ts'
import { currencyCode, identifier, instantText, money, text } from '../scalars.ts'

const orderLine = z
  .object({
    id: identifier,
    source: z.string(),
    orderNumber: z.string(),
    customer: z.string(),
    product: z.string(),
    productName: z.string(),
    quantity: z.int(),
    paid: money.meta({ description: 'For the whole line' }),
    orderedAt: instantText,
    deliveredAt: instantText.nullable(),
    claimedUnits: z.int().meta({ description: 'Units that returns hold' }),
    claimed: money.meta({ description: 'What those units are worth' }),
  })
  .meta({ id: 'OrderLine' })

const exampleLine: z.input<typeof orderLine> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
  source: 'shop',
  orderNumber: '536365',
  customer: '14527',
  product: '22752',
  productName: 'SET 7 BABUSHKA NESTING BOXES',
  quantity: 2,
  paid: { minor: 1530, currency: 'GBP' },
  orderedAt: '2026-01-19T08:00:00Z',
  deliveredAt: null,
  claimedUnits: 1,
  claimed: { minor: 765, currency: 'GBP' },
}

const BODY = 32 * 1024 * 1024

const linesWithUnits = z
  .array(z.strictObject({ line: text(200).meta({ description: "The line's id or its reference" }), units }))
  .min(1)
  .max(1_000)

/** What came of something that happened to an order. */
const moved = z.object({
  order: identifier,
  amount: z.int().meta({ description: 'Minor units that it moved' }),
  owed: z.int().meta({ description: 'What the customer is owed now; negative: owes' }),
  currency: currencyCode,
})

const done = <T>(key: string, answer: T) => ({ items: [{ key, done: answer, repeated: false, refusal: null }] })

/** What was sold, and what happens to it. */
export const orderRoutes = defineRoutes({
  recordOrders: {
    method: 'POST',
    path: '/api/orders',
    topic: 'orders',
    summary: {
      en: 'Records orders as they were sold, up to 1,000 a call, each once by its source and number',
      'zh-CN': '登记订单：一次至多 1,000 张，按来源与订单号只登记一次',
    },
    access: 'session',
    permission: 'orders.record',
    bodyLimit: BODY,
    body: manyOf(sale, 1_000).meta({ examples: [{ items: [{ key: 'o1', ...exampleSale }] }] }),
    answers: {
      200: eachOutcome(
        z.object({
          id: identifier,
          known: z.boolean().meta({ description: 'Whether it had been recorded before, with the same content' }),
          sold: z.int().meta({ description: 'What it comes to, in minor units' }),
          currency: currencyCode,
        }),
      ).meta({ examples: [done('o1', { id: exampleOrder.id, known: false, sold: 18700, currency: 'CNY' })] }),
    },
    refusals: [],
  },
  recordOrderPayments: {
    method: 'POST',
    path: '/api/order-payments',
    topic: 'orders',
    summary: { en: 'Records money that came in for orders', 'zh-CN': '登记订单收款' },
    access: 'session',
    permission: 'orders.record',
    bodyLimit: BODY,
    body: manyOf(
      incomingPayment.extend({ ...orderName, currency: currencyCode.meta({ description: 'That of the order' }) }),
      10_000,
    ).meta({
      examples: [
        {
          items: [
            { key: 'p1', order: exampleOrder.id, method: 'wallet', provider: 'wechat', amount: 5000, currency: 'CNY' },
          ],
        },
      ],
    }),
    answers: {
      200: eachOutcome(moved.extend({ payment: identifier })).meta({
        examples: [
          done('p1', {
            order: exampleOrder.id,
            amount: 5000,
            owed: 0,
            currency: 'CNY',
            payment: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d21',
          }),
        ],
      }),
    },
    refusals: [],
  },
  recordShipments: {
    method: 'POST',
    path: '/api/shipments',
    topic: 'orders',
    summary: {
      en: 'Says of units that they left, arrived, or were lost on their way',
      'zh-CN': '登记发货、签收或运输丢失的件数',
    },
    access: 'session',
    permission: 'orders.record',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        ...orderName,
        happened: z.enum(['shipped', 'delivered', 'lost']),
        at: instantText.optional().meta({ description: 'When they arrived; absent: now' }),
        lines: linesWithUnits,
      }),
      10_000,
    ).meta({
      examples: [
        { items: [{ key: 's1', order: exampleOrder.id, happened: 'shipped', lines: [{ line: '1', units: 2 }] }] },
      ],
    }),
    answers: {
      200: eachOutcome(moved).meta({
        examples: [done('s1', { order: exampleOrder.id, amount: 0, owed: 0, currency: 'CNY' })],
      }),
    },
    refusals: [],
  },
  cancelOrderItems: {
    method: 'POST',
    path: '/api/order-cancellations',
    topic: 'orders',
    summary: {
      en: 'Cancels units that were not shipped: what they cost is not owed any more',
      'zh-CN': '取消未发货的件数，对应金额不再应收',
    },
    access: 'session',
    permission: 'orders.record',
    bodyLimit: BODY,
    body: manyOf(z.object({ ...orderName, lines: linesWithUnits }), 10_000).meta({
      examples: [{ items: [{ key: 'c1', order: exampleOrder.id, lines: [{ line: '1', units: 1 }] }] }],
    }),
    answers: {
      200: eachOutcome(moved).meta({
        examples: [done('c1', { order: exampleOrder.id, amount: 8950, owed: 8950, currency: 'CNY' })],
      }),
    },
    refusals: [],
  },
  listOrders: {
    method: 'GET',
    path: '/api/orders',
    topic: 'orders',
    summary: { en: 'Orders, the latest first', 'zh-CN': '订单列表，最近下单的在前' },
    access: 'session',
    permission: 'orders.see',
    query: z.strictObject({ ...orderConditions, ...paging }),
    answers: { 200: page(orderSummary).meta({ examples: [{ items: [exampleOrder], next: null }] }) },
    refusals: ['paging.cursor-wrong', 'fields.condition-wrong', 'fields.not-searchable'],
  },
  getOrder: {
    method: 'GET',
    path: '/api/orders/{id}',
    topic: 'orders',
    summary: {
      en: 'One order: what was sold, what became of it, and its account',
      'zh-CN': '单个订单：售出内容、后续数量与账目',
    },
    access: 'session',
    permission: 'orders.see',
    params: z.strictObject({
      id: text(200).meta({ description: "The order's id, or its number where that is unique" }),
    }),
    answers: { 200: orderDetail.meta({ examples: [exampleOrderDetail] }) },
    refusals: ['orders.not-found'],
  },
  getOrderLedger: {
    method: 'GET',
    path: '/api/orders/{id}/ledger',
    topic: 'orders',
    summary: {
      en: 'What happened to an order since it was sold, in order',
      'zh-CN': '订单售出后的全部动作，按发生顺序',
    },
    access: 'session',
    permission: 'orders.see',
    params: z.strictObject({
      id: text(200).meta({ description: "The order's id, or its number where that is unique" }),
    }),
    query: z.strictObject(paging),
    answers: { 200: page(ledgerEntry).meta({ examples: [{ items: [exampleLedgerEntry], next: null }] }) },
    refusals: ['orders.not-found', 'paging.cursor-wrong'],
  },
  listOrderLines: {
    method: 'GET',
    path: '/api/order-lines',
    topic: 'orders',
    summary: { en: 'Order lines, the last taken in first', 'zh-CN': '订单行，最近导入的在前' },
    access: 'session',
    permission: 'orders.see',
    query: z.strictObject({
      source: text(64).optional(),
      orderNumber: text(200).optional(),
      customer: text(200).optional(),
      product: text(200).optional(),
      ...paging,
    }),
    answers: { 200: page(orderLine).meta({ examples: [{ items: [exampleLine], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
})
