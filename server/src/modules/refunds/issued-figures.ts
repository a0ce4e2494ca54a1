import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { RefundFigures } from './refund-figures.ts'

/** The figures by which a refund was issued; null where it has none. */
export async function issuedFigures(database: Database, id: string): Promise<RefundFigures | null> {
  if (!isId(id)) return null
  const { rows } = await sql<{ figures: RefundFigures | null }>`
    select figures from refund where id = ${id}::uuid`.execute(database)
  return rows[0]?.figures ?? null
}
