import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { RefundFigures } from './refund-figures.ts'

/** The figures by which a refund was issued, and why they are so; null where it has none. */
export async function issuedRefund(database: Database, id: string) {
  if (!isId(id)) return null
  const { rows } = await sql<{ figures: RefundFigures | null; explanation: { en: string; zh: string } | null }>`
    select figures, explanation from refund where id = ${id}::uuid`.execute(database)
  const [row] = rows
  if (row === undefined || row.figures === null || row.explanation === null) return null
  const { en, zh } = row.explanation
  return { figures: row.figures, explanation: { en, 'zh-CN': zh } }
}
