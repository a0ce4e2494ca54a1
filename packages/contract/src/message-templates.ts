import { z } from 'zod'
import { bilingual } from './language.ts'
import { instantText, text } from './scalars.ts'

const name = z.strictObject({ en: text(200), 'zh-CN': text(200) })
const message = z.strictObject({ en: text(20_000), 'zh-CN': text(20_000) })

/** A message template as it stands in its file. */
export const messageTemplate = z.strictObject({
  key: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/),
  name,
  text: message.meta({ description: 'With FEEL between double braces: `{{ case.number }}`' }),
})

const version = {
  key: z.string(),
  version: z.int(),
  name: bilingual,
  deployedAt: instantText,
  deployedBy: z.string().nullable().meta({ description: 'Null: the program brought it with its pack' }),
  reason: z.string().nullable(),
}

export const messageTemplateSummary = z.object(version).meta({ id: 'MessageTemplateSummary' })

export const messageTemplateDetail = z.object({ ...version, text: bilingual }).meta({ id: 'MessageTemplateDetail' })

export const exampleTemplate: z.input<typeof messageTemplate> = {
  key: 'return-received',
  name: { en: 'Return received', 'zh-CN': '已收到退货' },
  text: {
    en: 'We received what you sent back for {{ case.number }}; {{ refund }} will be paid back.',
    'zh-CN': '工单 {{ case.number }} 的退货已收到，将退款 {{ refund }}。',
  },
}

export const exampleTemplateSummary: z.input<typeof messageTemplateSummary> = {
  key: exampleTemplate.key,
  version: 2,
  name: exampleTemplate.name,
  deployedAt: '2026-03-01T08:00:00Z',
  deployedBy: '林晓',
  reason: 'Friendlier',
}
