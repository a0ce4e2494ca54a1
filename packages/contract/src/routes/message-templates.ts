import { z } from 'zod'
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
