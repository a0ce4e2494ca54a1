import { z } from 'zod'
import { identifier, instantText, text } from './scalars.ts'

/** The lists that have views and can be exported. */
export const listName = z.enum(['cases', 'orders', 'customers', 'products', 'stock', 'refunds', 'parcels'])

/** What can be exported has views too, but for the audit. */
export const exportedName = z.enum([...listName.options, 'audit'])

/** A query string of the list's own route, without `cursor` and `limit`: `state=waiting&sort=due`. */
const filterText = z
  .string()
  .max(4_000)
  .refine((value) => value.isWellFormed() && !value.includes('\0'), { params: { problem: 'unusable-text' } })
const columnName = z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,59}$/)
const columns = z.array(columnName).max(60).meta({ description: 'In this order; `field.NAME` is a custom field' })

const viewContent = z.strictObject({
  columns,
  filter: filterText.default(''),
  density: z.enum(['compact', 'roomy']).default('compact'),
})

/** What somebody saves of how they look at a list. */
export const viewItem = z.strictObject({
  list: listName,
  name: text(80),
  shared: z.boolean().default(false).meta({ description: 'Whether the whole company may use it' }),
  content: viewContent,
})

export const listView = z
  .object({
    id: identifier,
    list: listName,
    name: z.string(),
    shared: z.boolean(),
    content: viewContent,
    owner: z.string().meta({ description: 'The name of who saved it' }),
    mine: z.boolean().meta({ description: 'Whether you may change it' }),
    changedAt: instantText,
  })
  .meta({ id: 'ListView' })

export const exampleView: z.input<typeof listView> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d81',
  list: 'cases',
  name: '今天到期的投诉',
  shared: true,
  content: { columns: ['number', 'title', 'due'], filter: 'type=complaint&sort=due', density: 'compact' },
  owner: '林晓',
  mine: true,
  changedAt: '2026-03-01T08:00:00Z',
}

export const exportQuery = {
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
  columns: text(4_000)
    .optional()
    .meta({ description: 'Names with commas between them, each once, up to 60; absent: the usual ones' }),
  filter: filterText.default(''),
  language: z
    .enum(['en', 'zh-CN'])
    .optional()
    .meta({ description: 'Of the words in cells; absent: that of the call. Headings are in both' }),
}

/** What was searched for is found in records of these kinds. */
const foundKind = z.enum(['case', 'order', 'customer', 'product', 'parcel', 'refund', 'unit', 'person', 'model'])

const found = z.object({
  id: z.string().meta({ description: 'What its own route takes' }),
  title: z.string().meta({ description: 'Its number or name' }),
  detail: z.string().nullable().meta({ description: 'What tells it from others: a name, a subject' }),
  state: z.string().nullable().meta({ description: 'Where it stands, in the word of its kind' }),
  exact: z.boolean().meta({ description: 'Whether its number is what was typed' }),
})

/** What was found, by kind: kinds with an exact number first. */
export const searchAnswer = z
  .object({ groups: z.array(z.object({ kind: foundKind, items: z.array(found), more: z.boolean() })) })
  .meta({ id: 'SearchAnswer' })

export const exampleSearch: z.input<typeof searchAnswer> = {
  groups: [
    {
      kind: 'case',
      items: [
        { id: 'TS202603010042', title: 'TS202603010042', detail: '羊毛大衣 · 王小芳', state: 'waiting', exact: true },
      ],
      more: false,
    },
  ],
}
