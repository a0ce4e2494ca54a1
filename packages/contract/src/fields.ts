import { z } from 'zod'
import { bilingual } from './language.ts'
import { currencyCode, json, text } from './scalars.ts'

/** What may have custom fields. */
export const fieldEntity = z.enum(['customer', 'product', 'order', 'order-line', 'return', 'repair', 'serial-unit'])

const words = z.strictObject({ en: text(200), 'zh-CN': text(200) })
const option = z.strictObject({ value: text(100), label: words })
const options = z.array(option).min(1).max(500)
const length = z.int().min(1).optional()
const minor = z.int().optional()
const bound = z.number().optional()
const time = text(40).optional()

/** What a field holds, and its limits, both ends of which are allowed. */
const fieldKind = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('text'),
      minLength: length,
      maxLength: length,
      pattern: text(500).optional().meta({ description: 'A regular expression that the whole text must match' }),
    }),
    z.strictObject({ type: z.literal('long-text'), minLength: length, maxLength: length }),
    z.strictObject({
      type: z.literal('number'),
      decimals: z.int().min(0).max(9).default(0).meta({ description: 'Digits after the point at most' }),
      min: bound,
      max: bound,
    }),
    z.strictObject({ type: z.literal('money'), currency: currencyCode.optional(), min: minor, max: minor }),
    z.strictObject({ type: z.literal('date'), min: time, max: time }),
    z.strictObject({ type: z.literal('instant'), min: time, max: time }),
    z.strictObject({ type: z.literal('boolean') }),
    z.strictObject({ type: z.literal('choice'), options }),
    z.strictObject({
      type: z.literal('choices'),
      options,
      minItems: length,
      maxItems: length,
    }),
    z.strictObject({ type: z.literal('reference'), entity: z.enum(['customer', 'product', 'order', 'return']) }),
  ])
  .meta({ id: 'FieldKind' })

/** What an operator says of a field. */
export const fieldItem = z.object({
  entity: fieldEntity,
  name: text(40).meta({ description: 'A lower-case letter, then letters, digits and _: what programs call it' }),
  label: words,
  kind: fieldKind,
  required: z.boolean().default(false),
  searchable: z.boolean().default(false).meta({ description: 'Whether records can be looked up by it' }),
  retired: z.boolean().default(false).meta({ description: 'It takes no new values; the old ones stay' }),
  position: z.int().min(0).max(100_000).default(0).meta({ description: 'Forms show the lower ones first' }),
  fallback: json.default(null).meta({ description: 'What a new record gets that says nothing; null: nothing' }),
})

/** A field of the records of one entity. */
export const fieldDefinition = z
  .object({ ...fieldItem.shape, label: bilingual, version: z.int() })
  .meta({ id: 'FieldDefinition' })

/** Values of custom fields as they are written: what is absent stays, null takes a value away. */
export const fieldsGiven = z
  .record(z.string().max(80), json)
  .meta({ id: 'FieldsGiven', description: 'Custom fields by name; null takes a value away, what is absent stays' })

/** Values of custom fields as they are stored. */
export const fieldValues = z.record(z.string(), json).meta({ id: 'FieldValues', description: 'Custom fields by name' })

/** In queries: conditions on custom fields, all of which must hold. */
export const fieldCondition = text(2_100).meta({
  description: 'A condition on a searchable custom field: `colour=red`, `weight>=2.5`, `bought<2026-03-01`',
})

export const exampleField: z.input<typeof fieldItem> = {
  entity: 'customer',
  name: 'memberLevel',
  label: { en: 'Member level', 'zh-CN': '会员等级' },
  kind: {
    type: 'choice',
    options: [
      { value: 'gold', label: { en: 'Gold', 'zh-CN': '金卡' } },
      { value: 'silver', label: { en: 'Silver', 'zh-CN': '银卡' } },
    ],
  },
  required: false,
  searchable: true,
  retired: false,
  position: 10,
  fallback: 'silver',
}
