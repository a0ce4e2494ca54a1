import { z } from 'zod'
import { bilingual } from './language.ts'
import { amount, exampleFigures, orderName, refundFigures, refundPolicy, units } from './refund-figures.ts'
import { exampleReturn, wantedLine } from './returns.ts'
import { currencyCode, identifier, instantText, text } from './scalars.ts'

const taxRate = z.number().min(0).max(100)

/** Goods that go out: at the price that was paid for what they replace, or at their own. */
const replacement = z.strictObject({
  samePrice: z
    .boolean()
    .default(false)
    .meta({ description: 'It keeps the paid basis of the units it replaces, whatever it costs today' }),
  replaces: text(200)
    .optional()
    .meta({ description: 'Which of the exchanged lines, as it is named there; absent where there is one' }),
  product: text(200).optional().meta({ description: 'Absent: the product that it replaces' }),
  productName: text(500).optional(),
  quantity: units,
  unitPrice: amount.optional().meta({ description: 'Before or after tax as the order’s prices are' }),
  taxRate: taxRate.optional(),
})

/** What comes back, what goes out for it, and by which policy. */
export const exchangeTerms = z.object({
  ...orderName,
  lines: z.array(wantedLine).min(1).max(500),
  replacements: z.array(replacement).min(1).max(500),
  replacementShipping: z.strictObject({ amount, taxRate: taxRate.optional() }).optional(),
  ...refundPolicy,
  payBack: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether a difference in the customer’s favour goes back now' }),
  payments: z.array(identifier).min(1).max(100).optional().meta({ description: 'Through which, in this order' }),
  outside: z
    .boolean()
    .default(false)
    .meta({ description: 'Outside of the payments: a person pays it out and says so' }),
})

const outgoing = z.object({
  product: z.string(),
  productName: z.string(),
  quantity: z.int(),
  tax: z.int(),
  paid: z.int().meta({ description: 'What it costs with tax' }),
  samePrice: z.boolean(),
})

/** What an exchange comes to, in minor units of one currency. */
export const exchangeFigures = z
  .object({
    currency: currencyCode,
    lines: refundFigures.shape.lines,
    replacements: z.array(outgoing),
    shippingCredit: z.int(),
    replacementShipping: z.int().meta({ description: 'With tax' }),
    freight: z.int(),
    credit: z.int().meta({ description: 'What the units that come back count for, fees off, and refunded shipping' }),
    charge: z.int().meta({ description: 'What goes out, its shipping, and the return freight that is the buyer’s' }),
    difference: z
      .int()
      .meta({ description: 'Charge less credit: above zero it is paid before shipping, below zero it goes back' }),
    explanation: bilingual,
  })
  .meta({ id: 'ExchangeFigures' })

/** One exchange as lists show it. */
export const exchange = z
  .object({
    id: identifier,
    number: z.string(),
    returnId: identifier,
    returnNumber: z.string(),
    orderId: identifier,
    orderNumber: z.string(),
    refundId: identifier.nullable().meta({ description: 'The refund of a difference in the customer’s favour' }),
    openedAt: instantText,
    cancelledAt: instantText.nullable(),
    status: z
      .enum(['awaiting-payment', 'ready', 'partly-shipped', 'shipped', 'cancelled'])
      .meta({ description: '`awaiting-payment`: nothing is shipped until the customer has paid what the order owes' }),
    currency: currencyCode,
    difference: z.int(),
  })
  .meta({ id: 'Exchange' })

export const exchangeDetail = exchange
  .extend({
    figures: exchangeFigures.omit({ explanation: true }),
    explanation: bilingual,
    replacements: z.array(
      outgoing.extend({
        orderLineId: identifier,
        replaces: identifier.nullable().meta({ description: 'The return line whose paid basis it keeps' }),
        shipped: z.int(),
        delivered: z.int(),
        cancelled: z.int(),
      }),
    ),
  })
  .meta({ id: 'ExchangeDetail' })

/** Example content for the API documentation, on the wire. */
export const exampleExchangeFigures: z.input<typeof exchangeFigures> = {
  currency: 'CNY',
  lines: exampleFigures.lines,
  replacements: [
    { product: 'EAR-02', productName: '蓝牙耳机 Pro', quantity: 1, tax: 2290, paid: 19900, samePrice: false },
  ],
  shippingCredit: 0,
  replacementShipping: 0,
  freight: 0,
  credit: 17910,
  charge: 19900,
  difference: 1990,
  explanation: {
    en: '¥19.90 is to be paid before the replacement is shipped.',
    'zh-CN': '需补差价 ¥19.90，付清后发货。',
  },
}

export const exampleExchange: z.input<typeof exchange> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d50',
  number: 'EX00000003',
  returnId: exampleReturn.id,
  returnNumber: exampleReturn.number,
  orderId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20',
  orderNumber: '2026030100017',
  refundId: null,
  openedAt: '2026-03-01T08:00:00Z',
  cancelledAt: null,
  status: 'awaiting-payment',
  currency: 'CNY',
  difference: 1990,
}

const { explanation, ...figures } = exampleExchangeFigures

export const exampleExchangeDetail: z.input<typeof exchangeDetail> = {
  ...exampleExchange,
  figures,
  explanation,
  replacements: figures.replacements.map((one) => ({
    ...one,
    orderLineId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d51',
    replaces: null,
    shipped: 0,
    delivered: 0,
    cancelled: 0,
  })),
}
