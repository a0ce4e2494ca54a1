import { z } from 'zod'
import { fieldCondition } from '../fields.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { exampleLoan, exampleRepair, exampleRepairDetail } from '../repair-examples.ts'
import { exampleQuote, repairQuote } from '../repair-quotes.ts'
import {
  loanItem,
  loanReturn,
  partsItem,
  repair,
  repairCause,
  repairChange,
  repairDetail,
  repairItem,
  repairName,
  repairPaymentItem,
  repairStage,
  repairVersion,
  stepItem,
  unitReplacement,
} from '../repairs.ts'
import { defineRoutes } from '../route.ts'
import { identifier, money, optionalQueryNumber, queryList, text } from '../scalars.ts'
import { happenedAt } from '../units.ts'

const MOST = 10_000
const BODY = 32 * 1024 * 1024

const standing = repair
  .pick({ id: true, number: true, stage: true, version: true })
  .extend({ possible: z.array(z.string()).meta({ description: 'What can be done with it now' }) })
const { id, number } = exampleRepair
const standingAt = (stage: z.input<typeof repairStage>, possible: string[], version: number) => {
  return { id, number, stage, possible, version }
}
const requested = standingAt('requested', ['receive', 'cancel'], 1)
const repairing = standingAt('repairing', ['quote', 'wait-for-parts', 'pass-test', 'fail-test'], 6)
const done = <T>(key: string, answer: T) => ({ items: [{ key, done: answer, repeated: false, refusal: null }] })

