import { z } from 'zod'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'
import { exampleWorkItem, taskCopy } from '../tasks.ts'

const params = z.strictObject({ id: identifier })

export const copyRoutes = defineRoutes({
  listCopies: {
    method: 'GET',
    path: '/api/copies',
    topic: 'tasks',
    summary: { en: 'Tasks that I was sent a copy of, the newest first', 'zh-CN': '抄送给我的任务，最新的在前' },
    access: 'session',
    permission: 'tasks.see',
    query: z.strictObject({ ...paging }),
    answers: {
      200: page(taskCopy).meta({
        examples: [
          {
            items: [
              {
                id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d15',
                copiedBy: 'lin@example.com',
                copiedAt: '2026-03-01T09:00:00Z',
                seenAt: null,
                task: exampleWorkItem,
              },
            ],
            next: null,
          },
        ],
      }),
    },
    refusals: ['paging.cursor-wrong'],
  },
  seeCopy: {
    method: 'POST',
    path: '/api/copies/{id}/seen',
    topic: 'tasks',
    summary: { en: 'Marks a copy as looked at', 'zh-CN': '将抄送标为已阅' },
    access: 'session',
    permission: 'tasks.see',
    params,
    answers: { 204: z.undefined() },
    refusals: ['tasks.copy-not-found'],
  },
})
