import { z } from 'zod'
import { migrationReasons } from '../operating.ts'
import { defineRoutes } from '../route.ts'
import { instantText, text } from '../scalars.ts'
import { exampleModelProblem, MOST_CONTENT, modelContent, modelKind, modelProblem, resourceName } from '../studio.ts'

const params = z.strictObject({ resource: resourceName })
const files = z
  .array(z.strictObject({ name: resourceName, content: modelContent }))
  .min(1)
  .max(200)
const note = text(500).meta({ description: 'Why, for those who ask later' })
const published = z.object({
  items: z.array(z.object({ resource: z.string(), kind: modelKind, version: z.int(), isNew: z.boolean() })),
  warnings: z.array(modelProblem),
})
const examplePublished = {
  items: [{ resource: 'return-refund.dmn', kind: 'rules' as const, version: 4, isNew: true }],
  warnings: [],
}
/** Where process owners check, publish and take back what they changed. */
export const studioRoutes = defineRoutes({
  checkModels: {
    method: 'POST',
    path: '/api/studio/checks',
    topic: 'studio',
    summary: {
      en: 'What publishing these files would refuse, and what it would make: nothing is published',
      'zh-CN': '检查文件：返回发布时会被拒绝的问题与将产生的版本，不实际发布',
    },
    access: 'session',
    permission: 'flows.draft',
    bodyLimit: 32 * 1024 * 1024,
    body: z.strictObject({ files }).meta({
      examples: [{ files: [{ name: 'exchange.bpmn', content: '<definitions/>' }] }],
    }),
    answers: {
      200: published.extend({ problems: z.array(modelProblem) }).meta({
        examples: [{ ...examplePublished, problems: [exampleModelProblem] }],
      }),
    },
    refusals: [],
  },
  forecastMigrations: {
    method: 'POST',
    path: '/api/studio/forecasts',
    topic: 'studio',
    summary: {
      en: 'What would become of running cases, were a flow published as it is drawn here: nothing is changed',
      'zh-CN': '预演：若按此图发布流程，运行中的工单会怎样，不实际更改',
    },
    access: 'session',
    permission: 'flows.draft',
    bodyLimit: 3 * MOST_CONTENT,
    body: z.strictObject({ content: modelContent }).meta({ examples: [{ content: '<definitions/>' }] }),
    answers: {
      200: z
        .object({
          items: z.array(
            z.object({
              process: z.string(),
              moves: z.int(),
              cannot: z.int(),
              isPart: z.boolean().meta({ description: 'More run than were looked at' }),
              reasons: migrationReasons,
            }),
          ),
        })
        .meta({ examples: [{ items: [{ process: 'exchange', moves: 31, cannot: 0, isPart: false, reasons: [] }] }] }),
    },
    refusals: [],
  },
  exportPack: {
    method: 'GET',
    path: '/api/studio/pack',
    topic: 'studio',
    summary: {
      en: 'Every file that the business is made of, as it is in force: what another Aftersale starts with, or takes in',
      'zh-CN': '导出内容包：全部已发布的业务文件，可用于另一套系统启动或导入',
    },
    access: 'session',
    permission: 'flows.see',
    handsOut: true,
    answers: {
      200: z
        .object({ files: z.array(z.object({ name: z.string(), content: z.string() })) })
        .meta({ examples: [{ files: [{ name: 'exchange.bpmn', content: '<definitions/>' }] }] }),
    },
    refusals: [],
  },
  importPack: {
    method: 'POST',
    path: '/api/studio/pack',
    topic: 'studio',
    summary: {
      en: 'Makes drafts of the files of a pack that differ from what is in force; what somebody is drafting stays',
      'zh-CN': '导入内容包：与已发布版本不同的文件成为草稿，他人的草稿保持不变',
    },
    access: 'session',
    permission: 'flows.draft',
    bodyLimit: 32 * 1024 * 1024,
    body: z
      .strictObject({
        files: z
          .array(z.strictObject({ name: resourceName, content: modelContent }))
          .min(1)
          .max(1_000),
      })
      .meta({ examples: [{ files: [{ name: 'exchange.bpmn', content: '<definitions/>' }] }] }),
    answers: {
      200: z
        .object({
          items: z.array(
            z.object({
              resource: z.string(),
              outcome: z.enum(['drafted', 'same', 'has-draft', 'not-taken']).meta({
                description:
                  'same: it is in force already; has-draft: there is a draft, which stays; not-taken: it is nothing that is drafted here',
              }),
            }),
          ),
        })
        .meta({ examples: [{ items: [{ resource: 'exchange.bpmn', outcome: 'drafted' }] }] }),
    },
    refusals: [],
  },
  publishDrafts: {
    method: 'POST',
    path: '/api/studio/publications',
    topic: 'studio',
    summary: { en: 'Publishes drafts together: all of them or none', 'zh-CN': '一并发布草稿：全部成功，否则都不发布' },
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
          .max(200),
        note,
      })
      .meta({
        examples: [{ drafts: [{ resource: 'return-refund.dmn', revision: 7 }], note: 'Fifteen days for members' }],
      }),
    answers: { 200: published.meta({ examples: [examplePublished] }) },
    refusals: [
      'studio.not-publishable',
      'studio.draft-changed',
      'studio.draft-behind',
      'studio.draft-not-found',
      'studio.nothing-changed',
      'access.not-permitted',
    ],
  },
  listPublications: {
    method: 'GET',
    path: '/api/studio/publications',
    topic: 'studio',
    summary: { en: 'What was published, the newest first: who, when and why', 'zh-CN': '发布记录，最新的在前' },
    access: 'session',
    permission: 'flows.see',
    answers: {
      200: z
        .object({
          items: z.array(
            z.object({
              id: z.string(),
              at: instantText,
              by: z.string(),
              note: z.string(),
              items: z.array(
                z.object({
                  resource: z.string(),
                  version: z.int(),
                  backTo: z.int().nullable().meta({ description: 'The version whose content it took up again' }),
                }),
              ),
            }),
          ),
        })
        .meta({
          examples: [
            {
              items: [
                {
                  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
                  at: '2026-03-01T08:00:00Z',
                  by: '林晓',
                  note: 'Fifteen days for members',
                  items: [{ resource: 'return-refund.dmn', version: 4, backTo: null }],
                },
              ],
            },
          ],
        }),
    },
    refusals: [],
  },
  rollBackModel: {
    method: 'POST',
    path: '/api/studio/models/{resource}/roll-backs',
    topic: 'studio',
    summary: {
      en: 'Publishes an earlier version again, as the newest; a draft stays as it is',
      'zh-CN': '将较早版本重新发布为最新版本（回滚），草稿不受影响',
    },
    access: 'session',
    permission: 'flows.deploy',
    params,
    body: z.strictObject({ to: z.int().min(1), note }).meta({ examples: [{ to: 2, note: 'Too many were refused' }] }),
    answers: { 200: published.meta({ examples: [examplePublished] }) },
    refusals: [
      'studio.model-not-found',
      'studio.version-not-found',
      'studio.nothing-changed',
      'studio.not-publishable',
      'access.not-permitted',
    ],
  },
})
