import { type Instant, isoOf } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { recountEarlier } from '../calendars/recount.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockFree } from '../instances/load.ts'
import { deleteSubscriptions } from '../instances/waits.store.ts'
import { type At, openWork } from '../instances/work.ts'
import type { Move, Working } from '../instances/working.ts'
import { inHalves } from '../loops/in-halves.ts'
import type { EngineSetup } from '../setup.ts'
import { type DueTimer, dueInstances, dueTimers, lockDue } from './timers.store.ts'

/**
 * Fires timers that are due, of up to so many instances, in one transaction; answers how many there were. What a calendar has
 * changed under is counted anew first, so that nothing fires by a calendar that has been replaced. Where an instance breaks it
 * off, the others are done without it.
 */
export async function fireTimers(setup: EngineSetup, database: Database, now: Instant, most: number): Promise<number> {
  const fire = (choose: (tx: Transaction) => Promise<readonly string[]>) =>
    inTransaction(database, async (tx) => fireOf({ setup, tx, now }, await choose(tx)))
  try {
    return await fire((tx) => lockDue(tx, isoOf(now), most))
  } catch (error) {
    if (isOutage(error)) throw error
    return inHalves(await dueInstances(database, isoOf(now), most), (ids) => fire(async () => ids))
  }
}

async function fireOf(at: At, instances: readonly string[]): Promise<number> {
  if (instances.length === 0) return 0
  const { tx, now } = at
  const work = openWork(at)
  const workings = await lockFree(work, instances)
  const due = await dueTimers(tx, instances, isoOf(now))
  const recounted = new Set(await recountEarlier(work, [...workings.values()]))
  const timers = due.flatMap((timer) => {
    const working = workings.get(timer.instance_id)
    if (working === undefined || (recounted.has(working) && !isStillDue(working, timer, now))) return []
    return [{ timer, working }]
  })
  const moves = timers.map(({ timer: { owner, event, index }, working }): Move => {
    return { working, command: { kind: 'trigger', owner, event, index, variables: {} } }
  })
  const refusals = await advance(work, moves)
  await finish(work)
  // Two timers of one instance at once: the first has ended what the second was for.
  await deleteSubscriptions(
    tx,
    'timer',
    timers.flatMap(({ timer }, position) => (refusals[position]?.code === 'process.not-subscribed' ? [timer] : [])),
  )
  return timers.length + recounted.size
}

/** A calendar that changed has counted the timer anew: its time may not have come any more. */
const isStillDue = ({ state }: Working, { owner, event, index }: DueTimer, now: Instant): boolean =>
  state?.subscriptions.some(
    (one) =>
      one.kind === 'timer' && one.owner === owner && one.event === event && one.index === index && one.due <= now,
  ) ?? false