/** Goods that come in, are mended and go back. */
export const repairRoutes = defineRoutes({
  openRepairs: {
    method: 'POST',
    path: '/api/repairs',
    topic: 'repairs',
    summary: {
      en: 'Opens repairs: of a registered unit, of an order line, or of a thing that was not bought here',
      'zh-CN': '登记维修：已登记的商品、订单明细，或非本店购买的物品',
    },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(repairItem, MOST).meta({
      examples: [{ items: [{ key: 'r1', product: 'TV-55', serial: 'SN-7', fault: '开机无画面' }] }],
    }),
    answers: {
      200: eachOutcome(standing.extend({ unitId: identifier.nullable(), orderId: identifier.nullable() })).meta({
        examples: [done('r1', { ...requested, unitId: exampleRepair.unitId, orderId: exampleRepair.orderId })],
      }),
    },
    refusals: [],
  },
  stepRepairs: {
    method: 'POST',
    path: '/api/repairs/steps',
    topic: 'repairs',
    summary: {
      en: 'Takes repairs on, a step each: received, diagnosed, approved, tested, finished, returned …',
      'zh-CN': '推进维修：收货、检测、同意报价、测试、完成、返还等',
    },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(stepItem, MOST).meta({
      examples: [{ items: [{ key: 's1', repair: number, action: 'begin-repair' }] }],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [done('s1', repairing)] }) },
    refusals: [],
  },
  quoteRepairs: {
    method: 'POST',
    path: '/api/repairs/quotes',
    topic: 'repairs',
    summary: {
      en: 'Quotes repairs from a price list, free where the warranty covers the component',
      'zh-CN': '按价目表报价，保修范围内的部件免费',
    },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(
      z.object({
        repair: repairName,
        priceList: text(64).default('standard'),
        items: z
          .array(z.strictObject({ code: text(100), quantity: z.int().min(1).max(10_000).default(1) }))
          .min(1)
          .max(500),
        cause: repairCause.optional().meta({ description: 'Where it turned out to be another than was diagnosed' }),
        at: happenedAt,
        note: text(4000).optional(),
        version: repairVersion,
      }),
      1_000,
    ).meta({ examples: [{ items: [{ key: 'q1', repair: number, items: [{ code: 'PANEL-55', quantity: 1 }] }] }] }),
    answers: {
      200: eachOutcome(standing.extend({ quote: repairQuote })).meta({
        examples: [
          done('q1', { ...standingAt('quoted', ['quote', 'approve', 'decline', 'cancel'], 4), quote: exampleQuote }),
        ],
      }),
    },
    refusals: [],
  },
  fitRepairParts: {
    method: 'POST',
    path: '/api/repairs/parts',
    topic: 'repairs',
    summary: {
      en: 'Records the parts that were fitted, and the faulty ones that came out',
      'zh-CN': '登记装上的配件与换下的故障件',
    },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(partsItem, MOST).meta({
      examples: [
        {
          items: [
            {
              key: 'p1',
              repair: number,
              parts: [{ code: 'PANEL-55', fittedSerials: ['PN-9'], faultySerials: ['PN-1'] }],
            },
          ],
        },
      ],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [done('p1', repairing)] }) },
    refusals: [],
  },
  replaceRepairUnits: {
    method: 'POST',
    path: '/api/repairs/replace-unit',
    topic: 'repairs',
    summary: {
      en: 'Puts another unit in the place of the one in repair; what is left of its warranty goes with it',
      'zh-CN': '维修中以新件替换整机，剩余保修期随之转移',
    },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(unitReplacement, MOST).meta({
      examples: [{ items: [{ key: 'u1', repair: number, by: { serial: 'SN-8' } }] }],
    }),
    answers: {
      200: eachOutcome(standing.extend({ unitId: identifier, replacedUnitId: identifier })).meta({
        examples: [done('u1', { ...repairing, unitId: id, replacedUnitId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d60' })],
      }),
    },
    refusals: [],
  },
  lendUnits: {
    method: 'POST',
    path: '/api/repairs/loans',
    topic: 'repairs',
    summary: { en: 'Lends customers units while theirs are in repair', 'zh-CN': '维修期间借出备用机' },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(loanItem, MOST).meta({
      examples: [{ items: [{ key: 'l1', repair: number, product: 'TV-43', serial: 'LOAN-3', dueOn: '2027-07-02' }] }],
    }),
    answers: {
      200: eachOutcome(standing.extend({ loanId: identifier })).meta({
        examples: [done('l1', { ...repairing, loanId: exampleLoan.id })],
      }),
    },
    refusals: [],
  },
  takeBackLoans: {
    method: 'POST',
    path: '/api/repairs/loans/take-back',
    topic: 'repairs',
    summary: { en: 'Takes lent units back', 'zh-CN': '收回备用机' },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(loanReturn, MOST).meta({ examples: [{ items: [{ key: 't1', repair: number }] }] }),
    answers: {
      200: eachOutcome(standing.extend({ loanId: identifier })).meta({
        examples: [done('t1', { ...repairing, loanId: exampleLoan.id })],
      }),
    },
    refusals: [],
  },
  payRepairs: {
    method: 'POST',
    path: '/api/repairs/payments',
    topic: 'repairs',
    summary: {
      en: 'Records money for repairs: into the ledger of the order, or against the repair alone',
      'zh-CN': '登记维修收款：计入订单账，或仅计入维修单',
    },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(repairPaymentItem, MOST).meta({
      examples: [{ items: [{ key: 'm1', repair: number, amount: 8_000, method: 'cash' }] }],
    }),
    answers: {
      200: eachOutcome(z.object({ id: identifier, number: z.string(), paymentId: identifier, owed: money })).meta({
        examples: [
          done('m1', {
            id,
            number,
            paymentId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d73',
            owed: { minor: 0, currency: 'CNY' },
          }),
        ],
      }),
    },
    refusals: [],
  },
  changeRepairs: {
    method: 'POST',
    path: '/api/repairs/change',
    topic: 'repairs',
    summary: { en: 'Changes what is said of repairs', 'zh-CN': '修改维修单的描述与自定义字段' },
    access: 'session',
    permission: 'repairs.handle',
    bodyLimit: BODY,
    body: manyOf(repairChange, MOST).meta({
      examples: [{ items: [{ key: 'c1', repair: number, fault: '有声无画面' }] }],
    }),
    answers: { 200: eachOutcome(standing).meta({ examples: [done('c1', repairing)] }) },
    refusals: [],
  },
  listRepairs: {
    method: 'GET',
    path: '/api/repairs',
    topic: 'repairs',
    summary: { en: 'Repairs, the last opened first', 'zh-CN': '维修单，最近登记的在前' },
    access: 'session',
    permission: 'repairs.see',
    query: z.strictObject({
      stage: queryList(repairStage, 12).optional(),
      open: z.enum(['true', 'false']).optional().meta({ description: '`true`: only those that have not ended' }),
      source: text(64).optional(),
      customer: text(200).optional().meta({ description: 'Only together with `source`' }),
      product: text(100).optional(),
      serial: text(100).optional().meta({ description: 'Of the goods, or of a part that came in or out' }),
      unitId: z.uuid().optional(),
      orderId: z.uuid().optional(),
      waitingLongerThan: optionalQueryNumber(0, 36_500).meta({ description: 'Days that parts have been waited for' }),
      loanOut: z.enum(['true', 'false']).optional().meta({ description: '`true`: only those whose loan is out' }),
      field: queryList(fieldCondition, 10).optional(),
      ...paging,
    }),
    answers: { 200: page(repair).meta({ examples: [{ items: [exampleRepair], next: null }] }) },
    refusals: ['paging.cursor-wrong', 'fields.condition-wrong', 'fields.not-searchable'],
  },
  getRepair: {
    method: 'GET',
    path: '/api/repairs/{id}',
    topic: 'repairs',
    summary: {
      en: 'One repair: its steps, quotations, parts, loans and money',
      'zh-CN': '维修单详情：步骤、报价、配件、备用机与款项',
    },
    access: 'session',
    permission: 'repairs.see',
    params: z.strictObject({ id: identifier.meta({ description: "The repair's id or its number" }) }),
    answers: { 200: repairDetail.meta({ examples: [exampleRepairDetail] }) },
    refusals: ['repairs.not-found'],
  },
})
