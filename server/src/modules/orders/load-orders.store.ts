import type { LineBook, PartBook, PaymentBook, ReturnBook } from '@aftersale/commerce'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import type { LiveBook, OpenOrder } from './open-order.ts'

/**
 * Locks these orders in id order and loads what is known of them, by id. Those that are not there are left out. Where lines
 * are named, no others are loaded.
 */
export async function loadOrders(
  tx: Transaction,
  orderIds: readonly string[],
  lineIds?: readonly string[],
): Promise<Map<string, OpenOrder>> {
  if (orderIds.length === 0) return new Map()
  // Not `for update`: that would also hold up who only refers to an order, such as an import that adds a line to it.
  await sql`select from sales_order where id = any(${[...orderIds]}::uuid[]) order by id for no key update`.execute(tx)
  return readOrders(tx, orderIds, lineIds)
}

/** What is known of these orders at this moment. */
export async function readOrders(
  database: Transaction | Database,
  orderIds: readonly string[],
  lineIds?: readonly string[],
): Promise<Map<string, OpenOrder>> {
  const orders = new Map<string, OpenOrder>()
  for (const order of await selectOrders(database, orderIds)) orders.set(order.header.id, order)
  const bookOf = (id: string | null): LiveBook => {
    const order = orders.get(id ?? '')
    if (order === undefined) throw new Error(`expected the order ${String(id)} of its rows among those loaded`)
    return order.book
  }
  for (const { order_id, ...line } of await selectLines(database, orderIds, lineIds)) {
    const book = bookOf(order_id)
    book.lines.set(line.id, line)
    if (!line.added && lineIds === undefined) book.sold += line.paid
  }
  for (const { order_id, sold } of lineIds === undefined ? [] : await selectSold(database, orderIds)) {
    bookOf(order_id).sold += sold
  }
  for (const { order_id, ...payment } of await selectPayments(database, orderIds)) {
    bookOf(order_id).payments.set(payment.id, payment)
  }
  for (const { order_id, ...entry } of await selectReturns(database, orderIds)) {
    bookOf(order_id).returns.set(entry.id, entry)
  }
  for (const { order_id, ...part } of await selectParts(database, orderIds)) bookOf(order_id).parts.set(part.id, part)
  return orders
}

async function selectOrders(database: Transaction | Database, ids: readonly string[]): Promise<OpenOrder[]> {
  const rows = await database
    .selectFrom('sales_order')
    .select(['id', 'source', 'number', 'customer', 'currency', 'ordered_at', 'paid_outside', 'actions'])
    .select(['shipping_paid_minor', 'shipping_credited_minor', 'charged_minor', 'credited_minor', 'paid_back_minor'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    header: {
      id: row.id,
      source: row.source,
      number: row.number,
      customer: row.customer,
      currency: row.currency,
      orderedAt: row.ordered_at,
    },
    book: {
      id: row.id,
      currency: row.currency,
      paidOutside: row.paid_outside,
      sold: row.shipping_paid_minor,
      shippingPaid: row.shipping_paid_minor,
      shippingCredited: row.shipping_credited_minor,
      charged: row.charged_minor,
      credited: row.credited_minor,
      paidBack: row.paid_back_minor,
      actions: row.actions,
      lines: new Map(),
      returns: new Map(),
      payments: new Map(),
      parts: new Map(),
    },
  }))
}

/** In the order in which they were sold or added. */
async function selectLines(
  database: Transaction | Database,
  ids: readonly string[],
  lineIds: readonly string[] | undefined,
) {
  const named =
    lineIds === undefined
      ? sql`order_id = any(${[...ids]}::uuid[])`
      : sql`id = any(${[...lineIds]}::uuid[]) and order_id = any(${[...ids]}::uuid[])`
  const { rows } = await sql<LineBook & { readonly order_id: string }>`
    select order_id, id, quantity, paid_minor as paid, tax_minor as tax, gift, gross_minor as gross, added,
      shipped_units as shipped, delivered_units as delivered, lost_units as lost,
      cancelled_units as cancelled, cancelled_minor as "cancelledMinor",
      claimed_units as claimed, claimed_minor as "claimedMinor", received_units as received, dismissed_units as dismissed,
      restocked_units as restocked, written_off_units as "writtenOff",
      credited_units as credited, credited_minor as "creditedMinor", gift_charged_minor as "giftCharged"
    from order_line where ${named} order by id`.execute(database)
  return rows
}

/** What was paid for the lines of each order that were sold. */
async function selectSold(database: Transaction | Database, ids: readonly string[]) {
  const { rows } = await sql<{ readonly order_id: string; readonly sold: number }>`
    select order_id, sum(paid_minor)::bigint as sold
    from order_line where order_id = any(${[...ids]}::uuid[]) and not added group by order_id`.execute(database)
  return rows
}

async function selectReturns(database: Transaction | Database, ids: readonly string[]) {
  const { rows } = await sql<ReturnBook & { readonly order_id: string }>`
    select order_id, id, order_line_id as line, fault, without_goods as "withoutGoods", units, value_minor as value,
      cancelled_units as cancelled, received_units as received, dismissed_units as dismissed, wrong_units as wrong,
      lost_units as lost, restocked_units as restocked, written_off_units as "writtenOff",
      given_back_units as "givenBack", credited_units as credited, credited_minor as "creditedMinor", fee_minor as fee
    from return_line where order_id = any(${[...ids]}::uuid[]) order by id`.execute(database)
  return rows
}

async function selectPayments(database: Transaction | Database, ids: readonly string[]) {
  const { rows } = await sql<PaymentBook & { readonly order_id: string }>`
    select order_id, id, captured_minor as captured, refunded_minor as refunded, pending_minor as pending
    from order_payment where order_id = any(${[...ids]}::uuid[]) order by captured_at, id`.execute(database)
  return rows
}

async function selectParts(database: Transaction | Database, ids: readonly string[]) {
  const { rows } = await sql<PartBook & { readonly order_id: string | null }>`
    select order_id, id, payment_id as payment, amount_minor as amount, status
    from refund_part where order_id = any(${[...ids]}::uuid[]) order by asked_at, id`.execute(database)
  return rows
}
