import { z } from 'zod'
import { exampleClock, serviceClock } from '../clocks.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, text } from '../scalars.ts'

const listedClock = serviceClock
  .extend({ caseId: identifier, caseNumber: z.string() })
  .meta({ id: 'ListedClock', description: 'A clock, and the case that it is kept for' })
const caseId = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10'

/** Service clocks of cases: first response, update and solution. */
export const clockRoutes = defineRoutes({
  getCaseClocks: {
    method: 'GET',
    path: '/api/cases/{id}/clocks',
    topic: 'cases',
    summary: { en: 'The service clocks of a case', 'zh-CN': '工单的服务时限' },
    access: 'session',
    permission: 'cases.see',
    params: z.strictObject({ id: text(64) }),
    answers: { 200: z.object({ items: z.array(serviceClock) }).meta({ examples: [{ items: [exampleClock] }] }) },
    refusals: ['cases.not-found'],
  },
  listClocks: {
    method: 'GET',
    path: '/api/clocks',
    topic: 'cases',
    summary: { en: 'Clocks that run, those first that are due first', 'zh-CN': '正在计时的服务时限，先到期的在前' },
    access: 'session',
    permission: 'cases.see',
    query: z.strictObject({
      name: serviceClock.shape.name.optional(),
      late: z.literal('true').optional().meta({ description: 'Only those that ran on after they were due' }),
      dueBefore: instantText.optional(),
      ...paging,
    }),
    answers: {
      200: page(listedClock).meta({
        examples: [{ items: [{ ...exampleClock, caseId, caseNumber: 'TS00000042' }], next: null }],
      }),
    },
    refusals: ['paging.cursor-wrong'],
  },
  tellClocks: {
    method: 'POST',
    path: '/api/clock-news',
    topic: 'cases',
    summary: {
      en: 'Says what happened to cases as far as their clocks care: somebody else is awaited, they go on, a reply, the solution',
      'zh-CN': '告知影响服务时限的事件：等待他人、继续、已回复、已解决',
    },
    access: 'session',
    permission: 'cases.change',
    body: manyOf(
      z.strictObject({
        case: text(64).meta({ description: "The case's id or its number" }),
        type: z.enum(['paused', 'resumed', 'replied', 'solved']),
        at: instantText.optional().meta({ description: 'Absent: now' }),
      }),
      1_000,
    ).meta({ examples: [{ items: [{ key: 'p1', case: caseId, type: 'paused' }] }] }),
    answers: {
      200: eachOutcome(z.object({ case: identifier })).meta({
        examples: [{ items: [{ key: 'p1', done: { case: caseId }, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
})
