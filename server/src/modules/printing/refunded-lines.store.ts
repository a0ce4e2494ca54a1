import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** A line of a refund as it was reckoned, in minor units. */
export interface RefundedLine {
  readonly refund: string
  readonly currency: string
  readonly order: string | null
  readonly product: string
  readonly units: number
  readonly price: number
  readonly discount: number
  readonly fee: number
  readonly refunded: number
}

/** What a refund came to beside its lines, in minor units. */
export interface PrintedRefund {
  readonly number: string
  readonly currency: string
  readonly approvedAt: Instant
  readonly amount: number
  readonly shipping: number
  readonly freight: number
  readonly deduction: number
  readonly goodwill: number
}

/** Which refunds are meant: these, and all of these returns; of a shop alone, for variables may name any. */
export interface RefundsMeant {
  readonly source: string
  readonly refunds: readonly string[]
  readonly returns: readonly string[]
}

const reckoned = ({ source, refunds, returns }: RefundsMeant) => sql`refund
  where figures is not null and (id = any(${[...refunds]}::uuid[]) or return_id = any(${[...returns]}::uuid[]))
    and ${source} = coalesce((select source from sales_order where sales_order.id = refund.order_id),
      (select source from goods_return where goods_return.id = refund.return_id))`

/** The refunds that are meant, the first first. */
export async function printedRefunds(database: Database, meant: RefundsMeant): Promise<PrintedRefund[]> {
  const { rows } = await sql<PrintedRefund>`
    select number, currency, approved_at as "approvedAt", amount_minor as amount, (figures ->> 'shipping')::bigint as shipping,
      (figures ->> 'freight')::bigint as freight, (figures ->> 'deduction')::bigint as deduction,
      (figures ->> 'goodwill')::bigint as goodwill
    from ${reckoned(meant)} order by approved_at, id`.execute(database)
  return rows
}

/** Their lines, in the order in which they were reckoned. */
export async function refundedLines(database: Database, meant: RefundsMeant): Promise<RefundedLine[]> {
  const { rows } = await sql<RefundedLine>`
    select issued.number as refund, issued.currency, order_line.order_number as order, line ->> 'name' as product,
      (line ->> 'units')::integer as units, (line ->> 'gross')::bigint as price, (line ->> 'discount')::bigint as discount,
      (line ->> 'fee')::bigint as fee, (line ->> 'refund')::bigint as refunded
    from (select * from ${reckoned(meant)}) as issued
    cross join jsonb_array_elements(figures -> 'lines') with ordinality as lines (line, position)
    left join order_line on order_line.id = (line ->> 'orderLineId')::uuid
    order by approved_at, issued.id, position`.execute(database)
  return rows
}
