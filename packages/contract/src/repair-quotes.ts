import { z } from 'zod'
import { bilingual } from './language.ts'
import { currencyCode, identifier, instantText, localDate, text } from './scalars.ts'
import { component, componentCoverage, exampleCoverage, reason } from './units.ts'

const cause = z.enum(['defect', 'misuse', 'accident'])
const kind = z.enum(['part', 'labour'])

/** A price list; what is put under a code again is another version of it. */
export const priceListItem = z.object({
  code: text(64).meta({ description: 'What quotations name the list by; `standard` where they say nothing' }),
  validFrom: localDate.meta({ description: 'From this day on the list counts' }),
  currency: currencyCode,
  taxIncluded: z.boolean().meta({ description: 'Whether the prices have the tax in them' }),
  prices: z
    .array(
      z.strictObject({
        code: text(100),
        name: text(200),
        kind,
        component: component.meta({
          description: 'What of the goods it mends: where the warranty covers that, it is free',
        }),
        unitPrice: z.int().min(0).max(Number.MAX_SAFE_INTEGER).meta({ description: 'In minor units' }),
        taxRate: z.number().min(0).max(100).optional().meta({ description: 'In percent' }),
      }),
    )
    .min(1)
    .max(5_000),
})

export const priceList = z
  .object({
    id: identifier,
    code: z.string(),
    version: z.int(),
    validFrom: z.string(),
    currency: currencyCode,
    taxIncluded: z.boolean(),
    putAt: instantText,
    putBy: z.string(),
  })
  .meta({ id: 'RepairPriceList' })

export const priceListDetail = priceList
  .extend({
    prices: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        kind,
        component: z.string(),
        unitPrice: z.int(),
        taxRate: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'RepairPriceListDetail' })

const amount = z.int()

/** What a repair costs, line by line, and who pays it. Amounts are minor units of its currency. */
export const repairQuote = z
  .object({
    number: z.int().meta({ description: 'Counts the quotations of a repair; the last one is meant' }),
    priceListId: identifier,
    pricedOn: z.string().meta({ description: 'The day of whose prices it is' }),
    coveredOn: z
      .string()
      .meta({ description: 'The day on which the warranty must cover what is free: that of the request' }),
    cause,
    currency: currencyCode,
    taxIncluded: z.boolean(),
    lines: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        kind,
        component: z.string(),
        quantity: z.int(),
        unitPrice: amount,
        net: amount,
        tax: amount,
        price: amount,
        pay: amount,
        warrantyCost: amount,
        reason,
      }),
    ),
    parts: amount,
    labour: amount,
    tax: amount,
    pay: amount.meta({ description: 'By the customer' }),
    warrantyCost: amount.meta({ description: 'Borne by the warranty' }),
    price: amount.meta({ description: '`pay` and `warrantyCost` together' }),
    coverage: z.array(componentCoverage),
    explanation: bilingual,
    madeAt: instantText,
    madeBy: z.string(),
    answer: z.enum(['approved', 'declined']).nullable().meta({ description: "The customer's" }),
    answeredAt: instantText.nullable(),
    chargedAt: instantText.nullable().meta({ description: 'When the repair was finished by it' }),
  })
  .meta({ id: 'RepairQuote' })

export const examplePriceListItem: z.input<typeof priceListItem> = {
  code: 'standard',
  validFrom: '2026-01-01',
  currency: 'CNY',
  taxIncluded: true,
  prices: [
    { code: 'PANEL-55', name: '55 英寸面板', kind: 'part', component: 'panel', unitPrice: 120_000, taxRate: 13 },
    { code: 'LABOUR', name: '上门工时', kind: 'labour', component: 'whole', unitPrice: 8_000, taxRate: 6 },
  ],
}

export const examplePriceList: z.input<typeof priceList> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d80',
  code: 'standard',
  version: 1,
  validFrom: '2026-01-01',
  currency: 'CNY',
  taxIncluded: true,
  putAt: '2026-01-01T02:00:00Z',
  putBy: 'lin@example.com',
}

export const exampleQuote: z.input<typeof repairQuote> = {
  number: 1,
  priceListId: examplePriceList.id,
  pricedOn: '2027-06-03',
  coveredOn: '2027-06-01',
  cause: 'defect',
  currency: 'CNY',
  taxIncluded: true,
  lines: [
    {
      code: 'PANEL-55',
      name: '55 英寸面板',
      kind: 'part',
      component: 'panel',
      quantity: 1,
      unitPrice: 120_000,
      net: 120_000,
      tax: 13_805,
      price: 120_000,
      pay: 0,
      warrantyCost: 120_000,
      reason: { code: 'in-warranty', en: '“panel” is under warranty: free.', 'zh-CN': '“panel”在保修期内，免费。' },
    },
  ],
  parts: 0,
  labour: 0,
  tax: 0,
  pay: 0,
  warrantyCost: 120_000,
  price: 120_000,
  coverage: [exampleCoverage],
  explanation: {
    en: 'To pay: ¥0.00; borne by the warranty: ¥1,200.00.',
    'zh-CN': '客户应付 ¥0.00，计入保修成本 ¥1,200.00。',
  },
  madeAt: '2027-06-03T02:00:00Z',
  madeBy: 'lin@example.com',
  answer: null,
  answeredAt: null,
  chargedAt: null,
}
