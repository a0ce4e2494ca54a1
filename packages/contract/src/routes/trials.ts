import { defineRoutes } from '../route.ts'
import { MOST_CONTENT } from '../studio.ts'
import { exampleTrial, trialAnswer, trialBody } from '../trials.ts'

/** Drafts tried on past cases before anybody publishes them. */
export const trialRoutes = defineRoutes({
  tryDrafts: {
    method: 'POST',
    path: '/api/studio/trials',
    topic: 'studio',
    summary: {
      en: 'Runs past cases through drafts and says what would have come out otherwise; nothing is changed',
      'zh-CN': '用历史工单试运行草稿，返回结果与当前版本的差异，不改变任何数据',
    },
    access: 'session',
    permission: 'flows.draft',
    bodyLimit: 4 * MOST_CONTENT,
    body: trialBody.meta({
      examples: [
        {
          resources: [{ name: 'return-refund.dmn', content: '<definitions/>' }],
          process: null,
          cases: { last: 1_000 },
        },
      ],
    }),
    answers: { 200: trialAnswer.meta({ examples: [exampleTrial] }) },
    refusals: ['studio.draft-unreadable', 'studio.nothing-to-try', 'access.not-permitted'],
  },
})
