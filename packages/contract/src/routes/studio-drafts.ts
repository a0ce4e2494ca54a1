import { z } from 'zod'
import { defineRoutes } from '../route.ts'
import { instantText, text } from '../scalars.ts'
import {
  draftHead,
  exampleDraftHead,
  exampleModel,
  exampleVocabulary,
  MOST_CONTENT,
  modelContent,
  modelDetail,
  modelEditor,
  modelSummary,
  modelVersion,
  resourceName,
  vocabulary,
} from '../studio.ts'

const params = z.strictObject({ resource: resourceName })
const exampleEditor = { name: '王芳', seenAt: '2026-03-01T08:00:00Z' }

/** Files that the business is made of, their versions and their drafts. */
export const studioDraftRoutes = defineRoutes({
  listModels: {
    method: 'GET',
    path: '/api/studio/models',
    topic: 'studio',
    summary: {
      en: 'The files that the business is made of, in force and as drafts',
      'zh-CN': '业务文件列表：已发布版本与草稿',
    },
    access: 'session',
    permission: 'flows.see',
    answers: { 200: z.object({ items: z.array(modelSummary) }).meta({ examples: [{ items: [exampleModel] }] }) },
    refusals: [],
  },
  findInModels: {
    method: 'GET',
    path: '/api/studio/found',
    topic: 'studio',
    summary: {
      en: 'Where words stand in the files: in rules, steps, forms, messages and what else people read of them',
      'zh-CN': '在业务文件的内容中查找文字：规则、步骤、表单、消息等',
    },
    access: 'session',
    permission: 'flows.see',
    query: z.strictObject({ q: text(100).optional().meta({ description: 'Nothing is found where nothing is typed' }) }),
    answers: {
      200: z
        .object({
          items: z.array(
            z.object({
              resource: z.string(),
              count: z.int().meta({ description: 'In how many places' }),
              places: z
                .array(
                  z.object({
                    text: z.string(),
                    at: z.string().nullable().meta({ description: 'The rule, step, field or text; null: the file' }),
                  }),
                )
                .meta({ description: 'The first of them' }),
              isDraft: z.boolean().meta({ description: 'Whether it was looked for in the draft' }),
            }),
          ),
        })
        .meta({
          examples: [
            {
              items: [
                {
                  resource: 'return-refund.dmn',
                  count: 3,
                  places: [{ text: '已超过退货期限。', at: 'claim-too-late' }],
                  isDraft: false,
                },
              ],
            },
          ],
        }),
    },
    refusals: [],
  },
  getModel: {
    method: 'GET',
    path: '/api/studio/models/{resource}',
    topic: 'studio',
    summary: { en: 'One file with its draft, and who has it open', 'zh-CN': '单个文件、其草稿及正在编辑的人员' },
    access: 'session',
    permission: 'flows.see',
    params,
    answers: {
      200: modelDetail.meta({
        examples: [
          {
            ...exampleModel,
            content: '<definitions/>',
            draftContent: '<definitions/>',
            onTrial: null,
            editors: [exampleEditor],
          },
        ],
      }),
    },
    refusals: ['studio.model-not-found'],
  },
  getVocabulary: {
    method: 'GET',
    path: '/api/studio/vocabulary',
    topic: 'studio',
    summary: {
      en: 'What flows, rules and forms may name, with words for people',
      'zh-CN': '流程、规则与表单可引用的名称及其说明',
    },
    access: 'session',
    permission: 'flows.see',
    answers: { 200: vocabulary.meta({ examples: [exampleVocabulary] }) },
    refusals: [],
  },
  listModelVersions: {
    method: 'GET',
    path: '/api/studio/models/{resource}/versions',
    topic: 'studio',
    summary: { en: 'Versions of a file, the newest first: who, when and why', 'zh-CN': '文件的版本记录，最新的在前' },
    access: 'session',
    permission: 'flows.see',
    params,
    answers: {
      200: z.object({ items: z.array(modelVersion) }).meta({
        examples: [
          {
            items: [
              {
                version: 3,
                deployedAt: '2026-02-01T08:00:00Z',
                deployedBy: '林晓',
                note: 'Fifteen days for members',
                running: null,
              },
            ],
          },
        ],
      }),
    },
    refusals: ['studio.model-not-found'],
  },
  getModelVersion: {
    method: 'GET',
    path: '/api/studio/models/{resource}/versions/{version}',
    topic: 'studio',
    summary: { en: 'A file as it was in a version', 'zh-CN': '文件在某个版本的内容' },
    access: 'session',
    permission: 'flows.see',
    params: params.extend({ version: z.string().regex(/^[1-9]\d{0,8}$/) }),
    answers: { 200: z.object({ content: z.string() }).meta({ examples: [{ content: '<definitions/>' }] }) },
    refusals: ['studio.model-not-found', 'studio.version-not-found'],
  },
  saveModelDraft: {
    method: 'POST',
    path: '/api/studio/drafts/{resource}',
    topic: 'studio',
    summary: { en: 'Saves a draft, unless somebody else saved it meanwhile', 'zh-CN': '保存草稿；若他人已修改则拒绝' },
    access: 'session',
    permission: 'flows.draft',
    params,
    bodyLimit: 3 * MOST_CONTENT,
    body: z
      .strictObject({
        content: modelContent,
        revision: z.int().min(0).meta({ description: 'The one that was changed; 0: there is no draft yet' }),
        version: z
          .int()
          .nullable()
          .optional()
          .meta({ description: 'Of a new draft: the version that was changed; absent: the one in force' }),
      })
      .meta({ examples: [{ content: '<definitions/>', revision: 6 }] }),
    answers: { 200: draftHead.meta({ examples: [exampleDraftHead] }) },
    refusals: ['studio.draft-changed', 'studio.draft-not-found', 'studio.name-unusable'],
  },
  discardModelDraft: {
    method: 'DELETE',
    path: '/api/studio/drafts/{resource}',
    topic: 'studio',
    summary: { en: 'Discards a draft; what is in force stays', 'zh-CN': '放弃草稿，已发布版本不变' },
    access: 'session',
    permission: 'flows.draft',
    params,
    query: z.strictObject({
      revision: z.coerce.number().int().min(1).meta({ description: 'The one that was looked at' }),
    }),
    answers: { 204: z.undefined() },
    refusals: ['studio.draft-changed', 'studio.draft-not-found'],
  },
  keepDraftOpen: {
    method: 'POST',
    path: '/api/studio/drafts/{resource}/editors',
    topic: 'studio',
    summary: {
      en: 'Says that one has a file open; answers who else has, and whether its draft changed',
      'zh-CN': '声明正在编辑某文件，返回其他编辑者与草稿状态',
    },
    access: 'person',
    permission: 'flows.draft',
    params,
    answers: {
      200: z
        .object({ editors: z.array(modelEditor), draft: draftHead.nullable(), version: z.int().nullable() })
        .meta({ examples: [{ editors: [exampleEditor], draft: exampleDraftHead, version: 3 }] }),
    },
    refusals: ['studio.model-not-found'],
  },
  listDraftRevisions: {
    method: 'GET',
    path: '/api/studio/drafts/{resource}/revisions',
    topic: 'studio',
    summary: { en: 'What drafts of a file were saved, the newest first', 'zh-CN': '草稿的保存记录，最新的在前' },
    access: 'session',
    permission: 'flows.see',
    params,
    answers: {
      200: z
        .object({ items: z.array(z.object({ revision: z.int(), savedAt: instantText, savedBy: z.string() })) })
        .meta({ examples: [{ items: [{ revision: 7, savedAt: '2026-03-01T08:00:00Z', savedBy: '林晓' }] }] }),
    },
    refusals: [],
  },
  getDraftRevision: {
    method: 'GET',
    path: '/api/studio/drafts/{resource}/revisions/{revision}',
    topic: 'studio',
    summary: { en: 'A draft as it was saved once', 'zh-CN': '草稿某次保存的内容' },
    access: 'session',
    permission: 'flows.see',
    params: params.extend({ revision: z.string().regex(/^[1-9]\d{0,8}$/) }),
    answers: { 200: z.object({ content: z.string() }).meta({ examples: [{ content: '<definitions/>' }] }) },
    refusals: ['studio.version-not-found'],
  },
})
