import { type CaseSummary, readCursor, writeCursor } from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { selectCases, summaryOf } from './case.view.ts'
import { type CaseSight, SEES_ALL } from './sight/case-sight.ts'

export interface CaseFilter {
  readonly state?: CaseSummary['state'] | undefined
  readonly outcome?: string | undefined
  readonly reason?: string | undefined
  readonly judgement?: string | undefined
  readonly refunded?: 'true' | undefined
  readonly source?: string | undefined
  readonly type?: string | undefined
  readonly priority?: CaseSummary['priority'] | undefined
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of cases, the newest first; those not seen are not there. */
export async function listCases(
  database: Database,
  filter: CaseFilter,
  sight: CaseSight = SEES_ALL,
): Promise<Result<{ items: CaseSummary[]; next: string | null }, { code: 'paging.cursor-wrong' }>> {
  const { state, outcome, reason, source, q, limit } = filter
  const after = filter.cursor === undefined ? null : readCursor(filter.cursor, ['id'])
  if (after !== null && !after.ok) return after
  let query = selectCases(database, sight)
    .orderBy('service_case.id', 'desc')
    .limit(limit + 1)
  if (state !== undefined) query = query.where('service_case.status', '=', state)
  if (outcome !== undefined) query = query.where('service_case.outcome', '=', outcome)
  if (reason !== undefined) query = query.where('service_case.reason', '=', reason)
  if (filter.judgement !== undefined) query = query.where('service_case.judgement', '=', filter.judgement)
  if (filter.refunded !== undefined) query = query.where('service_case.outcome', '=', 'refunded')
  if (source !== undefined) query = query.where('service_case.source', '=', source)
  if (filter.type !== undefined) query = query.where('service_case.kind', '=', filter.type)
  if (filter.priority !== undefined) query = query.where('service_case.priority', '=', filter.priority)
  if (after !== null) query = query.where(sql<boolean>`service_case.id < ${after.value[0]}::uuid`)
  if (q !== undefined) query = query.where(anyContains(q))
  const rows = await query.execute()
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const next = rows.length > limit && last !== undefined ? writeCursor([last.id]) : null
  return accept({ items: items.map(summaryOf), next })
}

/** Whether a number, a title, an order, a customer or a product holds the text; `%` and `_` stand for themselves. */
function anyContains(text: string) {
  const pattern = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return sql<boolean>`(service_case.number ilike ${pattern} or service_case.customer ilike ${pattern}
    or service_case.product ilike ${pattern} or return_request.product_name ilike ${pattern}
    or service_case.title ilike ${pattern} or service_case.order_number ilike ${pattern}
    or return_request.order_number ilike ${pattern} or return_request.request_number ilike ${pattern})`
}
