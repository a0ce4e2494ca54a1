import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'

/** Cases on paper. */
export const printRoutes = defineRoutes({
  printCase: {
    method: 'GET',
    path: '/api/cases/{id}/print',
    topic: 'cases',
    summary: { en: 'A case as a page to print, as its type says', 'zh-CN': '按模板生成的工单打印页' },
    access: 'session',
    permission: 'cases.see',
    params: z.strictObject({ id: identifier.meta({ description: "The case's id or its number" }) }),
    query: z.strictObject({
      language: z.enum(['en', 'zh-CN']).optional().meta({ description: "Absent: the caller's" }),
    }),
    html: true,
    answers: { 200: z.string().meta({ examples: ['<!doctype html><title>TH-20260301-0042</title>'] }) },
    refusals: ['cases.not-found', 'cases.print-missing', 'cases.print-unreadable'],
  },
})
