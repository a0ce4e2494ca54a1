import { z } from 'zod'

const id = z.string().min(1).max(200)
export const units = z.int().min(1)
export const amount = z.int().min(0)
export const percent = z.number().min(0).max(100)

/** What was sold and what is claimed of it: the input of `refund`, and the greater part of that of `exchange`. */
export const refundInput = z.strictObject({
  currency: z.string(),
  taxIncluded: z.boolean(),
  lines: z.array(
    z.strictObject({
      id,
      quantity: units,
      unitPrice: amount,
      taxRate: percent.optional(),
      discount: amount.optional(),
      returned: amount.optional(),
      gift: z.boolean().optional(),
      giftOf: id.optional(),
    }),
  ),
  orderDiscounts: z.array(z.strictObject({ amount, over: z.enum(['lines', 'linesAndShipping']) })).optional(),
  shipping: z
    .strictObject({
      amount,
      taxRate: percent.optional(),
      discount: amount.optional(),
      refunded: amount.optional(),
    })
    .optional(),
  payments: z.array(z.strictObject({ id, amount, refunded: amount.optional(), pending: amount.optional() })).optional(),
  request: z.array(z.strictObject({ line: id, quantity: units, fault: z.enum(['buyer', 'seller']) })),
  policy: z
    .strictObject({
      restockingFeePercent: percent.optional(),
      refundShipping: z.boolean().optional(),
      returnFreight: amount.optional(),
      freeShipping: z.strictObject({ threshold: amount, fee: amount }).optional(),
    })
    .optional(),
})
