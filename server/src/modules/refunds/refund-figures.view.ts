import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { hasStatus } from './refunds.view.ts'

/** Refunds and what they come to, in minor units. */
export interface Refunded {
  readonly count: number
  readonly minor: number
}

/**
 * What went back in each of the times between these instants, in the currency with the most refunds of them all: amounts of
 * several are never added up. Null where there are none.
 */
export async function refundedBetween(
  database: Database,
  instants: readonly Instant[],
): Promise<{ currency: string; spans: Refunded[] } | null> {
  const bounds = sql`${instants.map(isoOf)}::timestamptz[]`
  const { rows } = await sql<{ currency: string; span: number; count: number; minor: number }>`
    select currency, width_bucket(approved_at, ${bounds})::integer as span, count(*)::integer as count,
      sum(amount_minor)::bigint as minor
    from refund where approved_at >= ${isoOf(instants[0] ?? (0 as Instant))}::timestamptz
      and approved_at < ${isoOf(instants.at(-1) ?? (0 as Instant))}::timestamptz
    group by currency, span`.execute(database)
  const counts = Map.groupBy(rows, ({ currency }) => currency)
  const countOf = (of: readonly Refunded[]) => of.reduce((sum, { count }) => sum + count, 0)
  const [most] = [...counts].toSorted(([a, of], [b, others]) => countOf(others) - countOf(of) || (a < b ? -1 : 1))
  if (most === undefined) return null
  const [currency, found] = most
  const spans = instants.slice(1).map((_, at) => {
    const { count = 0, minor = 0 } = found.find(({ span }) => span === at + 1) ?? {}
    return { count, minor }
  })
  return { currency, spans }
}

/** How many refunds have a part under way, and how many one that failed and was not tried again. */
export async function openRefunds(database: Database): Promise<{ pending: number; failed: number }> {
  const { rows } = await sql<{ pending: number; failed: number }>`
    select (select count(*) from refund where ${hasStatus('pending')})::integer as pending,
      (select count(*) from refund where ${hasStatus('failed')})::integer as failed`.execute(database)
  return rows[0] ?? { pending: 0, failed: 0 }
}
