import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

/** Cases of the same customer at the same source, opened since then up to the case itself, that among them; at most 200 each. */
export async function recentCases(
  tx: Transaction | Database,
  caseIds: readonly string[],
  since: Instant,
): Promise<Map<string, unknown[]>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; cases: unknown[] }>`
    select service_case.id, had.cases from service_case cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('type', kind, 'state', status, 'priority', priority,
        'outcome', outcome, 'openedAt', to_char(opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))), '[]') as cases
      from (select * from service_case as other where other.source = service_case.source
        and other.customer = service_case.customer and other.id <= service_case.id and other.opened_at >= ${isoOf(since)}::timestamptz
        order by other.opened_at desc limit 200) as other
    ) as had where service_case.id = any(${[...caseIds]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, cases }) => [id, cases]))
}

export interface Talk {
  readonly toCustomerAt: string | null
  readonly fromCustomerAt: string | null
}

/** When the customer was written to last, and when they wrote last. */
export async function talkOf(tx: Transaction | Database, caseIds: readonly string[]): Promise<Map<string, Talk>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{ case_id: string; to_at: Instant | null; from_at: Instant | null }>`
    select case_id, max(written_at) filter (where kind = 'public' and direction = 'to-customer') as to_at,
      max(written_at) filter (where kind = 'public' and direction = 'from-customer') as from_at
    from conversation_entry where case_id = any(${[...caseIds]}::uuid[]) group by case_id`.execute(tx)
  const iso = (at: Instant | null) => (at === null ? null : isoOf(at))
  return new Map(rows.map((row) => [row.case_id, { toCustomerAt: iso(row.to_at), fromCustomerAt: iso(row.from_at) }]))
}

/** What was sold on these orders, in the order of the lines; at most 500 each. */
export async function linesOfOrders(
  tx: Transaction | Database,
  orderIds: readonly string[],
): Promise<Map<string, unknown[]>> {
  if (orderIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; lines: unknown[] }>`
    select asked.id, sold.lines from unnest(${[...orderIds]}::uuid[]) as asked (id) cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('product', product, 'quantity', quantity, 'paidMinor', paid_minor)), '[]') as lines
      from (select * from order_line where order_id = asked.id order by id limit 500) as line
    ) as sold`.execute(tx)
  return new Map(rows.map(({ id, lines }) => [id, lines]))
}

/** Who wrote the newest change of these cases. */
export async function lastChangers(
  tx: Transaction,
  caseIds: readonly string[],
): Promise<Map<string, { readonly id: string; readonly by: string; readonly changes: unknown }>> {
  if (caseIds.length === 0) return new Map()
  const { rows } = await sql<{ case_id: string; id: string; by: string; changes: unknown }>`
    select distinct on (case_id) case_id, id, changed_by as by, changes from case_change
    where case_id = any(${[...caseIds]}::uuid[]) order by case_id, id desc`.execute(tx)
  return new Map(rows.map((row) => [row.case_id, row]))
}
