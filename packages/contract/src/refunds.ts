import { z } from 'zod'
import { bilingual } from './language.ts'
import { amount, exampleFigures, refundFigures, refundPolicy, returnPolicy, units } from './refund-figures.ts'
import { identifier, instantText, money, text } from './scalars.ts'

/** What a refund is about and how much of it goes back. */
export const refundTerms = z.object({
  return: text(200).optional().meta({ description: "The return's id or its number" }),
  source: text(64).optional().meta({ description: 'Where the order was placed, when it is named by its number there' }),
  order: text(200)
    .optional()
    .meta({ description: 'Instead of a return: an order by its id, or with `source` by its number' }),
  lines: z
    .array(z.strictObject({ line: text(200).meta({ description: "The return line's id" }), units }))
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'Absent: all units that are here, lost, or need not come back, and were not credited' }),
  beforeReceipt: z.boolean().default(false).meta({ description: 'Also units that are still to come' }),
  restockingFeePercent: refundPolicy.restockingFeePercent,
  deduction: amount
    .optional()
    .meta({ description: 'Instead of a percentage: kept of what the units are worth, whoever is at fault' }),
  granted: amount.optional().meta({ description: 'Instead of a fee: what the customer gets for the units' }),
  refundShipping: refundPolicy.refundShipping,
  shipping: amount
    .optional()
    .meta({ description: 'Instead of all that is left: so much of what was paid for shipping' }),
  returnFreight: refundPolicy.returnFreight,
  freeShipping: returnPolicy.freeShipping,
  goodwill: amount.optional().meta({ description: 'Given beyond what the units are worth' }),
  payBack: z
    .union([amount, z.literal('owed')])
    .optional()
    .meta({
      description:
        'How much goes back now; absent: what this refund comes to; `owed`: all that the order owes the customer then',
    }),
  payments: z
    .array(identifier)
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'The payments it goes back through, in this order; absent: all, in the order they came in' }),
  outside: z
    .boolean()
    .default(false)
    .meta({ description: 'Outside of the payments: a person pays it out and says so' }),
})

export const partStatus = z
  .enum(['pending', 'settled', 'failed'])
  .meta({ description: 'A failed part is owed again until it is tried again' })

/** One way that money of a refund takes. */
export const refundPart = z
  .object({
    id: identifier,
    refundId: identifier,
    refundNumber: z.string(),
    orderId: identifier.nullable(),
    orderNumber: z.string().nullable(),
    paymentId: identifier.nullable(),
    provider: z.string(),
    amount: money,
    status: partStatus,
    failure: bilingual.nullable().meta({ description: 'Why it failed' }),
    retryOf: identifier.nullable().meta({ description: 'The failed part that this one tries again' }),
    askedAt: instantText,
    endedAt: instantText.nullable(),
  })
  .meta({ id: 'RefundPart' })

/** One refund as lists show it. */
export const refund = z
  .object({
    id: identifier,
    number: z.string(),
    returnId: identifier.nullable(),
    requestId: identifier.nullable(),
    orderId: identifier.nullable(),
    orderNumber: z.string().nullable(),
    returnNumber: z.string().nullable(),
    caseNumber: z
      .string()
      .nullable()
      .meta({ description: 'Of the case whose flow made it, or of the imported request that it answers' }),
    amount: money,
    approvedAt: instantText,
    status: partStatus.meta({
      description: '`pending` while a part is under way; `failed` where one failed and was not tried again',
    }),
  })
  .meta({ id: 'Refund' })

export const refundDetail = refund
  .extend({
    figures: refundFigures.omit({ explanation: true }).nullable(),
    explanation: bilingual.nullable(),
    parts: z.array(refundPart),
  })
  .meta({ id: 'RefundDetail' })

/** Example content for the API documentation, on the wire. */
export const examplePart: z.input<typeof refundPart> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41',
  refundId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d40',
  refundNumber: 'RF00000007',
  orderId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20',
  orderNumber: '2026030100017',
  paymentId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d21',
  provider: 'wechat',
  amount: { minor: 16710, currency: 'CNY' },
  status: 'pending',
  failure: null,
  retryOf: null,
  askedAt: '2026-03-01T08:00:00Z',
  endedAt: null,
}

export const exampleRefund: z.input<typeof refund> = {
  id: examplePart.refundId,
  number: examplePart.refundNumber,
  returnId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d30',
  requestId: null,
  orderId: examplePart.orderId,
  orderNumber: examplePart.orderNumber,
  returnNumber: 'RT00000042',
  caseNumber: null,
  amount: examplePart.amount,
  approvedAt: '2026-03-01T08:00:00Z',
  status: 'pending',
}

const { explanation, ...figures } = exampleFigures

export const exampleRefundDetail: z.input<typeof refundDetail> = {
  ...exampleRefund,
  figures,
  explanation,
  parts: [examplePart],
}
