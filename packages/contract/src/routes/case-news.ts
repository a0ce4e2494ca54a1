import { z } from 'zod'
import { caseNewsItem, exampleNewsItem } from '../case-news.ts'
import { exampleCase } from '../examples.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'

/** What happens outside and flows of cases await. */
export const caseNewsRoutes = defineRoutes({
  reportCaseNews: {
    method: 'POST',
    keepsContent: true,
    path: '/api/case-news',
    topic: 'cases',
    summary: {
      en: 'Reports to cases what their flows await: goods that arrived, an answer of the customer …',
      'zh-CN': '向工单告知其流程正在等待的消息：商品到货、客户答复等',
    },
    access: 'session',
    permission: 'cases.report-news',
    bodyLimit: 32 * 1024 * 1024,
    body: manyOf(caseNewsItem, 10_000).meta({ examples: [{ items: [{ key: 'call-4712', ...exampleNewsItem }] }] }),
    answers: {
      200: eachOutcome(z.object({ id: identifier, number: z.string() })).meta({
        examples: [
          {
            items: [
              {
                key: 'call-4712',
                done: { id: exampleCase.id, number: exampleNewsItem.case },
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
