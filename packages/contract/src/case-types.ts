import { z } from 'zod'
import { typeClocks } from './clocks.ts'
import { fieldItem } from './fields.ts'
import { bilingual } from './language.ts'
import { portalOffer } from './portal-offer.ts'
import { instantText, json, text } from './scalars.ts'

/** How much a case presses, the least first. */
export const casePriority = z.enum(['low', 'normal', 'high', 'urgent'])

const words = z.strictObject({ en: text(200), 'zh-CN': text(200) })
const longWords = z.strictObject({ en: text(20_000), 'zh-CN': text(20_000) })
const definitionKey = text(200)
const groups = z.array(text(64)).max(50).default([])

/** What a case type is called by: a lower-case letter, then lower-case letters, digits and `-`. */
export const caseTypeKey = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)

const numbering = z.strictObject({
  prefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{0,9}$/)
    .meta({ description: 'Capital letters and digits; types may share one' }),
  digits: z.int().min(4).max(12).meta({ description: 'Of the running number at least' }),
  period: z
    .enum(['year', 'month', 'day'])
    .optional()
    .meta({ description: 'Stands in the number, and the running number begins anew with it' }),
})

const { name, label, kind, required, fallback } = fieldItem.shape

/** Fields stand in the order of their list; one that is not wanted any more is left out of the next version. */
export const caseTypeField = z.strictObject({ name, label, kind, required, fallback })

/** What may be reported to cases of a type, which their flow awaits as a message of this name. */
export const caseTypeNews = z.strictObject({
  name: text(200).meta({ description: 'Name of the message that the flow awaits' }),
  label: words,
  fields: z.array(caseTypeField).max(30).default([]).meta({ description: 'Variables of the message' }),
  from: z.enum(['customer', 'staff', 'provider']).optional().meta({ description: 'Whose news it is' }),
})

const fieldPermissions = z.strictObject({
  see: groups.meta({ description: 'Groups whose members see the field; empty: whoever sees the case' }),
  change: groups.meta({ description: 'Groups whose members may also write it; empty: whoever sees it' }),
})

/** What a kind of case consists of: the content of a file `<key>.case-type.json`. */
export const caseTypeDocument = z
  .strictObject({
    key: caseTypeKey,
    name: words,
    process: definitionKey.meta({ description: 'Key of the flow that its cases follow' }),
    numbering,
    fields: z.array(caseTypeField).max(100).default([]),
    priority: z
      .union([z.strictObject({ decision: definitionKey }), z.strictObject({ fixed: casePriority })])
      .meta({ description: 'Decided by a table, or the same for all' }),
    subject: z
      .array(z.enum(['customer', 'order', 'product']))
      .max(3)
      .default([])
      .meta({ description: 'What must be given for a case to open; an order must be there too' }),
    permissions: z
      .strictObject({
        open: groups.meta({ description: 'Groups whose members may open cases; empty: everybody' }),
        see: groups.meta({ description: 'Groups whose members see the cases; empty: everybody' }),
        fields: z
          .record(text(40), fieldPermissions)
          .optional()
          .meta({ description: 'By field; whoever sees the case sees and may change a field that is not named' }),
      })
      .default({ open: [], see: [] }),
    news: z.array(caseTypeNews).max(50).optional().meta({ description: 'What may be reported to its cases' }),
    clocks: typeClocks.optional().meta({ description: 'Service clocks that run from the opening' }),
    print: longWords.optional().meta({ description: 'What a printed case says' }),
    portal: portalOffer.optional().meta({ description: 'What consumers see of it and open it with; absent: nothing' }),
  })
  .meta({ id: 'CaseTypeDocument' })

export type CaseTypeDocument = z.output<typeof caseTypeDocument>
export type CasePriority = z.output<typeof casePriority>

/** One case to be opened. */
export const caseItem = z.object({
  type: caseTypeKey,
  source: text(64).meta({ description: 'The shop that it is about' }),
  channel: text(64).optional().meta({ description: 'The way it came in: phone, counter, portal …' }),
  customer: text(200).optional().meta({ description: "The customer's number at the source" }),
  order: text(200).optional().meta({ description: "The order's number at the source" }),
  product: text(200).optional(),
  title: text(200).optional(),
  fields: z.record(z.string().max(80), json).default({}).meta({ description: "The type's fields by name" }),
})

/** What changes of one case; what is absent stays. */
export const caseChangeItem = z.object({
  case: text(64).meta({ description: "The case's id or its number" }),
  title: text(200).nullable().optional(),
  priority: casePriority.optional(),
  fields: z
    .record(z.string().max(80), json)
    .optional()
    .meta({ description: "The type's fields by name; null takes a value away" }),
})

/** A case type as it can be deployed. */
export const caseTypeItem = z.object({
  document: json.meta({ description: 'As in a case type file' }),
})

const version = {
  key: caseTypeKey,
  version: z.int(),
  name: bilingual,
  process: z.string(),
  deployedAt: instantText,
  deployedBy: z.string().nullable().meta({ description: 'Null: the program brought it with its pack' }),
}

export const caseTypeSummary = z
  .object({ ...version, mayOpen: z.boolean().meta({ description: 'Whether you may open cases of it' }) })
  .meta({ id: 'CaseTypeSummary' })

export const caseTypeDetail = z
  .object({
    ...version,
    latest: z.int().meta({ description: 'The version that new cases get' }),
    document: caseTypeDocument,
    fieldRights: z
      .record(z.string(), z.enum(['hidden', 'readonly']))
      .meta({ description: 'By field, what you may not do with it; absent: you see it and may write it' }),
  })
  .meta({ id: 'CaseTypeDetail' })

export const exampleCaseType: z.input<typeof caseTypeDocument> = {
  key: 'complaint',
  name: { en: 'Complaint', 'zh-CN': '投诉' },
  process: 'complaint',
  numbering: { prefix: 'TS', digits: 4, period: 'day' },
  fields: [
    {
      name: 'about',
      label: { en: 'About', 'zh-CN': '投诉内容' },
      kind: {
        type: 'choice',
        options: [
          { value: 'service', label: { en: 'Service', 'zh-CN': '服务态度' } },
          { value: 'delivery', label: { en: 'Delivery', 'zh-CN': '配送' } },
        ],
      },
      required: true,
    },
  ],
  priority: { decision: 'complaint-priority' },
  subject: ['customer'],
  permissions: { open: [], see: ['service'] },
  news: [
    {
      name: 'customer-unsatisfied',
      label: { en: 'The customer is not satisfied', 'zh-CN': '客户不满意' },
      fields: [{ name: 'why', label: { en: 'Why', 'zh-CN': '原因' }, kind: { type: 'long-text' } }],
      from: 'customer',
    },
  ],
}

const { key: typeKey, name: typeName, process: typeProcess } = exampleCaseType
const deployed = { deployedAt: '2026-03-01T08:00:00Z', deployedBy: '林晓' }

export const exampleTypeSummary: z.input<typeof caseTypeSummary> = {
  key: typeKey,
  version: 2,
  name: typeName,
  process: typeProcess,
  ...deployed,
  mayOpen: true,
}

export const exampleTypeDetail: z.input<typeof caseTypeDetail> = {
  key: typeKey,
  version: 2,
  name: typeName,
  process: typeProcess,
  ...deployed,
  latest: 2,
  document: exampleCaseType,
  fieldRights: { account: 'hidden' },
}

export const exampleCaseItem: z.input<typeof caseItem> = {
  type: typeKey,
  source: 'tmall-flagship',
  channel: 'phone',
  customer: 'C-10086',
  title: '配送员态度差',
  fields: { about: 'delivery' },
}
