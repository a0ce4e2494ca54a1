import { z } from 'zod'
import { attachment, attachmentIds, exampleAttachment, examplePlaced, placedAttachment } from '../attachments.ts'
import { binaryContent } from '../binary.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'

const ofCase = z.strictObject({ id: identifier.meta({ description: "The case's id or its number" }) })
const one = z.strictObject({ id: identifier })
const fileName = z
  .string()
  .max(1000)
  .default('')
  .meta({ description: 'What the file is called; kept for people, cleaned of paths and of what cannot be seen' })

/** Files that belong to cases and to what is said in them. */
export const attachmentRoutes = defineRoutes({
  uploadAttachment: {
    method: 'POST',
    path: '/api/attachments',
    topic: 'attachments',
    summary: {
      en: 'Takes a file in; it is yours alone until an entry or a case names it, and goes after a day if none does',
      'zh-CN': '上传附件；被沟通记录或工单引用前仅上传者可见，一天内未被引用则清除',
    },
    access: 'session',
    permission: 'cases.reply',
    query: z.strictObject({ name: fileName }),
    upload: true,
    answers: { 201: attachment.meta({ examples: [exampleAttachment] }) },
    refusals: ['attachments.empty', 'attachments.type-refused'],
  },
  getAttachment: {
    method: 'GET',
    path: '/api/attachments/{id}',
    topic: 'attachments',
    summary: { en: 'The file of an attachment', 'zh-CN': '下载附件' },
    access: 'session',
    permission: 'cases.see',
    params: one,
    query: z.strictObject({
      disposition: z
        .enum(['attachment', 'inline'])
        .default('attachment')
        .meta({ description: '`inline`: to be shown, where it is an image or a PDF' }),
    }),
    binary: true,
    answers: { 200: binaryContent },
    refusals: ['attachments.not-found'],
  },
  getThumbnail: {
    method: 'GET',
    path: '/api/attachments/{id}/thumbnail',
    topic: 'attachments',
    summary: { en: 'A small picture of an image', 'zh-CN': '图片附件的缩略图' },
    access: 'session',
    permission: 'cases.see',
    params: one,
    binary: true,
    answers: { 200: binaryContent },
    refusals: ['attachments.not-found', 'attachments.no-thumbnail'],
  },
  listAttachments: {
    method: 'GET',
    path: '/api/cases/{id}/attachments',
    topic: 'attachments',
    summary: { en: 'The attachments of a case, the newest first', 'zh-CN': '工单的附件，最新的在前' },
    access: 'session',
    permission: 'cases.see',
    params: ofCase,
    query: z.strictObject({ ...paging }),
    answers: { 200: page(placedAttachment).meta({ examples: [{ items: [examplePlaced], next: null }] }) },
    refusals: ['cases.not-found', 'paging.cursor-wrong'],
  },
  placeAttachments: {
    method: 'POST',
    path: '/api/cases/{id}/attachments',
    topic: 'attachments',
    summary: { en: 'Puts attachments on a case', 'zh-CN': '将附件添加到工单' },
    access: 'session',
    permission: 'cases.reply',
    params: ofCase,
    body: z
      .strictObject({ attachments: attachmentIds.min(1) })
      .meta({ examples: [{ attachments: [exampleAttachment.id] }] }),
    answers: { 200: z.object({ items: z.array(attachment) }).meta({ examples: [{ items: [exampleAttachment] }] }) },
    refusals: ['cases.not-found', 'attachments.unknown'],
  },
})
