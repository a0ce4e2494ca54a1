import type { Bilingual } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { CaseSight } from '../sight/case-sight.ts'
import { isAmongSeen } from '../sight/seen-parts.ts'
import { newestTypes } from '../types/case-type.store.ts'

/** How many cases of each type are open, the most frequent first; the name is null where the type is none of the company's. */
export async function openByType(
  database: Database,
  sight: CaseSight,
): Promise<{ type: string; name: Bilingual | null; open: number }[]> {
  const { rows } = await sql<{ type: string; open: number }>`
    select kind as type, count(*)::integer as open from service_case
    where status <> 'closed' and ${await isAmongSeen(sight)} group by kind order by open desc, kind`.execute(database)
  const types = await newestTypes(database)
  return rows.map(({ type, open }) => ({ type, name: types.get(type)?.document.name ?? null, open }))
}

/** Why rules judged as they did, of cases opened within a time, the most frequent first. */
export async function reasonsWithin(
  database: Database,
  { from, before }: { readonly from: Instant; readonly before: Instant },
  sight: CaseSight,
): Promise<{ reason: string; count: number }[]> {
  const { rows } = await sql<{ reason: string; count: number }>`
    select reason, count(*)::integer as count from service_case
    where opened_at >= ${isoOf(from)}::timestamptz and opened_at < ${isoOf(before)}::timestamptz and reason is not null
      and ${await isAmongSeen(sight)} group by reason order by count desc, reason`.execute(database)
  return rows
}

/** How many cases were rated each way within a time, the best first; ratings nobody gave are 0. */
export async function ratingsWithin(
  database: Database,
  { from, before }: { readonly from: Instant; readonly before: Instant },
  sight: CaseSight,
): Promise<{ score: number; count: number }[]> {
  const { rows } = await sql<{ score: number; count: number }>`
    select given.score, count(rated.case_id)::integer as count from generate_series(5, 1, -1) as given (score)
      left join (select case_id, score from case_rating join service_case on service_case.id = case_rating.case_id
        where rated_at >= ${isoOf(from)}::timestamptz and rated_at < ${isoOf(before)}::timestamptz
          and ${await isAmongSeen(sight)}) as rated on rated.score = given.score
    group by given.score order by given.score desc`.execute(database)
  return rows
}
