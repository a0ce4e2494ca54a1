import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, isId, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { exchangeStatus } from './exchange-status.ts'

type Listed = AnswerOf<typeof routes.listExchanges>['items'][number]
type Detail = AnswerOf<typeof routes.getExchange>

/** A page of exchanges, the newest first. */
export async function listExchanges(
  database: Database,
  ask: QueryOf<typeof routes.listExchanges>,
): Answer<typeof routes.listExchanges> {
  const after = afterId(ask)
  if (!after.ok) return after
  let query = selectExchanges(database)
    .orderBy('exchange.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.orderId !== undefined) query = query.where('exchange.order_id', '=', ask.orderId)
  if (after.value !== null) query = query.where(sql<boolean>`exchange.id < ${after.value}::uuid`)
  const rows = await query.execute()
  return accept(pageOf(rows.map(exchangeOnTheWire), ask, ({ id }) => id))
}

/** One exchange by its id, or by its number in capitals or not. */
export async function getExchange(database: Database, idOrNumber: string): Answer<typeof routes.getExchange> {
  const row = await selectExchanges(database)
    .select(['exchange.figures', 'exchange.explanation'])
    .$if(isId(idOrNumber), (query) => query.where('exchange.id', '=', idOrNumber))
    .$if(!isId(idOrNumber), (query) => query.where('exchange.number', '=', idOrNumber.toUpperCase()))
    .executeTakeFirst()
  if (row === undefined) return refuse({ code: 'exchanges.not-found' })
  const lines = await database
    .selectFrom('exchange_line as out')
    .innerJoin('order_line as line', 'line.id', 'out.order_line_id')
    .select(['line.id', 'line.product', 'line.product_name', 'line.quantity', 'line.tax_minor', 'line.paid_minor'])
    .select(['line.shipped_units', 'line.delivered_units', 'line.cancelled_units', 'out.same_price', 'out.replaces_id'])
    .where('out.exchange_id', '=', row.id)
    .orderBy('out.position')
    .execute()
  const explanation = row.explanation as { readonly zh: string; readonly en: string }
  return accept({
    ...exchangeOnTheWire(row),
    figures: row.figures as unknown as Detail['figures'],
    explanation: { en: explanation.en, 'zh-CN': explanation.zh },
    replacements: lines.map((line) => ({
      orderLineId: line.id,
      product: line.product,
      productName: line.product_name,
      quantity: line.quantity,
      tax: line.tax_minor,
      paid: line.paid_minor,
      samePrice: line.same_price,
      replaces: line.replaces_id,
      shipped: line.shipped_units,
      delivered: line.delivered_units,
      cancelled: line.cancelled_units,
    })),
  })
}

/** Each with how its units and its order's account stand. */
function selectExchanges(database: Database) {
  return database
    .selectFrom('exchange')
    .innerJoin('goods_return', 'goods_return.id', 'exchange.return_id')
    .innerJoin('sales_order as sold', 'sold.id', 'exchange.order_id')
    .select(['exchange.id', 'exchange.number', 'exchange.order_id', 'exchange.return_id', 'exchange.refund_id'])
    .select(['exchange.currency', 'exchange.difference_minor', 'exchange.opened_at', 'exchange.cancelled_at'])
    .select(['goods_return.number as return_number', 'sold.number as order_number'])
    .select([
      sql<number>`(select coalesce(sum(quantity - cancelled_units), 0)::integer from exchange_line
        join order_line on order_line.id = order_line_id where exchange_id = exchange.id)`.as('units'),
      sql<number>`(select coalesce(sum(shipped_units - lost_units), 0)::integer from exchange_line
        join order_line on order_line.id = order_line_id where exchange_id = exchange.id)`.as('sent'),
      sql<number>`(credited_minor - sold.charged_minor - paid_back_minor
        + (select coalesce(sum(captured_minor), 0) from order_payment where order_id = sold.id)
        - case when paid_outside then 0 else shipping_paid_minor
            + (select coalesce(sum(paid_minor), 0) from order_line where order_id = sold.id and not added) end)::bigint`.as(
        'owed',
      ),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectExchanges>['execute']>>[number]

function exchangeOnTheWire(row: Row): Listed {
  return {
    id: row.id,
    number: row.number,
    returnId: row.return_id,
    returnNumber: row.return_number,
    orderId: row.order_id,
    orderNumber: row.order_number,
    refundId: row.refund_id,
    openedAt: row.opened_at,
    cancelledAt: row.cancelled_at,
    status: exchangeStatus({ cancelled: row.cancelled_at !== null, units: row.units, sent: row.sent, owed: row.owed }),
    currency: row.currency,
    difference: row.difference_minor,
  }
}
