import { z } from 'zod'
import { eachOutcome, manyOf } from '../many.ts'
import { units } from '../refund-figures.ts'
import { exampleReturn, serials } from '../returns.ts'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'
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

const { number } = exampleReturn

/** What becomes of goods on their way back. */
export const returnedGoodsRoutes = defineRoutes({
  receiveReturns: {
    method: 'POST',
    path: '/api/returns/receive',
    topic: 'returns',
    summary: {
      en: 'Records what came: good, damaged, or something else; a wrong serial number is something else',
      'zh-CN': '登记收货：完好、损坏或错货；序列号不符按错货处理',
    },
    access: 'session',
    permission: 'returns.handle',
    bodyLimit: RETURNS_BODY,
    body: manyOf(
      z.object({
        return: returnName,
        items: z
          .array(
            z.strictObject({
              line: returnLine,
              units,
              condition: z.enum(['good', 'damaged', 'wrong']).default('good'),
              serials: serials.optional(),
            }),
          )
          .min(1)
          .max(500),
      }),
      MOST_RETURNS,
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
    permission: 'returns.handle',
    bodyLimit: RETURNS_BODY,
    body: manyOf(
      z.object({
        return: returnName,
        lines: z
          .array(z.strictObject({ line: returnLine, units }))
          .min(1)
          .max(500),
      }),
      MOST_RETURNS,
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
    permission: 'returns.handle',
    bodyLimit: RETURNS_BODY,
    body: manyOf(
      z.object({
        return: returnName,
        decisions: z
          .array(
            z.strictObject({ line: returnLine, units, to: z.enum(['restock', 'write-off', 'give-back', 'reinstate']) }),
          )
          .min(1)
          .max(500),
      }),
      MOST_RETURNS,
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
})
