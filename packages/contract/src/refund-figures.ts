import { z } from 'zod'
import { bilingual } from './language.ts'
import { currencyCode, identifier, text } from './scalars.ts'

/** An amount that a caller states, in minor units of the order's currency. */
export const amount = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

export const units = z.int().min(1).max(1_000_000_000)

/** An order by its id, or by its number at a source. */
export const orderName = {
  source: text(64).optional().meta({ description: 'Where the order was placed, when it is named by its number there' }),
  order: text(200).meta({ description: "The order's id, or with `source` its number" }),
}

/** By which policy money goes back: what is kept of it, and what comes on top. */
export const refundPolicy = {
  restockingFeePercent: z
    .number()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: 'Kept of the discounted value of units that come back at the buyer’s fault' }),
  refundShipping: z
    .boolean()
    .optional()
    .meta({ description: 'Whether what was paid for shipping goes back, as far as it has not yet' }),
  returnFreight: amount
    .optional()
    .meta({ description: 'What sending the goods back costs: the buyer’s where all is the buyer’s fault' }),
}

/** The policy of goods that leave for good; an exchange leaves as much with the buyer as before. */
export const returnPolicy = {
  ...refundPolicy,
  freeShipping: z.strictObject({ threshold: amount, fee: amount }).optional().meta({
    description:
      'From which worth of goods on shipping was free, and what it costs below: the buyer’s where a return at the buyer’s fault leaves less',
  }),
}

const figures = {
  units: z.int(),
  gross: z.int().meta({ description: 'What the units cost before discounts' }),
  discount: z.int(),
  tax: z.int().meta({ description: 'On top of prices or within them, as the order was sold' }),
  fee: z.int().meta({ description: 'What is kept of their worth' }),
  refund: z.int().meta({ description: 'Below zero for a gift that does not come back' }),
}

/** What goes back and why, line by line, in minor units of one currency. */
export const refundFigures = z
  .object({
    currency: currencyCode,
    lines: z.array(
      z.object({
        orderLineId: identifier,
        returnLineId: identifier.nullable(),
        name: z.string(),
        ...figures,
        missingGift: z.boolean().meta({ description: 'A gift that should have come back and did not' }),
      }),
    ),
    shipping: z.int(),
    freight: z.int().meta({ description: 'Freight that is the buyer’s, there or back; it is deducted' }),
    deduction: z.int().meta({ description: 'Kept of what the lines come to, as somebody decided' }),
    goodwill: z.int().meta({ description: 'Given beyond what the goods are worth' }),
    total: z.int().meta({ description: 'Lines, shipping and goodwill, less freight and deduction' }),
    payBack: z.int().meta({ description: 'What of it goes back now' }),
    parts: z
      .array(
        z.object({
          orderId: identifier,
          paymentId: identifier.nullable().meta({ description: 'Null: outside of the payments' }),
          provider: z.string().meta({ description: '`manual` and `outside`: a person does it and says so' }),
          amount: z.int(),
        }),
      )
      .meta({ description: 'The ways it takes' }),
    explanation: bilingual.meta({ description: 'Why each figure is as it is, a sentence a line' }),
  })
  .meta({ id: 'RefundFigures' })

export const exampleFigures: z.input<typeof refundFigures> = {
  currency: 'CNY',
  lines: [
    {
      orderLineId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
      returnLineId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31',
      name: '蓝牙耳机',
      units: 1,
      gross: 19900,
      discount: 1990,
      tax: 2060,
      fee: 0,
      refund: 17910,
      missingGift: false,
    },
  ],
  shipping: 0,
  freight: 1200,
  deduction: 0,
  goodwill: 0,
  total: 16710,
  payBack: 16710,
  parts: [
    {
      orderId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20',
      paymentId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d21',
      provider: 'wechat',
      amount: 16710,
    },
  ],
  explanation: {
    en: 'Return freight: ¥12.00 is deducted, because the buyer is at fault for all units.',
    'zh-CN': '退货运费：全部为买家责任，扣除 ¥12.00。',
  },
}
