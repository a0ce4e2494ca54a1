import { z } from 'zod'
import { units } from './refund-figures.ts'
import { currencyCode, identifier, instantText, money, text } from './scalars.ts'

export const returnKind = z.enum(['return', 'exchange', 'refund-only'])
const fault = z.enum(['buyer', 'seller'])

/** Serial numbers or device codes of units, one each. */
export const serials = z.array(text(200)).min(1).max(1_000)

/** What is wanted back of one order line. */
export const wantedLine = z.strictObject({
  line: text(200).meta({ description: "The order line's id, or its reference in the order" }),
  units,
  fault: fault.default('buyer').meta({ description: 'Whose fault it is: it decides about freight and fees' }),
  cause: text(2000).optional().meta({ description: "Why, in the customer's words" }),
  serials: serials.optional().meta({ description: 'Which units, where they have serial numbers: one each' }),
})

const reception = z
  .enum(['not-expected', 'awaiting', 'partly-received', 'received', 'partly-lost', 'lost', 'cancelled'])
  .meta({ description: 'Whether the goods are here; `not-expected` where money goes back without them' })

const acceptance = z
  .enum(['pending', 'partly-accepted', 'accepted', 'rejected', 'needs-a-person'])
  .meta({ description: 'What became of those that came; `needs-a-person`: damaged ones, or other goods than those' })

/** One return as lists show it. */
export const goodsReturn = z
  .object({
    id: identifier,
    number: z.string(),
    kind: returnKind,
    source: z.string(),
    customer: z.string().nullable(),
    requestId: identifier.nullable().meta({ description: 'The request it came from, where it came by one' }),
    requestedAt: instantText,
    reception,
    acceptance,
    units: z.int().meta({ description: 'Wanted back: asked for, less what was cancelled or given back' }),
    awaited: z.int(),
    worth: money.meta({ description: 'Of the units wanted back' }),
    credited: money.meta({ description: 'What of it is the customer’s by now, a fee not taken off' }),
  })
  .meta({ id: 'GoodsReturn' })

const counters = {
  units: z.int().meta({ description: 'Asked for' }),
  cancelled: z.int(),
  received: z.int().meta({ description: 'Came as they should' }),
  damaged: z.int().meta({ description: 'Came damaged' }),
  wrong: z.int().meta({ description: 'Other goods that came instead' }),
  lost: z.int(),
  restocked: z.int(),
  writtenOff: z.int(),
  givenBack: z.int(),
  credited: z.int(),
}

/** One line of a return. */
const returnLine = z
  .object({
    id: identifier,
    orderId: identifier,
    orderNumber: z.string(),
    orderLineId: identifier,
    product: z.string(),
    productName: z.string(),
    fault,
    cause: z.string().nullable(),
    ...counters,
    awaited: z.int(),
    reception,
    acceptance,
    worth: money,
    creditedWorth: money,
    fee: money.meta({ description: 'Kept of what was credited' }),
    serials: z
      .array(
        z.object({
          serial: z.string(),
          condition: z.enum(['expected', 'good', 'damaged', 'wrong']),
        }),
      )
      .meta({ description: 'Serial numbers named at the request or at reception' }),
  })
  .meta({ id: 'ReturnLine' })

export const returnDetail = goodsReturn
  .extend({ currency: currencyCode, lines: z.array(returnLine) })
  .meta({ id: 'GoodsReturnDetail' })

/** Example content for the API documentation, on the wire. */
export const exampleReturn: z.input<typeof goodsReturn> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d30',
  number: 'RT00000042',
  kind: 'return',
  source: 'shop',
  customer: '14527',
  requestId: null,
  requestedAt: '2026-03-01T07:59:58Z',
  reception: 'awaiting',
  acceptance: 'pending',
  units: 1,
  awaited: 1,
  worth: { minor: 17910, currency: 'CNY' },
  credited: { minor: 0, currency: 'CNY' },
}

export const exampleReturnDetail: z.input<typeof returnDetail> = {
  ...exampleReturn,
  currency: 'CNY',
  lines: [
    {
      id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31',
      orderId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20',
      orderNumber: '2026030100017',
      orderLineId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
      product: 'EAR-01',
      productName: '蓝牙耳机',
      fault: 'buyer',
      cause: '不喜欢',
      units: 1,
      cancelled: 0,
      received: 0,
      damaged: 0,
      wrong: 0,
      lost: 0,
      restocked: 0,
      writtenOff: 0,
      givenBack: 0,
      credited: 0,
      awaited: 1,
      reception: 'awaiting',
      acceptance: 'pending',
      worth: { minor: 17910, currency: 'CNY' },
      creditedWorth: { minor: 0, currency: 'CNY' },
      fee: { minor: 0, currency: 'CNY' },
      serials: [{ serial: 'SN-7', condition: 'expected' }],
    },
  ],
}
