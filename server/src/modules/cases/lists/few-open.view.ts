import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { CaseSight } from '../sight/case-sight.ts'
import { isAmongSeen } from '../sight/seen-parts.ts'
import type { CaseConditions } from './case-conditions.ts'

/** Up to so many open cases are looked at one by one sooner than they are met among the clocks of all. */
const FEW = 3_000

/**
 * Whether a list by clocks had better begin with the open cases of whoever asks: clocks know no shop. That a case with a clock that
 * runs is open is nothing that PostgreSQL knows; were it told always, it would take one in twenty for what all are.
 */
export async function areFewOpen(
  database: Database,
  sight: CaseSight,
  { source }: Pick<CaseConditions, 'source'>,
): Promise<boolean> {
  const ofShop = source === undefined ? sql`true` : sql`service_case.source = ${source}`
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (
    select true from service_case where status <> 'closed' and ${ofShop} and ${await isAmongSeen(sight, source)}
    limit ${FEW + 1}) as open`.execute(database)
  return (rows[0]?.count ?? 0) <= FEW
}

export const IS_OPEN: RawBuilder<boolean> = sql`service_case.status <> 'closed'`
