import { z } from 'zod'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { exampleFigures, orderName, refundFigures, returnPolicy, units } from '../refund-figures.ts'
import { exampleReturn, exampleReturnDetail, goodsReturn, returnDetail, returnKind, wantedLine } from '../returns.ts'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'
import {
  exampleStanding,
  exampleUnits,
  MOST_RETURNS,
  outcome,
  RETURNS_BODY,
  returnLine,
  returnName,
  standing,
} from './return-standing.ts'

const lines = z.array(wantedLine).min(1).max(500)
const exampleLine = { line: 'L1', units: 1, fault: 'buyer' as const, cause: '不喜欢' }
const { id, number } = exampleReturn

/** Goods that come back. */
export const returnRoutes = defineRoutes({
  quoteReturns: {
    method: 'POST',
    path: '/api/returns/quote',
    topic: 'returns',
    summary: {
      en: 'What would go back for units, line by line and with reasons; nothing is done',
      'zh-CN': '逐行试算可退金额并说明原因，不做任何改动',
    },
    access: 'session',
    permission: 'returns.see',
    bodyLimit: RETURNS_BODY,
    body: manyOf(z.object({ ...orderName, lines, ...returnPolicy }), 1_000).meta({
      examples: [{ items: [{ key: 'q1', source: 'shop', order: '2026030100017', lines: [exampleLine] }] }],
    }),
    answers: {
      200: eachOutcome(refundFigures).meta({
        examples: [{ items: [{ key: 'q1', done: exampleFigures, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
  openReturns: {
    method: 'POST',
    path: '/api/returns',
    topic: 'returns',
    summary: {
      en: 'Opens returns: their units are held, and what they are worth is fixed',
      'zh-CN': '登记退货：占用商品件数，并确定其价值',
    },
    access: 'session',
    permission: 'returns.handle',
    bodyLimit: RETURNS_BODY,
    body: manyOf(z.object({ kind: returnKind.default('return'), ...orderName, lines }), MOST_RETURNS).meta({
      examples: [{ items: [{ key: 'r1', source: 'shop', order: '2026030100017', lines: [exampleLine] }] }],
    }),
    answers: {
      200: eachOutcome(
        z.object({
          id: identifier,
          number: z.string(),
          lines: z
            .array(
              z.object({
                id: identifier,
                orderLineId: identifier,
                units: z.int(),
                worth: z.int().meta({ description: 'In minor units of the order’s currency' }),
              }),
            )
            .meta({ description: 'In the order of those asked for' }),
        }),
      ).meta({
        examples: [
          {
            items: [
              {
                key: 'r1',
                done: {
                  id,
                  number,
                  lines: [{ id: exampleUnits.line, orderLineId: id, units: 1, worth: 17910 }],
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
  cancelReturns: {
    method: 'POST',
    path: '/api/returns/cancel',
    topic: 'returns',
    summary: {
      en: 'Gives up units that do not come back after all: they may be claimed again',
      'zh-CN': '取消退货：不再退回的件数解除占用，可再次申请',
    },
    access: 'session',
    permission: 'returns.handle',
    bodyLimit: RETURNS_BODY,
    body: manyOf(
      z.object({
        return: returnName,
        lines: z
          .array(z.strictObject({ line: returnLine, units }))
          .min(1)
          .max(500)
          .optional()
          .meta({ description: 'Absent: all that is awaited' }),
      }),
      MOST_RETURNS,
    ).meta({ examples: [{ items: [{ key: 'c1', return: number }] }] }),
    answers: {
      200: eachOutcome(standing).meta({
        examples: [outcome('c1', { ...exampleStanding, reception: 'cancelled', awaited: 0 })],
      }),
    },
    refusals: [],
  },
  listReturns: {
    method: 'GET',
    path: '/api/returns',
    topic: 'returns',
    summary: { en: 'Returns, the newest first', 'zh-CN': '退货单，最新的在前' },
    access: 'session',
    permission: 'returns.see',
    query: z.strictObject({
      source: text(64).optional(),
      customer: text(200).optional().meta({ description: 'Only together with `source`' }),
      orderId: z.uuid().optional(),
      kind: returnKind.optional(),
      awaited: z
        .enum(['true', 'false'])
        .optional()
        .meta({ description: '`true`: only those of which something is still to come' }),
      ...paging,
    }),
    answers: { 200: page(goodsReturn).meta({ examples: [{ items: [exampleReturn], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getReturn: {
    method: 'GET',
    path: '/api/returns/{id}',
    topic: 'returns',
    summary: { en: 'One return with its lines', 'zh-CN': '退货单及其明细' },
    access: 'session',
    permission: 'returns.see',
    params: z.strictObject({ id: identifier.meta({ description: "The return's id or its number" }) }),
    answers: { 200: returnDetail.meta({ examples: [exampleReturnDetail] }) },
    refusals: ['returns.not-found'],
  },
})
