import { z } from 'zod'
import { bilingual } from '../language.ts'
import {
  exampleTemplate,
  exampleTemplateSummary,
  messageTemplate,
  messageTemplateDetail,
  messageTemplateSummary,
} from '../message-templates.ts'
import { defineRoutes } from '../route.ts'
import { optionalQueryNumber, text } from '../scalars.ts'

const params = z.strictObject({ key: text(100) })

/** The words of messages that flows send. */
export const messageTemplateRoutes = defineRoutes({
  listMessageTemplates: {
    method: 'GET',
    path: '/api/message-templates',
    topic: 'conversations',
    summary: { en: 'Message templates in force', 'zh-CN': '现行的消息模板' },
    access: 'session',
    permission: 'settings.see',
    answers: {
      200: z.object({ items: z.array(messageTemplateSummary) }).meta({
        examples: [{ items: [exampleTemplateSummary] }],
      }),
    },
    refusals: [],
  },
  putMessageTemplate: {
    method: 'POST',
    path: '/api/message-templates',
    topic: 'conversations',
    summary: { en: 'Makes a message template, or a new version of one', 'zh-CN': '新建消息模板或发布其新版本' },
    access: 'session',
    permission: 'settings.put',
    body: z
      .strictObject({
        template: messageTemplate,
        reason: text(500).meta({ description: 'Why, for those who ask later' }),
      })
      .meta({ examples: [{ template: exampleTemplate, reason: 'Friendlier' }] }),
    answers: {
      200: z
        .object({
          key: z.string(),
          version: z.int(),
          isNew: z.boolean().meta({ description: 'False: the latest version is the same already' }),
        })
        .meta({ examples: [{ key: exampleTemplate.key, version: 2, isNew: true }] }),
    },
    refusals: ['conversations.templates-wrong'],
  },
  listMessageTemplateVersions: {
    method: 'GET',
    path: '/api/message-templates/{key}/versions',
    topic: 'conversations',
    summary: {
      en: 'Who changed a message template, when and why; the newest first',
      'zh-CN': '消息模板的变更记录，最新的在前',
    },
    access: 'session',
    permission: 'settings.see',
    params,
    answers: {
      200: z.object({ items: z.array(messageTemplateSummary) }).meta({
        examples: [{ items: [exampleTemplateSummary] }],
      }),
    },
    refusals: ['conversations.template-unknown'],
  },
  tryMessageTemplate: {
    method: 'POST',
    path: '/api/message-templates/try',
    topic: 'conversations',
    summary: {
      en: 'What a draft would say in a case as it stands now: nothing is said',
      'zh-CN': '试填：模板草稿在某个工单中会生成的消息，不实际发送',
    },
    access: 'session',
    permission: 'settings.put',
    body: z
      .strictObject({ template: messageTemplate, case: text(64).meta({ description: 'Its number or id' }) })
      .meta({ examples: [{ template: exampleTemplate, case: 'R000042' }] }),
    answers: {
      200: z.object({ text: bilingual }).meta({
        examples: [{ text: { en: 'We received what you sent back.', 'zh-CN': '退货已收到。' } }],
      }),
    },
    refusals: [
      'cases.not-found',
      'conversations.templates-wrong',
      'conversations.placeholder-unreadable',
      'conversations.message-unusable',
    ],
  },
  getMessageTemplate: {
    method: 'GET',
    path: '/api/message-templates/{key}',
    topic: 'conversations',
    summary: { en: 'One message template, as it was written', 'zh-CN': '单个消息模板的内容' },
    access: 'session',
    permission: 'settings.see',
    params,
    query: z.strictObject({
      version: optionalQueryNumber(1, 1_000_000).meta({ description: 'Absent: the one in force' }),
    }),
    answers: {
      200: messageTemplateDetail.meta({ examples: [{ ...exampleTemplateSummary, text: exampleTemplate.text }] }),
    },
    refusals: ['conversations.template-unknown'],
  },
})
