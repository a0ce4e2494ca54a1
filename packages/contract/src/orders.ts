import { z } from 'zod'
import { fieldValues } from './fields.ts'
import { bilingual } from './language.ts'
import { orderDiscount } from './sales.ts'
import { currencyCode, identifier, instantText, money } from './scalars.ts'

const count = z.int()
const minor = z.int().meta({ description: 'In minor units of the order’s currency' })

/** Where an order stands. */
const orderAccount = z
  .object({
    sold: minor,
    charged: minor.meta({ description: 'Beyond the sale: added goods, fees, freight, deductions' }),
    captured: minor.meta({ description: 'Money that came in' }),
    credited: minor.meta({ description: 'Worth of returned and cancelled units, shipping, goodwill' }),
    paidBack: minor.meta({ description: 'Asked to go back and not failed' }),
    owed: minor.meta({
      description: 'captured + credited − sold − charged − paidBack: what the customer is owed, or owes',
    }),
  })
  .meta({ id: 'OrderAccount' })

/** One order as lists show it. */
export const orderSummary = z
  .object({
    id: identifier,
    source: z.string(),
    number: z.string(),
    customer: z.string(),
    customerName: z.string().nullable().meta({ description: 'Where the customer is on record, and may be seen' }),
    currency: currencyCode,
    orderedAt: instantText,
    paidOutside: z.boolean().meta({ description: 'Paid in full elsewhere: no payment to give money back through' }),
    lines: count.meta({ description: 'How many lines it has' }),
    account: orderAccount,
  })
  .meta({ id: 'Order' })

const orderedLine = z
  .object({
    id: identifier,
    reference: z.string().nullable(),
    product: z.string(),
    productName: z.string(),
    quantity: count,
    unitPrice: minor.nullable(),
    gross: minor,
    discount: minor,
    orderDiscount: minor.meta({ description: 'Its share of the order’s discounts' }),
    taxRate: z.number().nullable(),
    tax: minor,
    paid: minor,
    gift: z.boolean(),
    giftOf: identifier.nullable(),
    bundle: z.string().nullable(),
    added: z.boolean().meta({ description: 'Came into the order later, such as by an exchange' }),
    serials: z.array(z.string()),
    deliveredAt: instantText.nullable(),
    shipped: count,
    delivered: count,
    lost: count.meta({ description: 'Lost on the way to the customer' }),
    cancelled: count,
    claimed: count.meta({ description: 'Units that returns hold or have brought back' }),
    received: count,
    dismissed: count.meta({ description: 'Came back damaged' }),
    restocked: count,
    writtenOff: count,
    credited: count,
    cancelledWorth: minor,
    claimedWorth: minor,
    creditedWorth: minor,
    fields: fieldValues,
  })
  .meta({ id: 'OrderedLine' })

const orderPayment = z
  .object({
    id: identifier,
    method: z.string(),
    provider: z.string(),
    providerReference: z.string().nullable(),
    captured: minor,
    refunded: minor,
    pending: minor.meta({ description: 'Asked to go back, and not answered yet' }),
    left: minor.meta({ description: 'What can still go back through it' }),
    capturedAt: instantText,
  })
  .meta({ id: 'OrderPayment' })

export const orderDetail = orderSummary
  .extend({
    taxIncluded: z.boolean(),
    lines: z.array(orderedLine),
    discounts: z.array(orderDiscount),
    shipping: z.object({ amount: minor, discount: minor, tax: minor, paid: minor, credited: minor }),
    payments: z.array(orderPayment),
    fields: fieldValues,
  })
  .meta({ id: 'OrderDetail' })

/** One action of an order's ledger. */
export const ledgerEntry = z
  .object({
    number: count,
    kind: z.string(),
    text: bilingual,
    units: count.nullable(),
    amount: money.nullable().meta({ description: 'What it moved: the worth of its units, or its own amount' }),
    fee: money.nullable(),
    reason: z.string().nullable(),
    lineId: identifier.nullable(),
    returnLineId: identifier.nullable(),
    paymentId: identifier.nullable(),
    partId: identifier.nullable(),
    at: instantText,
    by: z.string().meta({ description: 'E-mail address of whoever did it, or what the program calls itself' }),
    byName: z.string().nullable().meta({ description: 'Their name; null where no person did it' }),
  })
  .meta({ id: 'LedgerEntry' })

const id = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d20'

/** Example content for the API documentation, on the wire. */
export const exampleOrder: z.input<typeof orderSummary> = {
  id,
  source: 'shop',
  number: '2026030100017',
  customer: '14527',
  customerName: '王芳',
  currency: 'CNY',
  orderedAt: '2026-03-01T08:00:00Z',
  paidOutside: false,
  lines: 1,
  account: { sold: 18700, charged: 0, captured: 18700, credited: 8950, paidBack: 0, owed: 8950 },
}

const lineId = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10'
const paymentId = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d21'

export const exampleOrderDetail: z.input<typeof orderDetail> = {
  ...exampleOrder,
  taxIncluded: true,
  lines: [
    {
      id: lineId,
      reference: '1',
      product: '22752',
      productName: '俄罗斯套娃 7 件套',
      quantity: 2,
      unitPrice: 9950,
      gross: 19900,
      discount: 0,
      orderDiscount: 2000,
      taxRate: 13,
      tax: 2059,
      paid: 17900,
      gift: false,
      giftOf: null,
      bundle: null,
      added: false,
      serials: [],
      deliveredAt: '2026-03-03T02:15:00Z',
      shipped: 2,
      delivered: 2,
      lost: 0,
      cancelled: 0,
      claimed: 1,
      received: 1,
      dismissed: 0,
      restocked: 1,
      writtenOff: 0,
      credited: 1,
      cancelledWorth: 0,
      claimedWorth: 8950,
      creditedWorth: 8950,
      fields: {},
    },
  ],
  discounts: [{ kind: 'coupon', label: '满 150 减 20', over: 'lines', amount: 2000 }],
  shipping: { amount: 800, discount: 0, tax: 0, paid: 800, credited: 0 },
  payments: [
    {
      id: paymentId,
      method: 'wallet',
      provider: 'wechat',
      providerReference: '4200001234',
      captured: 18700,
      refunded: 0,
      pending: 0,
      left: 18700,
      capturedAt: '2026-03-01T08:00:05Z',
    },
  ],
  fields: {},
}

export const exampleLedgerEntry: z.input<typeof ledgerEntry> = {
  number: 4,
  kind: 'credit-return',
  text: {
    en: 'Credited to customer: 1 × “俄罗斯套娃 7 件套”, ¥89.50 to be refunded',
    'zh-CN': '入账：“俄罗斯套娃 7 件套”1 件，¥89.50（待退款）',
  },
  units: 1,
  amount: { minor: 8950, currency: 'CNY' },
  fee: null,
  reason: 'refund',
  lineId,
  returnLineId: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d31',
  paymentId: null,
  partId: null,
  at: '2026-03-06T06:30:00Z',
  by: 'lin@example.com',
  byName: '林晓',
}
