import { z } from 'zod'
import { localDate } from './scalars.ts'

const minor = z.int().meta({ description: 'In minor units of the currency of the order' })

/** As text, on the wire and off it: formulas compare what the server compares. */
const moment = z.string().meta({ description: 'ISO 8601, in UTC' })

const orderRecord = z.object({
  number: z.string(),
  source: z.string(),
  customer: z.string(),
  currency: z.string(),
  orderedAt: moment,
  deliveredAt: moment.nullable(),
  paidMinor: minor,
  shipped: z.boolean(),
  lines: z.array(
    z.object({
      value: z.string().meta({ description: 'The id of the line: what a list to choose from writes' }),
      label: z.string(),
      product: z.string(),
      productName: z.string(),
      reference: z.string().nullable(),
      quantity: z.int(),
      paidMinor: minor,
      freeUnits: z.int().meta({ description: 'Units that no return holds and that were not cancelled' }),
    }),
  ),
})

const productRecord = z.object({ code: z.string(), name: z.string(), category: z.string().nullable() })

const customerRecord = z.object({
  number: z.string(),
  source: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
})

const unitRecord = z.object({
  serial: z.string(),
  product: z.string(),
  state: z.string(),
  customer: z.string().nullable(),
  orderNumber: z.string().nullable(),
  soldOn: localDate.nullable(),
  deliveredOn: localDate.nullable(),
})

const value = z
  .string()
  .meta({ description: 'What names this record and no other: `shop/number` where shops share one' })

/** Records that the fields of forms can name, as expressions see them under `linked`. */
export const foundRecord = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('order'), value, record: orderRecord }),
    z.object({ kind: z.literal('product'), value, record: productRecord }),
    z.object({ kind: z.literal('customer'), value, record: customerRecord }),
    z.object({ kind: z.literal('unit'), value, record: unitRecord }),
  ])
  .meta({ id: 'FoundRecord' })

export type FoundRecord = z.output<typeof foundRecord>

export const lookUpKind = z.enum(['order', 'product', 'customer', 'unit'])

export const exampleFoundRecord: z.input<typeof foundRecord> = {
  kind: 'order',
  value: 'O-1001',
  record: {
    number: 'O-1001',
    source: 'tmall',
    customer: 'C-1',
    currency: 'CNY',
    orderedAt: '2026-03-01T08:00:00Z',
    deliveredAt: null,
    paidMinor: 29_900,
    shipped: false,
    lines: [
      {
        value: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11',
        label: '雪地靴 × 1',
        product: 'SP1',
        productName: '雪地靴',
        reference: '1',
        quantity: 1,
        paidMinor: 29_900,
        freeUnits: 1,
      },
    ],
  },
}
