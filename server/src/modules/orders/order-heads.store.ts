import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'

/** Who bought, in which money and when. */
export interface OrderHead {
  readonly id: string
  readonly customer: string
  readonly currency: string
  readonly orderedAt: Instant
}

const NAME = { at: 'integer', source: 'text', number: 'text' } as const

/** The orders of these numbers at their sources, in the order of the names; undefined where there is none. */
export async function orderHeads(
  database: Transaction | Database,
  names: readonly { readonly source: string; readonly number: string }[],
): Promise<(OrderHead | undefined)[]> {
  if (names.length === 0) return []
  const given = givenRows(
    NAME,
    names.map(({ source, number }, at) => ({ at, source, number })),
  )
  const { rows } = await sql<OrderHead & { at: number }>`
    select given.at, head.id, head.customer, head.currency, head.ordered_at as "orderedAt"
    from ${given} cross join lateral (
      select id, customer, currency, ordered_at from sales_order
      where sales_order.number = given.number and sales_order.source = given.source limit 1
    ) as head`.execute(database)
  const found = new Map(rows.map(({ at, ...head }) => [at, head]))
  return names.map((_, at) => found.get(at))
}
