import type { FieldValues } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { insertMany } from '../../../platform/insert-many.ts'

/** What was reported to a case, at the element that awaited it. */
export interface ReportedNews {
  readonly id: string
  readonly caseId: string
  readonly news: string
  readonly fields: FieldValues
  readonly element: string
  readonly toldAt: Instant
  readonly toldBy: string
}

const NEWS = {
  id: 'uuid',
  case_id: 'uuid',
  news: 'text',
  fields: 'jsonb',
  element: 'text',
  told_at: 'timestamptz',
  told_by: 'text',
} as const

export async function insertNews(tx: Transaction, reported: readonly ReportedNews[]): Promise<void> {
  const rows = reported.map(({ id, caseId, news, fields, element, toldAt, toldBy }) => ({
    id,
    case_id: caseId,
    news,
    fields: JSON.stringify(fields),
    element,
    told_at: isoOf(toldAt),
    told_by: toldBy,
  }))
  await insertMany(tx, 'case_news', NEWS, rows)
}

/** What was reported to a case, oldest first. */
export async function newsOf(database: Database, caseId: string): Promise<ReportedNews[]> {
  const { rows } = await sql<ReportedNews>`
    select id, case_id as "caseId", news, fields, element, told_at as "toldAt", told_by as "toldBy"
    from case_news where case_id = ${caseId} order by id`.execute(database)
  return rows
}
