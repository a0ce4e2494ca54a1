import { z } from 'zod'
import { currencyCode, identifier, instantText, json, text } from './scalars.ts'

export const invoiceStatus = z.enum(['requested', 'issued', 'failed'])
export const invoiceKind = z.enum(['normal', 'red'])
export const invoiceNumber = text(64)

export const invoice = z
  .object({
    id: identifier,
    orderId: identifier,
    kind: invoiceKind,
    reversesId: identifier.nullable().meta({ description: 'Of a red one: the invoice that it takes back' }),
    status: invoiceStatus,
    provider: z.string(),
    title: z.string(),
    taxNumber: z.string().nullable(),
    email: z.string().nullable(),
    reason: z.string().nullable(),
    currency: currencyCode,
    net: z.int(),
    tax: z.int(),
    total: z.int().meta({ description: 'Minor units, above zero on both kinds' }),
    number: z.string().nullable(),
    url: z.string().nullable(),
    failure: json,
    requestedAt: instantText,
    issuedAt: instantText.nullable(),
  })
  .meta({ id: 'Invoice' })

export const invoiceDetail = invoice.extend({
  lines: z.array(
    z.object({
      line: identifier.nullable().meta({ description: 'The order line; null: the shipping' }),
      name: z.string(),
      taxRate: z.string().nullable(),
      net: z.int(),
      tax: z.int(),
      total: z.int(),
      left: z.int().meta({ description: 'Of a normal invoice: what no red one has taken back' }),
    }),
  ),
})

export const exampleInvoice: z.input<typeof invoice> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d61',
  orderId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d01',
  kind: 'normal',
  reversesId: null,
  status: 'issued',
  provider: 'manual',
  title: '上海某某贸易有限公司',
  taxNumber: '91310000MA1FL00000',
  email: null,
  reason: null,
  currency: 'CNY',
  net: 10_000,
  tax: 1_300,
  total: 11_300,
  number: '26312000000012345678',
  url: null,
  failure: null,
  requestedAt: '2026-03-01T08:00:00Z',
  issuedAt: '2026-03-01T09:00:00Z',
}

export const exampleInvoiceDetail: z.input<typeof invoiceDetail> = {
  ...exampleInvoice,
  lines: [
    {
      line: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
      name: '电水壶 1.7L',
      taxRate: '13',
      net: 10_000,
      tax: 1_300,
      total: 11_300,
      left: 11_300,
    },
  ],
}
