import { z } from 'zod'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier, instantText, money, text } from '../scalars.ts'

const orderLine = z
  .object({
    id: identifier,
    source: z.string(),
    orderNumber: z.string(),
    customer: z.string(),
    product: z.string(),
    productName: z.string(),
    quantity: z.int(),
    paid: money.meta({ description: 'For the whole line' }),
    orderedAt: instantText,
    deliveredAt: instantText.nullable(),
    claimedUnits: z.int().meta({ description: 'Units that returns hold' }),
    claimed: money.meta({ description: 'What those units are worth' }),
  })
  .meta({ id: 'OrderLine' })

const exampleLine: z.input<typeof orderLine> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d10',
  source: 'shop',
  orderNumber: '536365',
  customer: '14527',
  product: '22752',
  productName: 'SET 7 BABUSHKA NESTING BOXES',
  quantity: 2,
  paid: { minor: 1530, currency: 'GBP' },
  orderedAt: '2026-01-19T08:00:00Z',
  deliveredAt: null,
  claimedUnits: 1,
  claimed: { minor: 765, currency: 'GBP' },
}

/** What was sold. */
export const orderRoutes = defineRoutes({
  listOrderLines: {
    method: 'GET',
    path: '/api/order-lines',
    topic: 'orders',
    summary: { en: 'Order lines, the last taken in first', 'zh-CN': '订单行，最近导入的在前' },
    access: 'session',
    query: z.strictObject({
      source: text(64).optional(),
      orderNumber: text(200).optional(),
      customer: text(200).optional(),
      product: text(200).optional(),
      ...paging,
    }),
    answers: { 200: page(orderLine).meta({ examples: [{ items: [exampleLine], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
})
