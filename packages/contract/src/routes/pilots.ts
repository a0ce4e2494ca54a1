import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { identifier, text } from '../scalars.ts'
import { examplePilot, modelKind, pilot, resourceName } from '../studio.ts'

const note = text(500).meta({ description: 'Why, for those who ask later' })
const begun = z.object({ id: identifier }).meta({ examples: [{ id: examplePilot.id }] })

/** New versions on trial: for chosen shops, or for a share of cases, beside the version in force. */
export const pilotRoutes = defineRoutes({
  listPilots: {
    method: 'GET',
    path: '/api/studio/pilots',
    topic: 'studio',
    summary: {
      en: 'Pilots, the newest first, each with what came of it and of the others in the same time',
      'zh-CN': '试点列表（最新的在前），含试点与其他工单在同期的对比',
    },
    access: 'session',
    permission: 'reports.see',
    answers: { 200: z.object({ items: z.array(pilot) }).meta({ examples: [{ items: [examplePilot] }] }) },
    refusals: [],
  },
  listPilotFiles: {
    method: 'GET',
    path: '/api/studio/pilots/{id}/files',
    topic: 'studio',
    summary: {
      en: 'What is on trial: the files that were drafts, each as it is tried and as it was in force when the pilot began',
      'zh-CN': '试点的内容：各文件的试点版本及试点开始时的现行版本',
    },
    access: 'session',
    permission: 'flows.see',
    params: z.strictObject({ id: identifier }),
    answers: {
      200: z
        .object({
          items: z.array(
            z.object({
              resource: z.string(),
              kind: modelKind,
              before: z.string().nullable().meta({ description: 'Null: there was none' }),
              after: z.string(),
            }),
          ),
        })
        .meta({
          examples: [
            {
              items: [
                { resource: 'return-refund.dmn', kind: 'rules', before: '<definitions/>', after: '<definitions/>' },
              ],
            },
          ],
        }),
    },
    refusals: ['studio.pilot-not-found'],
  },
  beginPilot: {
    method: 'POST',
    path: '/api/studio/pilots',
    topic: 'studio',
    summary: {
      en: 'Tries drafts on some of the cases that are opened from now on; what is in force stays for the others',
      'zh-CN': '以草稿开始试点：仅对部分新工单生效，其余工单沿用现行版本',
    },
    access: 'session',
    permission: 'flows.deploy',
    body: z
      .strictObject({
        drafts: z
          .array(
            z.strictObject({
              resource: resourceName,
              revision: z.int().min(1),
              over: z.int().optional().meta({
                description: 'The version in force, where it is newer than the one that the draft began from',
              }),
            }),
          )
          .min(1)
          .max(50),
        sources: z
          .array(text(200))
          .min(1)
          .max(500)
          .nullable()
          .meta({ description: 'Shops whose cases take part; null: those of all shops' }),
        share: z.int().min(1).max(100).meta({ description: 'How many of a hundred of these cases take part' }),
        note,
      })
      .meta({
        examples: [
          {
            drafts: [{ resource: 'return-refund.dmn', revision: 7 }],
            sources: ['north'],
            share: 100,
            note: 'Fifteen days, first in the north',
          },
        ],
      }),
    answers: { 200: begun },
    refusals: [
      'studio.not-publishable',
      'studio.draft-changed',
      'studio.draft-behind',
      'studio.draft-not-found',
      'studio.pilot-running',
      'studio.pilot-without-flow',
    ],
  },
  endPilot: {
    method: 'POST',
    path: '/api/studio/pilots/{id}/ends',
    topic: 'studio',
    summary: {
      en: 'Publishes what was tried for all, or gives it up; cases that began in it go on in it',
      'zh-CN': '结束试点：全面发布或放弃；已在试点版本中的工单继续按其办理',
    },
    access: 'session',
    permission: 'flows.deploy',
    params: z.strictObject({ id: identifier }),
    body: z
      .strictObject({
        outcome: z.enum(['published', 'ended']),
        note,
        isSeen: z
          .boolean()
          .default(false)
          .meta({ description: 'Whether it is to be published over what was published since the pilot began' }),
      })
      .meta({ examples: [{ outcome: 'published', note: 'Fewer complaints, same cost' }] }),
    answers: { 200: begun },
    refusals: [
      'studio.pilot-not-found',
      'studio.pilot-ended',
      'studio.draft-behind',
      'studio.not-publishable',
      'studio.nothing-changed',
      'access.not-permitted',
    ],
  },
})
