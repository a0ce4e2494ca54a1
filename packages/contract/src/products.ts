import { z } from 'zod'
import { fieldsGiven, fieldValues } from './fields.ts'
import { bilingual } from './language.ts'
import { identifier, instantText, money, text } from './scalars.ts'

export const productCode = text(100)
const quantity = z.int().min(1).max(1_000_000)
const words = z.strictObject({ en: text(300), 'zh-CN': text(300) })

const terms = {
  category: text(200).nullable(),
  unit: text(40).nullable().meta({ description: 'What one of it is called: 件, 盒, kg' }),
  listPrice: money.nullable(),
  taxRate: z.number().min(0).max(100).nullable().meta({ description: 'In percent' }),
  serialised: z.boolean().meta({ description: 'Each unit has a serial number' }),
  lotTracked: z.boolean().meta({ description: 'Units come in under a lot number' }),
  shelfLifeDays: z
    .int()
    .min(1)
    .max(36_500)
    .nullable()
    .meta({ description: 'Days that it keeps from the day it was made; null: it keeps' }),
  warranty: z
    .array(z.strictObject({ component: text(100), months: z.int().min(1).max(600) }))
    .max(100)
    .meta({ description: 'Warranty terms, one for each component' }),
  components: z
    .array(
      z.strictObject({
        product: productCode,
        quantity,
        weight: z.number().positive().max(1e9).meta({ description: 'Its part of the price, beside the others' }),
      }),
    )
    .max(100)
    .meta({ description: 'What a bundle consists of; empty: it is none' }),
  gifts: z
    .array(z.strictObject({ product: productCode, quantity }))
    .max(50)
    .meta({ description: 'What comes with it' }),
}

/** What is said of a product. What is absent stays as it was; a new one then has none of it. */
export const productItem = z.object({
  code: productCode,
  name: words,
  ...z.object(terms).partial().shape,
  fields: fieldsGiven.optional(),
  version: z
    .int()
    .min(0)
    .optional()
    .meta({ description: 'The version you changed: refused if there is a newer one. 0: there must be none yet' }),
})

export const product = z
  .object({
    id: identifier,
    code: z.string(),
    name: bilingual,
    ...terms,
    fields: fieldValues,
    version: z.int(),
    changedAt: instantText,
    changedBy: z.string(),
  })
  .meta({ id: 'Product' })

const exampleTerms = {
  code: 'TV-55',
  name: { en: 'Television, 55 inches', 'zh-CN': '55 英寸电视' },
  category: '家电/电视',
  unit: '台',
  listPrice: { minor: 299_900, currency: 'CNY' },
  taxRate: 13,
  serialised: true,
  warranty: [
    { component: 'whole', months: 12 },
    { component: 'panel', months: 36 },
  ],
}

export const exampleProductItem: z.input<typeof productItem> = exampleTerms

export const exampleProduct: z.input<typeof product> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d51',
  ...exampleTerms,
  lotTracked: false,
  shelfLifeDays: null,
  components: [],
  gifts: [],
  fields: {},
  version: 1,
  changedAt: '2026-03-01T08:00:00Z',
  changedBy: 'lin@example.com',
}
