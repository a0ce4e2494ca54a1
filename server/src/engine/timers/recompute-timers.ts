import type { Instant } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockOne } from '../instances/load.ts'
import { openWork } from '../instances/work.ts'
import type { EngineSetup } from '../setup.ts'
import { instancesWithTimers } from './timers.store.ts'

const BATCH = 200
const FIRST = '00000000-0000-0000-0000-000000000000'

/**
 * Works out every timer anew, after a calendar changed: one instance a transaction, waiting for whoever has it, so that
 * none keeps its old time. Answers how many instances were looked at.
 */
export async function recomputeTimers(setup: EngineSetup, database: Database, now: Instant): Promise<number> {
  let looked = 0
  for (let after = FIRST; ; ) {
    const instances = await instancesWithTimers(database, after, BATCH)
    for (const id of instances) await inTransaction(database, (tx) => recompute({ setup, tx, now }, id))
    looked += instances.length
    const last = instances.at(-1)
    if (last === undefined) return looked
    after = last
  }
}

async function recompute(at: Parameters<typeof openWork>[0], id: string): Promise<void> {
  const work = openWork(at)
  const working = await lockOne(work, id)
  if (working?.state?.status !== 'active') return
  await advance(work, [{ working, command: { kind: 'recompute-timers' } }])
  await finish(work)
}
