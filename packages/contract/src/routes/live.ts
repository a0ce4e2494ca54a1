import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'

/** Counting stops there: more is more than anybody looks at one by one. */
export const COUNTED_MOST = 1_000

const count = z.int().min(0).max(COUNTED_MOST)

/** How much there is in each queue of whoever asks. */
const queueCounts = z
  .object({
    mine: count.meta({ description: 'Open tasks that they have' }),
    team: count.meta({ description: 'Open tasks of theirs and of their groups, whoever has them' }),
    unassigned: count.meta({ description: 'Open tasks that they may claim' }),
    overdue: count.meta({
      description:
        'Of those of their team that should be done by now; of all that they see, where they may assign tasks',
    }),
    all: count.meta({ description: 'Open tasks that they see' }),
    copies: count.meta({ description: 'Copies of tasks that they have not looked at' }),
    watched: count.meta({ description: 'Open cases that they watch' }),
  })
  .meta({ description: `Counted up to ${COUNTED_MOST}`, id: 'QueueCounts' })

export type QueueCounts = z.output<typeof queueCounts>

const news = z
  .object({
    counts: queueCounts,
    changed: z.array(z.enum(['tasks', 'case'])).meta({
      description: 'What to read anew: lists of tasks; the case that was asked for. Nothing in the first line',
    }),
  })
  .meta({
    id: 'LiveNews',
    examples: [
      {
        counts: { mine: 4, team: 31, unassigned: 12, overdue: 2, all: 31, copies: 1, watched: 3 },
        changed: ['tasks'],
      },
    ],
  })

export type LiveNews = z.output<typeof news>

/** What happens while somebody looks. */
export const liveRoutes = defineRoutes({
  watchLive: {
    method: 'GET',
    path: '/api/live',
    topic: 'tasks',
    summary: {
      en: 'Counts of my queues as they change, a line of JSON each, for a minute; an empty line is a sign of life',
      'zh-CN': '持续推送我的各待办队列数量，每行一个 JSON，持续一分钟；空行表示连接仍然有效',
    },
    access: 'session',
    permission: 'tasks.see',
    query: z.strictObject({
      case: identifier.optional().meta({ description: 'Tell of this case too, by its id or its number' }),
    }),
    stream: true,
    answers: { 200: news },
    refusals: ['cases.not-found'],
  },
})
