import { z } from 'zod'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { exampleFigures, orderName, refundFigures, refundPolicy, units } from '../refund-figures.ts'
import {
  exampleReturn,
  exampleReturnDetail,
  goodsReturn,
  returnDetail,
  returnKind,
  serials,
  wantedLine,
} from '../returns.ts'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'

const MOST = 10_000
const BODY = 32 * 1024 * 1024
const lines = z.array(wantedLine).min(1).max(500)
const returnName = text(200).meta({ description: "The return's id or its number" })
const line = text(200).meta({ description: "The return line's id" })

const exampleLine = { line: 'L1', units: 1, fault: 'buyer' as const, cause: '不喜欢' }
const exampleUnits = { line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31', units: 1 }

/** How a return stands after a command. */
const standing = goodsReturn.pick({ id: true, number: true, reception: true, acceptance: true, awaited: true })
const { id, number, reception, acceptance, awaited } = exampleReturn
const exampleStanding = { id, number, reception, acceptance, awaited }

const outcome = (key: string, done: z.input<typeof standing>) => ({
  items: [{ key, done, repeated: false, refusal: null }],
})

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
    bodyLimit: BODY,
    body: manyOf(z.object({ ...orderName, lines, ...refundPolicy }), 1_000).meta({
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
    bodyLimit: BODY,
    body: manyOf(z.object({ kind: returnKind.default('return'), ...orderName, lines }), MOST).meta({
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
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        return: returnName,
        lines: z
          .array(z.strictObject({ line, units }))
          .min(1)
          .max(500)
          .optional()
          .meta({ description: 'Absent: all that is awaited' }),
      }),
      MOST,
    ).meta({ examples: [{ items: [{ key: 'c1', return: number }] }] }),
    answers: {
      200: eachOutcome(standing).meta({
        examples: [outcome('c1', { ...exampleStanding, reception: 'cancelled', awaited: 0 })],
      }),
    },
    refusals: [],
  },
  receiveReturns: {
    method: 'POST',
    path: '/api/returns/receive',
    topic: 'returns',
    summary: {
      en: 'Records what came: good, damaged, or something else; a wrong serial number is something else',
      'zh-CN': '登记收货：完好、损坏或错货；序列号不符按错货处理',
    },
    access: 'session',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        return: returnName,
        items: z
          .array(
            z.strictObject({
              line,
              units,
              condition: z.enum(['good', 'damaged', 'wrong']).default('good'),
              serials: serials.optional(),
            }),
          )
          .min(1)
          .max(500),
      }),
      MOST,
    ).meta({ examples: [{ items: [{ key: 'd1', return: number, items: [exampleUnits] }] }] }),
    answers: {
      200: eachOutcome(
        standing.extend({
          wrongSerials: z.array(z.string()).meta({ description: 'Serial numbers that were not sold on their line' }),
        }),
      ).meta({
        examples: [
          {
            items: [
              {
                key: 'd1',
                done: { ...exampleStanding, reception: 'received', awaited: 0, wrongSerials: [] },
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
  loseReturns: {
    method: 'POST',
    path: '/api/returns/lose',
    topic: 'returns',
    summary: {
      en: 'Records units that were sent back and never arrived',
      'zh-CN': '登记退回途中丢失的件数',
    },
    access: 'session',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        return: returnName,
        lines: z
          .array(z.strictObject({ line, units }))
          .min(1)
          .max(500)
          .optional()
          .meta({ description: 'Absent: all that is awaited' }),
      }),
      MOST,
    ).meta({ examples: [{ items: [{ key: 'l1', return: number }] }] }),
    answers: {
      200: eachOutcome(standing).meta({
        examples: [outcome('l1', { ...exampleStanding, reception: 'lost', awaited: 0 })],
      }),
    },
    refusals: [],
  },
  receiveLateReturns: {
    method: 'POST',
    path: '/api/returns/receive-late',
    topic: 'returns',
    summary: {
      en: 'Records units that were taken for lost and arrived after all; money does not go back a second time',
      'zh-CN': '登记曾判定丢失、后又到货的件数；不重复退款',
    },
    access: 'session',
    bodyLimit: BODY,
    body: manyOf(
      z.object({ return: returnName, lines: z.array(z.strictObject({ line, units })).min(1).max(500) }),
      MOST,
    ).meta({ examples: [{ items: [{ key: 'a1', return: number, lines: [exampleUnits] }] }] }),
    answers: {
      200: eachOutcome(standing).meta({
        examples: [outcome('a1', { ...exampleStanding, reception: 'received', awaited: 0 })],
      }),
    },
    refusals: [],
  },
  decideReturns: {
    method: 'POST',
    path: '/api/returns/decide',
    topic: 'returns',
    summary: {
      en: 'Says what becomes of received units: restocked, written off, given back; or takes a write-off back',
      'zh-CN': '处置已收货的件数：重新入库、报损、退还客户，或撤销报损',
    },
    access: 'session',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        return: returnName,
        decisions: z
          .array(z.strictObject({ line, units, to: z.enum(['restock', 'write-off', 'give-back', 'reinstate']) }))
          .min(1)
          .max(500),
      }),
      MOST,
    ).meta({
      examples: [{ items: [{ key: 'e1', return: number, decisions: [{ ...exampleUnits, to: 'restock' }] }] }],
    }),
    answers: {
      200: eachOutcome(
        standing.extend({
          movements: z
            .array(
              z.object({
                returnLineId: identifier,
                product: z.string(),
                units: z.int(),
                to: z.enum(['restock', 'write-off', 'give-back', 'reinstate']),
              }),
            )
            .meta({ description: 'What the warehouse has to move' }),
        }),
      ).meta({
        examples: [
          {
            items: [
              {
                key: 'e1',
                done: {
                  ...exampleStanding,
                  reception: 'received',
                  acceptance: 'accepted',
                  awaited: 0,
                  movements: [{ returnLineId: exampleUnits.line, product: 'EAR-01', units: 1, to: 'restock' }],
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
  listReturns: {
    method: 'GET',
    path: '/api/returns',
    topic: 'returns',
    summary: { en: 'Returns, the newest first', 'zh-CN': '退货单，最新的在前' },
    access: 'session',
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
    params: z.strictObject({ id: identifier.meta({ description: "The return's id or its number" }) }),
    answers: { 200: returnDetail.meta({ examples: [exampleReturnDetail] }) },
    refusals: ['returns.not-found'],
  },
})
