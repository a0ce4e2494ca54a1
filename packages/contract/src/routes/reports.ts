import { z } from 'zod'
import { exampleHome, homeFigures } from '../home-figures.ts'
import { defineRoutes } from '../route.ts'
import { currencyCode, text } from '../scalars.ts'

const example = {
  orderLines: 171_234,
  requests: 3_944,
  approved: 2_100,
  toPerson: { tooOld: 700, tooMuch: 57, notFound: 1_087 },
  refundedMinor: 3_512_345,
  currency: 'GBP',
  rejected: { 'no-customer': 67_225 },
}

/** Figures over many cases. */
export const reportRoutes = defineRoutes({
  getSummary: {
    method: 'GET',
    path: '/api/summary',
    topic: 'reports',
    summary: {
      en: 'What came in as tables or by requests since the first record, and what became of it',
      'zh-CN': '自首条记录起的汇总：表格及接口受理的退货申请、订单明细及其处理结果',
    },
    access: 'session',
    permission: 'reports.see',
    query: z.strictObject({ source: text(64).optional() }),
    answers: {
      200: z
        .object({
          orderLines: z.int(),
          requests: z.int(),
          approved: z.int().meta({ description: 'Requests that the rules approved' }),
          toPerson: z
            .object({ tooOld: z.int(), tooMuch: z.int(), notFound: z.int() })
            .catchall(z.int())
            .meta({ description: 'Requests by the reason that the rules gave; a company may add reasons of its own' }),
          refundedMinor: z.int(),
          currency: currencyCode.nullable().meta({ description: 'Of the refunds; null where there are none' }),
          rejected: z.record(z.string(), z.int()),
        })
        .meta({ id: 'Summary', examples: [example] }),
    },
    refusals: [],
  },
  getHome: {
    method: 'GET',
    path: '/api/home',
    topic: 'reports',
    summary: {
      en: 'The figures that matter today, each of what you may see; what you may not see is null',
      'zh-CN': '今日关键数据；只统计您有权查看的范围，无权查看的为空',
    },
    access: 'session',
    permission: 'own-account',
    answers: { 200: homeFigures.meta({ examples: [exampleHome] }) },
    refusals: [],
  },
})
