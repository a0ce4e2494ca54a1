import { z } from 'zod'
import { customerKind } from './customers.ts'
import { fieldCondition } from './fields.ts'
import { carrierCode, parcelDirection, parcelStatus, trackingNumber } from './parcels.ts'
import { partStatus } from './refunds.ts'
import { currencyCode, instantText, queryList, text } from './scalars.ts'
import { stockPlace } from './stock.ts'

// What each list may be narrowed to; all that is given must hold. A list and its count are asked with the same.

const fields = queryList(fieldCondition, 10).optional()

export const orderConditions = {
  source: text(64).optional(),
  number: text(200).optional(),
  customer: text(200).optional(),
  q: text(200).optional().meta({ description: 'The beginning of a number, or the whole number of a customer' }),
  product: text(200).optional().meta({ description: 'Only orders with a line of it' }),
  from: instantText.optional().meta({ description: 'Ordered at or after' }),
  before: instantText.optional().meta({ description: 'Ordered before' }),
  field: fields,
}

export const customerConditions = {
  source: text(64).optional(),
  number: text(200).optional(),
  kind: customerKind.optional(),
  q: text(200)
    .optional()
    .meta({ description: 'Parts of a name, number, telephone number or e-mail address, in any order' }),
  field: fields,
}

export const productConditions = {
  code: text(100).optional(),
  category: text(200).optional(),
  q: text(200).optional().meta({ description: 'Parts of a code or of a name in either language, in any order' }),
  field: fields,
}

export const stockConditions = {
  ...stockPlace,
  q: text(200).optional().meta({ description: 'Parts of a product’s code or name, in any order' }),
  low: z.literal('true').optional().meta({ description: 'Fewer available units than the replenishment level' }),
}

export const refundConditions = {
  returnId: z.uuid().optional(),
  requestId: z.uuid().optional(),
  orderId: z.uuid().optional(),
  status: partStatus.optional(),
  from: instantText.optional().meta({ description: 'Approved at or after' }),
  before: instantText.optional().meta({ description: 'Approved before' }),
  currency: currencyCode.optional(),
  q: text(200).optional().meta({ description: 'The beginning of a number, or the whole number of an order' }),
}

export const parcelConditions = {
  direction: parcelDirection.optional(),
  status: parcelStatus.optional(),
  order: z.uuid().optional(),
  return: z.uuid().optional(),
  carrier: carrierCode.optional(),
  trackingNumber: trackingNumber.optional(),
  quietSince: instantText.optional().meta({ description: 'On its way, and without any news since then' }),
  q: text(64).optional().meta({ description: 'The beginning of a tracking number' }),
  discord: z.enum(['true', 'false']).optional().meta({ description: 'Whether the order does not agree with it' }),
}
