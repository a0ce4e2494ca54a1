import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { instantText, optionalQueryNumber, text } from '../scalars.ts'

const seconds = z.int().meta({ description: 'Seconds' })

const traffic = z
  .object({
    elements: z.array(
      z.object({
        element: z.string(),
        waiting: z
          .object({ instances: z.int(), medianSince: instantText, longestSince: instantText })
          .nullable()
          .meta({ description: 'Instances that stand there now, and since when; null: none' }),
        incidents: z.int().meta({ description: 'Open ones' }),
        passed: z
          .object({ count: z.int(), medianStay: seconds, longestStay: seconds })
          .nullable()
          .meta({ description: 'Visits that ended in the days asked about, and how long they lasted; null: none' }),
      }),
    ),
    isPart: z.boolean().meta({ description: 'More run than were looked at (50,000): counts are of those' }),
  })
  .meta({ id: 'Traffic' })

/** What goes on in a process, element by element. */
export const trafficRoutes = defineRoutes({
  getTraffic: {
    method: 'GET',
    path: '/api/processes/{key}/traffic',
    topic: 'instances',
    summary: {
      en: 'What goes on at each element of a process: what stands there now, what stopped, what passed lately',
      'zh-CN': '流程各节点的运行情况：当前停留、异常与近期通过',
    },
    access: 'session',
    permission: 'flows.see',
    params: z.strictObject({ key: text(200).meta({ description: 'The id of the process in its drawing' }) }),
    query: z.strictObject({
      version: optionalQueryNumber(1, 1_000_000).meta({ description: 'Absent: all versions together' }),
      days: optionalQueryNumber(1, 90).meta({
        description: 'What passed in so many days (30), of at most 5,000 instances that run and 5,000 that ended',
      }),
    }),
    answers: {
      200: traffic.meta({
        examples: [
          {
            elements: [
              {
                element: 'AskManager',
                waiting: {
                  instances: 12,
                  medianSince: '2026-03-01T08:00:00Z',
                  longestSince: '2026-02-27T02:00:00Z',
                },
                incidents: 1,
                passed: { count: 340, medianStay: 5400, longestStay: 180000 },
              },
            ],
            isPart: false,
          },
        ],
      }),
    },
    refusals: ['engine.process-not-found'],
  },
})
