import type { Instant } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockFree } from '../instances/load.ts'
import { type At, openWork, type Work } from '../instances/work.ts'
import type { Working } from '../instances/working.ts'
import { inHalves } from '../loops/in-halves.ts'
import type { EngineSetup } from '../setup.ts'
import { type Edition, lockOutdated, outdatedInstances } from './calendar-use.store.ts'
import { usesOf } from './calendar-use.ts'
import type { CalendarsInUse } from './calendars.ts'
import { recountStarts } from './recount-starts.ts'
import { calendarsOf } from './surroundings.ts'

/**
 * Counts anew what was counted on an earlier edition of its calendar: up to so many instances, in one transaction. Answers
 * how many; more than none: there may be others. Nothing is remembered beside the instances themselves, so any number of
 * servers may do so at once, and one that is killed leaves the rest to be found. Who is worked on comes with the next look.
 */
export async function recountOutdated(
  setup: EngineSetup,
  database: Database,
  now: Instant,
  most: number,
): Promise<number> {
  const editions = editionsOf(await setup.calendars.current(database))
  if (editions.length === 0) return 0
  const starts = await inTransaction(database, (tx) => recountStarts({ setup, tx, now }, editions, most))
  const recount = (choose: (tx: Transaction) => Promise<readonly string[]>) =>
    inTransaction(database, async (tx) => recountThese({ setup, tx, now }, await choose(tx)))
  try {
    return starts + (await recount((tx) => lockOutdated(tx, editions, most)))
  } catch (error) {
    if (isOutage(error)) throw error
    return inHalves(await outdatedInstances(database, editions, most), (ids) => recount(async () => ids))
  }
}

async function recountThese(at: At, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const work = openWork(at)
  const workings = [...(await lockFree(work, ids)).values()]
  const earlier = await recountEarlier(work, workings)
  await finish(work)
  return earlier.length
}

/** Counts those of these instances anew that count on an earlier edition; answers which. */
export async function recountEarlier(work: Work, workings: readonly Working[]): Promise<readonly Working[]> {
  if (workings.every(({ state }) => state === null || usesOf(state).size === 0)) return []
  const calendars = await calendarsOf(work)
  const earlier = workings.filter((working) => countsOnEarlier(working, calendars))
  if (earlier.length === 0) return earlier
  await advance(
    work,
    earlier.map((working) => ({ working, command: { kind: 'recompute-timers' } })),
  )
  const still = earlier.find((working) => countsOnEarlier(working, calendars))
  if (still !== undefined) throw new Error(`expected instance ${still.id} to count on its calendars as they are`)
  return earlier
}

function countsOnEarlier({ state }: Working, calendars: CalendarsInUse): boolean {
  if (state === null) return false
  const uses = [...usesOf(state).values()]
  return uses.some(({ calendar, edition }) => edition < (calendars.get(calendar)?.edition ?? 0))
}

export const editionsOf = (calendars: CalendarsInUse): Edition[] =>
  [...calendars].map(([calendar, { edition }]) => ({ calendar, edition }))
