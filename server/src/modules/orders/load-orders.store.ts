import type { LineBook, PartBook, PaymentBook, ReturnBook } from '@aftersale/commerce'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import type { KnownPayment, NamedLine, OpenOrder, OrderHeader } from './open-order.ts'

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

type LineRow = Omit<NamedLine, 'id'> & LineBook
type ReturnRow = ReturnBook & { readonly gross: number | null; readonly tax: number | null }
type PaymentRow = PaymentBook & Omit<KnownPayment, 'id'>

interface OrderRow extends OrderHeader {
  readonly taxIncluded: boolean
  readonly paidOutside: boolean
  readonly actions: number
  readonly shippingPaid: number
  readonly shippingCredited: number
  readonly charged: number
  readonly credited: number
  readonly paidBack: number
  /** Null where lines are named, which are read by themselves. */
  readonly lines: readonly LineRow[] | null
  readonly returns: readonly ReturnRow[]
  readonly payments: readonly PaymentRow[]
  readonly parts: readonly PartBook[]
}

/** What is known of these orders at this moment, in one statement where no lines are named. */
export async function readOrders(
  database: Transaction | Database,
  orderIds: readonly string[],
  lineIds?: readonly string[],
): Promise<Map<string, OpenOrder>> {
  if (orderIds.length === 0) return new Map()
  const rows = await selectOrders(database, orderIds, lineIds === undefined)
  const named = lineIds === undefined ? null : await selectNamed(database, orderIds, lineIds)
  return new Map(
    rows.map((row) => {
      const lines = row.lines ?? named?.lines.get(row.id) ?? []
      const sold = named === null ? soldIn(lines) : (named.sold.get(row.id) ?? 0)
      return [row.id, orderOf(row, lines, sold)]
    }),
  )
}

const soldIn = (lines: readonly LineRow[]) => lines.reduce((sum, { added, paid }) => (added ? sum : sum + paid), 0)

function orderOf(row: OrderRow, lineRows: readonly LineRow[], sold: number): OpenOrder {
  const { id, source, number, customer, currency, orderedAt, taxIncluded, paidOutside } = row
  const { shippingPaid, shippingCredited, charged, credited, paidBack, actions } = row
  const lines = lineRows.map(({ reference, product, name, giftOf, ...line }) => {
    return { line, named: { id: line.id, reference, product, name, giftOf } }
  })
  const returns = row.returns.map(({ gross, tax, ...entry }) => ({ entry, gross, tax }))
  const payments = row.payments.map(({ provider, reference, ...payment }) => {
    return { payment, known: { id: payment.id, provider, reference } }
  })
  return {
    header: { id, source, number, customer, currency, orderedAt },
    book: {
      id,
      currency,
      paidOutside,
      sold: shippingPaid + sold,
      shippingPaid,
      shippingCredited,
      charged,
      credited,
      paidBack,
      actions,
      lines: new Map(lines.map(({ line }) => [line.id, line])),
      returns: new Map(returns.map(({ entry }) => [entry.id, entry])),
      payments: new Map(payments.map(({ payment }) => [payment.id, payment])),
      parts: new Map(row.parts.map((part) => [part.id, part])),
    },
    facts: {
      taxIncluded,
      lines: lines.map(({ named }) => named),
      prices: new Map(
        returns.flatMap(({ entry, gross, tax }) => (gross === null ? [] : [[entry.id, { gross, tax: tax ?? 0 }]])),
      ),
      payments: new Map(payments.map(({ known }) => [known.id, known])),
    },
  }
}

const LINE = sql`id, quantity, paid_minor as paid, tax_minor as tax, gift, gross_minor as gross, added,
  shipped_units as shipped, delivered_units as delivered, lost_units as lost,
  cancelled_units as cancelled, cancelled_minor as "cancelledMinor",
  claimed_units as claimed, claimed_minor as "claimedMinor", received_units as received, dismissed_units as dismissed,
  restocked_units as restocked, written_off_units as "writtenOff",
  credited_units as credited, credited_minor as "creditedMinor", gift_charged_minor as "giftCharged",
  reference, product, product_name as name, gift_of as "giftOf"`

const RETURN = sql`id, order_line_id as line, fault, without_goods as "withoutGoods", units, value_minor as value,
  cancelled_units as cancelled, received_units as received, dismissed_units as dismissed, wrong_units as wrong,
  lost_units as lost, restocked_units as restocked, written_off_units as "writtenOff",
  given_back_units as "givenBack", credited_units as credited, credited_minor as "creditedMinor", fee_minor as fee,
  gross_minor as gross, tax_minor as tax`

const PAYMENT = sql`id, captured_minor as captured, refunded_minor as refunded, pending_minor as pending,
  provider, provider_reference as reference`

const PART = sql`id, payment_id as payment, amount_minor as amount, status`

/** The rows of an order in another table, as one value. Order and rows are of one snapshot: the lock, if any, came before it. */
const rowsIn = (table: string, columns: RawBuilder<unknown>, order: RawBuilder<unknown>) => sql`(
  select coalesce(json_agg(entry), '[]') from (
    select ${columns} from ${sql.table(table)} where order_id = head.id order by ${order}
  ) as entry)`

/** Lines are in the order in which they were sold or added. */
async function selectOrders(
  database: Transaction | Database,
  ids: readonly string[],
  withLines: boolean,
): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select id, source, number, customer, currency, ordered_at as "orderedAt", tax_included as "taxIncluded",
      paid_outside as "paidOutside", actions, shipping_paid_minor as "shippingPaid",
      shipping_credited_minor as "shippingCredited", charged_minor as charged, credited_minor as credited,
      paid_back_minor as "paidBack", ${withLines ? rowsIn('order_line', LINE, sql`id`) : sql`null`} as lines,
      ${rowsIn('return_line', RETURN, sql`id`)} as returns,
      ${rowsIn('order_payment', PAYMENT, sql`captured_at, id`)} as payments,
      ${rowsIn('refund_part', PART, sql`asked_at, id`)} as parts
    from sales_order as head where id = any(${[...ids]}::uuid[])`.execute(database)
  return rows
}

/** The named lines of each order, and what was paid for all of its lines that were sold. */
async function selectNamed(
  database: Transaction | Database,
  orderIds: readonly string[],
  lineIds: readonly string[],
): Promise<{ readonly lines: Map<string, LineRow[]>; readonly sold: Map<string, number> }> {
  const found = await sql<LineRow & { readonly order_id: string }>`
    select order_id, ${LINE} from order_line
    where id = any(${[...lineIds]}::uuid[]) and order_id = any(${[...orderIds]}::uuid[]) order by id`.execute(database)
  const lines = new Map<string, LineRow[]>()
  for (const { order_id, ...line } of found.rows) lines.set(order_id, [...(lines.get(order_id) ?? []), line])
  const sums = await sql<{ readonly order_id: string; readonly sold: number }>`
    select order_id, sum(paid_minor)::bigint as sold
    from order_line where order_id = any(${[...orderIds]}::uuid[]) and not added group by order_id`.execute(database)
  return { lines, sold: new Map(sums.rows.map(({ order_id, sold }) => [order_id, sold])) }
}
