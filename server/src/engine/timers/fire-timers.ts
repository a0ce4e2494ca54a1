import { type Instant, isoOf } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockFree } from '../instances/load.ts'
import { deleteSubscriptions } from '../instances/waits.store.ts'
import { openWork } from '../instances/work.ts'
import type { Move } from '../instances/working.ts'
import type { EngineSetup } from '../setup.ts'
import { dueTimers, lockDue } from './timers.store.ts'

/** Fires timers that are due, of up to so many instances, in one transaction; answers how many fired. */
export function fireTimers(setup: EngineSetup, database: Database, now: Instant, most: number): Promise<number> {
  return inTransaction(database, async (tx) => {
    const work = openWork({ setup, tx, now })
    const instances = await lockDue(tx, isoOf(now), most)
    if (instances.length === 0) return 0
    const workings = await lockFree(work, instances)
    const due = await dueTimers(tx, instances, isoOf(now))
    const timers = due.flatMap((timer) => {
      const working = workings.get(timer.instance_id)
      return working === undefined ? [] : [{ timer, working }]
    })
    const moves = timers.map(({ timer: { owner, event, index }, working }): Move => {
      return { working, command: { kind: 'trigger', owner, event, index, variables: {} } }
    })
    const refusals = await advance(work, moves)
    await finish(work)
    await deleteSubscriptions(
      tx,
      'timer',
      timers.flatMap(({ timer }, position) => (refusals[position]?.code === 'process.not-subscribed' ? [timer] : [])),
    )
    return timers.length
  })
}
