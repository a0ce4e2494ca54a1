import { z } from 'zod'

const sentence = z.strictObject({ en: z.string(), 'zh-CN': z.string() })

const column = z.strictObject({
  header: z.string().min(1),
  type: z.enum(['text', 'integer', 'decimal', 'date and time']),
  format: z.string().optional(),
})

const rule = z.strictObject({
  when: z.string().optional(),
  reject: z.string().min(1).max(64).optional(),
  says: sentence.optional(),
  take: z.enum(['orderLine', 'returnRequest', 'case']).optional(),
  fields: z.record(z.string(), z.string()).optional(),
  details: z.array(z.string()).optional(),
})

export type RuleSource = z.infer<typeof rule>

/** A template as it stands in its file; what depends on what is checked when it is read. */
export const templateSource = z.strictObject({
  name: z
    .string()
    .max(64)
    .regex(/^[a-z0-9-]+$/),
  title: sentence,
  zone: z.string(),
  currency: z.string(),
  columns: z.record(z.string(), column),
  key: z.array(z.string()).min(1).optional(),
  rows: z.array(rule).min(1),
})

export type TemplateSource = z.infer<typeof templateSource>
