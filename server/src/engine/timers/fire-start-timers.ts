import { type Instant, isoOf } from '@aftersale/kernel'
import { startTimerAfter, startTriggers, type TimerState } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { recountedStart, stateOf } from '../calendars/recount-starts.ts'
import { startTriggered } from '../instances/start-triggered.ts'
import type { At } from '../instances/work.ts'
import { inHalves } from '../loops/in-halves.ts'
import type { EngineSetup } from '../setup.ts'
import {
  deleteStartTimers,
  dueStarts,
  lockDueStarts,
  type StartTimer,
  timesOf,
  updateStartTimers,
} from './start-timers.store.ts'

const BATCH = 200

/**
 * Begins the processes whose time has come, and sets each timer to its next time; answers how many timers were due. A process
 * that cannot begin holds no other one up.
 */
export async function fireStartTimers(setup: EngineSetup, database: Database, now: Instant): Promise<number> {
  const fire = (definitionIds: readonly string[] | null) =>
    inTransaction(database, async (tx) => fireAll({ setup, tx, now }, definitionIds))
  try {
    return await fire(null)
  } catch (error) {
    if (isOutage(error)) throw error
    return inHalves(await dueStarts(database, isoOf(now)), fire)
  }
}

async function fireAll(at: At, definitionIds: readonly string[] | null): Promise<number> {
  const { tx, now } = at
  const locked = await lockDueStarts(tx, isoOf(now), BATCH, definitionIds)
  const due = await stillDue(at, locked)
  const next = await Promise.all(due.map(async (timer) => ({ timer, following: await nextOf(at, timer) })))
  await deleteStartTimers(
    tx,
    next.flatMap(({ timer, following }) => (following === null ? [timer] : [])),
  )
  await updateStartTimers(
    tx,
    next.flatMap(({ timer, following }) => (following === null ? [] : [{ ...timer, ...timesOf(following) }])),
  )
  await startTriggered(
    at,
    due.map(({ definition_id, event, index }) => {
      return { definitionId: definition_id, by: { event, index }, variables: {} }
    }),
  )
  return locked.length
}

/** What a calendar has changed under is counted anew first: its time may not have come any more. */
async function stillDue(at: At, timers: readonly StartTimer[]): Promise<StartTimer[]> {
  if (timers.every(({ calendar }) => calendar === null)) return [...timers]
  const calendars = await at.setup.calendars.current(at.tx)
  const recounted = await Promise.all(
    timers.map(async (timer): Promise<StartTimer> => {
      const edition = timer.calendar === null ? undefined : calendars.get(timer.calendar)?.edition
      const isEarlier = edition !== undefined && (timer.calendar_edition ?? 0) < edition
      return isEarlier ? recountedStart(at, timer, calendars) : timer
    }),
  )
  const later = recounted.filter(({ due_at }) => due_at > at.now)
  await updateStartTimers(at.tx, later)
  return recounted.filter(({ due_at }) => due_at <= at.now)
}

async function nextOf({ setup, tx, now }: At, timer: StartTimer): Promise<TimerState | null> {
  const { process } = await setup.definitions.processById(tx, timer.definition_id)
  const trigger = startTriggers(process).find(({ event, index }) => event === timer.event && index === timer.index)
  if (trigger?.definition.kind !== 'timer') return null
  const calendars = timer.calendar === null ? NONE : await setup.calendars.current(tx)
  return startTimerAfter(trigger.definition, stateOf(timer), now, { zone: setup.zone, calendars })
}

const NONE = new Map()
