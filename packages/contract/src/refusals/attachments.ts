import { z } from 'zod'
import { listed } from './listed.ts'
import { factualRefusal, plainRefusal } from './refusal.ts'

const WHY = {
  unknown: { en: 'what is in it is of none of these types', 'zh-CN': '其内容不属于上述任何类型' },
  damaged: { en: 'it is damaged or cut short', 'zh-CN': '文件已损坏或不完整' },
  archive: { en: 'it is an archive', 'zh-CN': '它是压缩包' },
  macros: { en: 'it holds macros', 'zh-CN': '它包含宏' },
  markup: { en: 'it is a web page or a drawing that can hold scripts', 'zh-CN': '它是网页或可含脚本的图形' },
  program: { en: 'it is a program or a script', 'zh-CN': '它是程序或脚本' },
  double: { en: 'an archive or a program is hidden in it', 'zh-CN': '其中藏有压缩包或程序' },
} as const

/** Files of cases. */
export const attachmentRefusals = {
  'attachments.not-found': plainRefusal(404, {
    en: 'Attachment not found.',
    'zh-CN': '没有此附件。',
  }),
  'attachments.unknown': factualRefusal(
    422,
    { attachments: z.array(z.string()) },
    { attachments: ['0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41'] },
    {
      en: ({ attachments }) => `There are no such attachments: ${listed(attachments, ', ')}. Upload them first.`,
      'zh-CN': ({ attachments }) => `没有这些附件：${listed(attachments, '、')}。请先上传。`,
    },
  ),
  'attachments.empty': plainRefusal(422, {
    en: 'The file is empty.',
    'zh-CN': '文件为空。',
  }),
  'attachments.type-refused': factualRefusal(
    415,
    { why: z.enum(Object.keys(WHY) as [keyof typeof WHY]) },
    { why: 'archive' },
    {
      en: ({ why }) =>
        `This file cannot be attached: ${WHY[why].en}. JPEG, PNG, WebP, GIF and HEIC images, PDF, MP4, plain text, XLSX and DOCX can.`,
      'zh-CN': ({ why }) =>
        `不能添加此文件：${WHY[why]['zh-CN']}。可添加 JPEG、PNG、WebP、GIF、HEIC 图片，以及 PDF、MP4、纯文本、XLSX 和 DOCX。`,
    },
  ),
  'attachments.no-thumbnail': factualRefusal(
    404,
    { thumbnail: z.enum(['waiting', 'none']) },
    { thumbnail: 'none' },
    {
      en: ({ thumbnail }) =>
        thumbnail === 'waiting' ? 'The small picture is not made yet.' : 'There is no small picture of this file.',
      'zh-CN': ({ thumbnail }) => (thumbnail === 'waiting' ? '缩略图尚未生成。' : '此文件没有缩略图。'),
    },
  ),
}
