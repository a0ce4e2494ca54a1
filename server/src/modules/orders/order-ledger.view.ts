import { type AnswerOf, type QueryOf, type RefusalOf, readCursor, type routes, writeCursor } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { personNames } from '../access/index.ts'
import { actionInWords } from './action-words.ts'
import { findOrder } from './find-order.ts'

type Route = typeof routes.getOrderLedger

/** What happened to an order since it was sold, a page at a time. */
export async function getOrderLedger(
  database: Database,
  idOrNumber: string,
  ask: QueryOf<Route>,
): Promise<Result<AnswerOf<Route>, RefusalOf<Route>>> {
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['number'])
  if (after !== null && !after.ok) return after
  const id = await findOrder(database, idOrNumber)
  if (id === undefined) return refuse({ code: 'orders.not-found', order: idOrNumber })
  const rows = await selectActions(database, id)
    .$if(after !== null, (query) => query.where('order_action.number', '>', after?.value[0] ?? 0))
    .orderBy('order_action.number')
    .limit(ask.limit + 1)
    .execute()
  const names = await personNames(
    database,
    rows.map(({ by }) => by),
  )
  const items = rows.slice(0, ask.limit).map(({ currency, product_name: productName, ...row }) => {
    const money = (minor: number | null) => (minor === null ? null : { minor, currency })
    const { number, kind, units, reason, at, by } = row
    const amount = money(row.amount_minor)
    const fee = money(row.fee_minor)
    const entry = { number, kind, units, amount, fee, reason, at, by, byName: names.get(by) ?? null }
    return {
      ...entry,
      text: actionInWords({ kind, productName, units, amount, fee, reason, outside: row.payment_id === null }),
      lineId: row.order_line_id,
      returnLineId: row.return_line_id,
      paymentId: row.payment_id,
      partId: row.refund_part_id,
    }
  })
  const last = items.at(-1)
  return accept({ items, next: rows.length > ask.limit && last !== undefined ? writeCursor([last.number]) : null })
}

function selectActions(database: Database, orderId: string) {
  return database
    .selectFrom('order_action')
    .innerJoin('sales_order', 'sales_order.id', 'order_action.order_id')
    .leftJoin('order_line', 'order_line.id', 'order_action.order_line_id')
    .select(['order_action.number', 'order_action.kind', 'order_action.units', 'order_action.amount_minor'])
    .select(['order_action.fee_minor', 'order_action.reason', 'order_action.at', 'order_action.by'])
    .select(['order_action.order_line_id', 'order_action.return_line_id', 'order_action.payment_id'])
    .select(['order_action.refund_part_id', 'sales_order.currency', 'order_line.product_name'])
    .where('order_action.order_id', '=', orderId)
}
