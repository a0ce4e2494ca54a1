import { z } from 'zod'
import { fieldsGiven } from './fields.ts'
import { amount, units } from './refund-figures.ts'
import { currencyCode, instantText, text } from './scalars.ts'

/** Of whole units of the currency, in percent: 13 is 13 %, 8.875 is read as the decimal it is written as. */
const percent = z.number().min(0).max(100)
const own = text(200).meta({ description: 'Your own name for the line, once in the order' })
const fields = fieldsGiven.optional()

const soldLine = z.strictObject({
  reference: own.optional(),
  product: text(200),
  productName: text(500),
  quantity: units.max(1_000_000),
  unitPrice: amount.meta({ description: 'Of one unit, in minor units; of a gift what it is worth' }),
  taxRate: percent.optional(),
  discount: amount.optional().meta({ description: 'Off the whole line' }),
  gift: z.boolean().default(false),
  giftOf: text(200)
    .optional()
    .meta({ description: 'The reference of the line it came with; absent: it came with the order' }),
  serials: z.array(text(200)).max(10_000).optional().meta({ description: 'At most one for each unit' }),
  fields,
})

const component = z.strictObject({
  reference: own.optional(),
  product: text(200),
  productName: text(500),
  quantity: units.max(1_000_000).meta({ description: 'In one bundle' }),
  weight: amount.meta({ description: 'Its part of the price: prices alone, or any other measure' }),
  taxRate: percent.optional().meta({ description: "Absent: the bundle's" }),
  serials: z.array(text(200)).max(10_000).optional(),
  fields,
})

const bundle = z.strictObject({
  name: text(200).meta({ description: 'Once in the order' }),
  quantity: units.max(1_000_000),
  price: amount.meta({ description: 'Of one bundle' }),
  taxRate: percent.optional(),
  discount: amount.optional().meta({ description: 'Off all of these bundles' }),
  components: z.array(component).min(1).max(100),
})

/** Where a discount on a whole order comes from. */
const discountKind = z.enum(['coupon', 'promotion', 'platform-subsidy', 'points', 'other'])

export const orderDiscount = z.object({
  kind: discountKind,
  label: text(200).nullable().default(null),
  over: z.enum(['lines', 'linesAndShipping']).default('lines'),
  amount,
})

/** How money came in. Without a provider's reference, nothing tells two equal payments apart but the key. */
export const incomingPayment = z.object({
  method: text(64).meta({ description: 'Card, wallet, cash …' }),
  provider: text(64).meta({ description: 'Whom money that goes back is asked of; `manual`: a person' }),
  providerReference: text(200).nullable().default(null),
  amount: amount.min(1),
  capturedAt: instantText.optional().meta({ description: 'Absent: now' }),
})

/** An order as it was sold. All amounts are minor units of its currency. */
export const sale = z.object({
  source: text(64),
  number: text(200),
  customer: text(200),
  currency: currencyCode,
  taxIncluded: z.boolean().default(true).meta({ description: 'Whether prices have their tax in them' }),
  orderedAt: instantText,
  lines: z.array(soldLine).max(1_000).default([]),
  bundles: z.array(bundle).max(100).default([]),
  orderDiscounts: z
    .array(orderDiscount.strict())
    .max(100)
    .default([])
    .meta({ description: 'Spread over what the lines cost after their own discounts, one after another' }),
  shipping: z.strictObject({ amount, taxRate: percent.optional(), discount: amount.optional() }).default({ amount: 0 }),
  payments: z
    .array(incomingPayment.strict())
    .max(100)
    .optional()
    .meta({ description: 'Absent: paid in full elsewhere. Empty: nothing was paid yet' }),
  fields,
})

/** Example content for the API documentation, on the wire. */
export const exampleSale: z.input<typeof sale> = {
  source: 'shop',
  number: '2026030100017',
  customer: '14527',
  currency: 'CNY',
  orderedAt: '2026-03-01T08:00:00Z',
  lines: [
    { reference: '1', product: '22752', productName: '俄罗斯套娃 7 件套', quantity: 2, unitPrice: 9950, taxRate: 13 },
    { reference: '2', product: '90001', productName: '礼品袋', quantity: 1, unitPrice: 300, gift: true, giftOf: '1' },
  ],
  orderDiscounts: [{ kind: 'coupon', label: '满 150 减 20', amount: 2000 }],
  shipping: { amount: 800 },
  payments: [{ method: 'wallet', provider: 'wechat', providerReference: '4200001234', amount: 18700 }],
}
