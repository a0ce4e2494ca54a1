import { z } from 'zod'
import {
  exampleExchange,
  exampleExchangeDetail,
  exampleExchangeFigures,
  exchange,
  exchangeDetail,
  exchangeFigures,
  exchangeTerms,
} from '../exchanges.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'

const BODY = 32 * 1024 * 1024
const MOST = 1_000

const exampleTerms = {
  source: 'shop',
  order: '2026030100017',
  lines: [{ line: 'L1', units: 1, fault: 'seller' as const }],
  replacements: [{ product: 'EAR-02', productName: '蓝牙耳机 Pro', quantity: 1, unitPrice: 19900, taxRate: 13 }],
}

/** Goods that come back while others go out. */
export const exchangeRoutes = defineRoutes({
  quoteExchanges: {
    method: 'POST',
    path: '/api/exchanges/quote',
    topic: 'exchanges',
    summary: {
      en: 'What exchanges would come to, line by line and with reasons; nothing is done',
      'zh-CN': '逐行试算换货差价并说明原因，不做任何改动',
    },
    access: 'session',
    permission: 'exchanges.see',
    bodyLimit: BODY,
    body: manyOf(exchangeTerms, MOST).meta({ examples: [{ items: [{ key: 'q1', ...exampleTerms }] }] }),
    answers: {
      200: eachOutcome(exchangeFigures).meta({
        examples: [{ items: [{ key: 'q1', done: exampleExchangeFigures, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
  openExchanges: {
    method: 'POST',
    path: '/api/exchanges',
    topic: 'exchanges',
    summary: {
      en: 'Opens exchanges: units are held and credited, what goes out is added to the order',
      'zh-CN': '登记换货：占用并抵扣退回的件数，换出商品计入订单',
    },
    access: 'session',
    permission: 'exchanges.handle',
    bodyLimit: BODY,
    body: manyOf(exchangeTerms, MOST).meta({ examples: [{ items: [{ key: 'e1', ...exampleTerms }] }] }),
    answers: {
      200: eachOutcome(
        z.object({
          id: identifier,
          number: z.string(),
          returnId: identifier,
          returnNumber: z.string(),
          returnLineIds: z.array(identifier).meta({ description: 'In the order of the lines asked for' }),
          replacementLineIds: z
            .array(identifier)
            .meta({ description: 'The order lines of what goes out, in the order asked for' }),
          refundId: identifier.nullable(),
          currency: exchange.shape.currency,
          difference: exchange.shape.difference,
        }),
      ).meta({
        examples: [
          {
            items: [
              {
                key: 'e1',
                done: {
                  id: exampleExchange.id,
                  number: exampleExchange.number,
                  returnId: exampleExchange.returnId,
                  returnNumber: exampleExchange.returnNumber,
                  returnLineIds: ['0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31'],
                  replacementLineIds: ['0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d51'],
                  refundId: null,
                  currency: 'CNY',
                  difference: 1990,
                },
                repeated: false,
                refusal: null,
              },
            ],
          },
        ],
      }),
    },
    refusals: [],
  },
  cancelExchanges: {
    method: 'POST',
    path: '/api/exchanges/cancel',
    topic: 'exchanges',
    summary: {
      en: 'Cancels exchanges of which nothing was shipped: all is undone, and what was paid for them is owed back',
      'zh-CN': '取消尚未发货的换货：全部撤回，已补的差价转为应退',
    },
    access: 'session',
    permission: 'exchanges.handle',
    bodyLimit: BODY,
    body: manyOf(z.object({ exchange: text(200).meta({ description: "The exchange's id or its number" }) }), MOST).meta(
      {
        examples: [{ items: [{ key: 'c1', exchange: exampleExchange.number }] }],
      },
    ),
    answers: {
      200: eachOutcome(
        z.object({
          id: identifier,
          number: z.string(),
          currency: exchange.shape.currency,
          owed: z.int().meta({ description: 'What the order owes the customer now; below zero the customer owes it' }),
        }),
      ).meta({
        examples: [
          {
            items: [
              {
                key: 'c1',
                done: { id: exampleExchange.id, number: exampleExchange.number, currency: 'CNY', owed: 1990 },
                repeated: false,
                refusal: null,
              },
            ],
          },
        ],
      }),
    },
    refusals: [],
  },
  listExchanges: {
    method: 'GET',
    path: '/api/exchanges',
    topic: 'exchanges',
    summary: { en: 'Exchanges, the newest first', 'zh-CN': '换货单，最新的在前' },
    access: 'session',
    permission: 'exchanges.see',
    query: z.strictObject({ orderId: z.uuid().optional(), ...paging }),
    answers: { 200: page(exchange).meta({ examples: [{ items: [exampleExchange], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getExchange: {
    method: 'GET',
    path: '/api/exchanges/{id}',
    topic: 'exchanges',
    summary: {
      en: 'One exchange: its figures, why they are so, and what goes out',
      'zh-CN': '换货单详情：金额、原因及换出商品',
    },
    access: 'session',
    permission: 'exchanges.see',
    params: z.strictObject({ id: identifier.meta({ description: "The exchange's id or its number" }) }),
    answers: { 200: exchangeDetail.meta({ examples: [exampleExchangeDetail] }) },
    refusals: ['exchanges.not-found'],
  },
})
