import type { AnswerOf, Caller, RefusalOf, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { customerNames } from './customer-names.store.ts'
import { findOrder } from './find-order.ts'
import { summaryOf } from './list-orders.view.ts'
import { readOrders } from './load-orders.store.ts'
import {
  selectDiscounts,
  selectLineFacts,
  selectOrderFacts,
  selectPaymentFacts,
  selectSerials,
} from './order-facts.store.ts'

type Route = typeof routes.getOrder
type Detail = AnswerOf<Route>

/** One order by its id or its number: what was sold, what became of each line, and its account. */
export async function getOrder(
  database: Database,
  idOrNumber: string,
  caller: Caller,
): Promise<Result<Detail, RefusalOf<Route>>> {
  const id = await findOrder(database, idOrNumber)
  const order = id === undefined ? undefined : (await readOrders(database, [id])).get(id)
  if (id === undefined || order === undefined) return refuse({ code: 'orders.not-found', order: idOrNumber })
  const [facts, lines, payments, discounts, serials, names] = await Promise.all([
    selectOrderFacts(database, id),
    selectLineFacts(database, id),
    selectPaymentFacts(database, id),
    selectDiscounts(database, id),
    selectSerials(database, id),
    customerNames(database, [id], caller),
  ])
  const { book } = order
  return accept({
    ...summaryOf(order, names),
    taxIncluded: facts.tax_included,
    lines: lines.flatMap((line): Detail['lines'] => {
      const counted = book.lines.get(line.id)
      return counted === undefined ? [] : [lineOf(line, counted, serials)]
    }),
    discounts,
    shipping: {
      amount: facts.shipping_minor,
      discount: facts.shipping_discount_minor,
      tax: facts.shipping_tax_minor,
      paid: book.shippingPaid,
      credited: book.shippingCredited,
    },
    payments: payments.flatMap(({ id: paymentId, captured_at, ...payment }): Detail['payments'] => {
      const sums = book.payments.get(paymentId)
      if (sums === undefined) return []
      const { captured, refunded, pending } = sums
      const left = captured - refunded - pending
      const { method, provider, provider_reference: providerReference } = payment
      return [
        {
          id: paymentId,
          method,
          provider,
          providerReference,
          captured,
          refunded,
          pending,
          left,
          capturedAt: captured_at,
        },
      ]
    }),
    fields: facts.fields as Detail['fields'],
  })
}

type LineFacts = Awaited<ReturnType<typeof selectLineFacts>>[number]
type Counted =
  NonNullable<ReturnType<Awaited<ReturnType<typeof readOrders>>['get']>>['book']['lines'] extends Map<
    string,
    infer Line
  >
    ? Line
    : never

function lineOf(line: LineFacts, counted: Counted, serials: ReadonlyMap<string, string[]>): Detail['lines'][number] {
  const { cancelledMinor, claimedMinor, creditedMinor, giftCharged: _, ...counters } = counted
  return {
    ...counters,
    reference: line.reference,
    product: line.product,
    productName: line.product_name,
    unitPrice: line.unit_price_minor,
    discount: line.discount_minor,
    orderDiscount: line.order_discount_minor,
    taxRate: line.tax_rate === null ? null : Number(line.tax_rate),
    giftOf: line.gift_of,
    bundle: line.bundle,
    serials: serials.get(line.id) ?? [],
    deliveredAt: line.delivered_at,
    cancelledWorth: cancelledMinor,
    claimedWorth: claimedMinor,
    creditedWorth: creditedMinor,
    fields: line.fields as Detail['fields'],
  }
}
