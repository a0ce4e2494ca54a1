import { z } from 'zod'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, optionalQueryNumber, text } from '../scalars.ts'

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

const stander = z
  .object({
    instanceId: identifier,
    version: z.int(),
    visits: z.array(z.int()).meta({ description: 'Its visits there, by their keys' }),
    since: instantText,
    caseNumber: z.string().nullable().meta({ description: 'Of the case that it serves, as far as one sees that' }),
  })
  .meta({ id: 'Stander' })

const params = z.strictObject({ key: text(200).meta({ description: 'The id of the process in its drawing' }) })
const version = optionalQueryNumber(1, 1_000_000).meta({ description: 'Absent: all versions together' })

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
    params,
    query: z.strictObject({
      version,
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
  listStanders: {
    method: 'GET',
    path: '/api/processes/{key}/standers',
    topic: 'instances',
    summary: {
      en: 'Instances that stand at an element, the oldest first, with their cases',
      'zh-CN': '停留在某节点的流程实例及其工单，最早的在前',
    },
    access: 'session',
    permission: 'flows.see',
    params,
    query: z.strictObject({ version, element: text(200), ...paging }),
    answers: {
      200: page(stander).meta({
        examples: [
          {
            items: [
              {
                instanceId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
                version: 3,
                visits: [4],
                since: '2026-03-01T08:00:00Z',
                caseNumber: 'R000042',
              },
            ],
            next: null,
          },
        ],
      }),
    },
    refusals: ['paging.cursor-wrong'],
  },
})
