import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import type { ToldClock } from './told-clock.ts'

/** The clocks that are kept for cases, as if each had come into this state; by case. */
export async function clocksIn(
  tx: Transaction,
  caseIds: readonly string[],
  state: ToldClock['state'],
): Promise<Map<string, ToldClock[]>> {
  const { rows } = await sql<{ case_id: string; name: string; due_at: Instant; target: number | null }>`
    select case_id, name, due_at, (targets ->> name)::double precision as target
    from service_clock join clocked_case using (case_id)
    where case_id = any(${[...caseIds]}::uuid[]) order by due_at, name`.execute(tx)
  const byCase = Map.groupBy(rows, ({ case_id }) => case_id)
  return new Map(
    [...byCase].map(([id, clocks]) => [
      id,
      clocks.map(({ name, due_at, target }) => ({ name, state, due: isoOf(due_at), target })),
    ]),
  )
}
