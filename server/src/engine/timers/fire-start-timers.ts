import { type Instant, instantOf, isoOf } from '@aftersale/kernel'
import { startTimerAfter, startTriggers, type TimerState } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { startTriggered } from '../instances/start-triggered.ts'
import type { At } from '../instances/work.ts'
import { inHalves } from '../loops/in-halves.ts'
import type { EngineSetup } from '../setup.ts'
import { deleteStartTimers, dueStarts, lockDueStarts, updateStartTimers } from './timers.store.ts'

const BATCH = 200

type StartTimer = Awaited<ReturnType<typeof lockDueStarts>>[number]

/**
 * Begins the processes whose time has come, and sets each timer to its next time; answers how many began. A process that
 * cannot begin holds no other one up.
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
  const due = await lockDueStarts(tx, isoOf(now), BATCH, definitionIds)
  const next = await Promise.all(due.map(async (timer) => ({ timer, following: await nextOf(at, timer) })))
  await deleteStartTimers(
    tx,
    next.flatMap(({ timer, following }) => (following === null ? [timer] : [])),
  )
  await updateStartTimers(
    tx,
    next.flatMap(({ timer: { definition_id, event, index }, following }) =>
      following === null
        ? []
        : [{ definition_id, event, index, due_at: following.due, repetitions: following.repetitions }],
    ),
  )
  await startTriggered(
    at,
    due.map(({ definition_id, event, index }) => {
      return { definitionId: definition_id, by: { event, index }, variables: {} }
    }),
  )
  return due.length
}

async function nextOf({ setup, tx, now }: At, timer: StartTimer): Promise<TimerState | null> {
  const { process } = await setup.definitions.processById(tx, timer.definition_id)
  const trigger = startTriggers(process).find(({ event, index }) => event === timer.event && index === timer.index)
  if (trigger?.definition.kind !== 'timer') return null
  const state: TimerState = {
    kind: 'timer',
    due: instantOf(timer.due_at),
    rule: timer.rule,
    from: instantOf(timer.counted_from),
    repetitions: timer.repetitions,
  }
  return startTimerAfter(trigger.definition, state, now, setup.surroundings)
}
