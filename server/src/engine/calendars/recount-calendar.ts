import type { Instant } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockOne } from '../instances/load.ts'
import { type At, openWork } from '../instances/work.ts'
import type { EngineSetup } from '../setup.ts'
import { usersOf } from './calendar-use.store.ts'

export interface RecountReport {
  /** Instances that were looked at. */
  readonly instances: number
  /** Timers and dates of tasks that came to another time. */
  readonly moved: number
  /** Where to go on; null where there are no more. */
  readonly next: string | null
}

/**
 * Counts anew whatever counts on a calendar, whichever edition it was counted on: one instance a transaction, waiting for
 * whoever has it, so that none keeps its old time. In the order of their ids, up to the limit.
 */
export async function recountCalendar(
  setup: EngineSetup,
  database: Database,
  order: { readonly calendar: string; readonly after: string | null; readonly limit: number },
  now: Instant,
): Promise<RecountReport> {
  const { calendar, after, limit } = order
  const found = await usersOf(database, calendar, after, limit + 1)
  const taken = found.slice(0, limit)
  let moved = 0
  for (const id of taken) moved += await inTransaction(database, (tx) => recountOne({ setup, tx, now }, id))
  const next = found.length > taken.length ? (taken.at(-1) ?? null) : null
  return { instances: taken.length, moved, next }
}

async function recountOne(at: At, id: string): Promise<number> {
  const work = openWork(at)
  const working = await lockOne(work, id)
  if (working?.state?.status !== 'active') return 0
  await advance(work, [{ working, command: { kind: 'recompute-timers' } }])
  await finish(work)
  return working.events.filter(({ kind }) => kind === 'recounted').length
}
