import type { SoldOrder } from '@aftersale/commerce'
import { isoOf } from '@aftersale/kernel'
import type { Posting } from '../src/modules/orders/index.ts'
import type { Database } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { NOON } from './engine.ts'

/** Writes an order as it was sold, with a return and a refund that its return lines and parts may belong to. */
export async function writeOrder(database: Database, sale: SoldOrder): Promise<{ returnId: string; refundId: string }> {
  const { id, currency } = sale
  const at = isoOf(NOON)
  await database
    .insertInto('sales_order')
    .values({
      id,
      source: 'shop',
      number: id,
      customer: 'c',
      currency,
      tax_included: true,
      ordered_at: at,
      paid_outside: sale.paidOutside,
      shipping_minor: sale.shippingPaid,
      shipping_paid_minor: sale.shippingPaid,
    })
    .execute()
  const lines = sale.lines.map((line) => ({
    id: line.id,
    order_id: id,
    source: 'shop',
    record_key: line.id,
    content_key: line.id,
    order_number: id,
    product: 'p',
    product_name: 'Product',
    customer: 'c',
    quantity: line.quantity,
    paid_minor: line.paid,
    gross_minor: line.gross,
    tax_minor: line.tax,
    gift: line.gift,
    currency,
    ordered_at: at,
    details: '{}',
  }))
  await database.insertInto('order_line').values(lines).execute()
  const [returnId, refundId] = [newId(NOON), newId(NOON)]
  const goodsReturn = { id: returnId, number: returnId, kind: 'return', source: 'shop', currency } as const
  await database
    .insertInto('goods_return')
    .values({ ...goodsReturn, requested_at: at })
    .execute()
  const refund = { id: refundId, effect_key: refundId, number: refundId, amount_minor: 0, currency }
  await database
    .insertInto('refund')
    .values({ ...refund, approved_at: at })
    .execute()
  return { returnId, refundId }
}

/** The posting of an action to an order that `writeOrder` wrote. */
export function postingTo(orderId: string, heads: { returnId: string; refundId: string }, action: Posting['action']) {
  const [product, payment] = [
    { product: 'n', productName: 'New' },
    { method: 'card', providerReference: null },
  ]
  const extras = { ...heads, ...product, ...payment, cause: null, provider: 'bank' }
  return { orderId, action, ...extras } as Posting
}
