import { sql } from 'kysely'
import type { Engine, Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { Automations } from './documents/automations.ts'
import { carryOut } from './doing/carry-out.ts'
import { isAwaitedDue } from './hearing/awaited-alarm.store.ts'
import { runsOfAwaited } from './hearing/hear-clocks.ts'
import { countDates, runsOfDates } from './looking/look-at-dates.ts'
import { runsOfSchedules } from './looking/look-by-schedule.ts'
import { isLookDue } from './looking/looking.store.ts'
import { isNoticed, takeChanges } from './noticing/change.store.ts'
import { evaluateChanges } from './noticing/evaluate-changes.ts'
import { endRuns, insertRuns, isPending, lockPendingRuns } from './runs/run.store.ts'

interface LoopOptions {
  readonly database: Database
  readonly engine: Engine
  readonly automations: Automations
  readonly clock: Clock
  readonly log: Pick<Log, 'error'>
}

/** Changes that one transaction decides on. */
const CHANGES = 1_000
const DATES = 500
/** Runs that one transaction does: each holds its case until the last is done. */
const RUNS = 200

/**
 * Looks at what changed and at what is due by the clock, and does what automations say; on any number of servers: what one
 * looks at the others leave alone. Killed in between, nothing was taken; done again, nothing is done twice.
 */
export function automationLoop(options: LoopOptions): Loop {
  return {
    topic: 'automations',
    every: 1_000,
    waiting: (now) => sql`(${isNoticed} or ${isPending} or ${isLookDue(now)} or ${isAwaitedDue(now)})`,
    round: async () => {
      const changes = await lookAtChanges(options)
      const scheduled = await look(options, (tx, around) =>
        runsOfSchedules(tx, options.engine, options.automations, around),
      )
      const dated = await look(options, async (tx, around) =>
        runsOfDates(tx, await options.automations.enabled(tx), around, DATES),
      )
      const late = await look(options, async (tx, around) =>
        runsOfAwaited(tx, await options.automations.enabled(tx), around, DATES),
      )
      return changes + scheduled + dated + late + (await doRuns(options, null))
    },
  }
}

const aroundOf = ({ clock, engine }: LoopOptions) => ({ now: clock.now(), zone: engine.setup.zone })

function lookAtChanges(options: LoopOptions): Promise<number> {
  const { database, engine, automations } = options
  return inTransaction(database, async (tx) => {
    const changes = await takeChanges(tx, CHANGES)
    if (changes.length === 0) return 0
    const enabled = await automations.enabled(tx)
    const around = aroundOf(options)
    await countDates(tx, engine, enabled, changes)
    await insertRuns(tx, await evaluateChanges(tx, enabled, changes, around), around.now)
    return changes.length
  })
}

type Look = Parameters<Parameters<typeof inTransaction>[1]>[0]
type Found = Awaited<ReturnType<typeof runsOfDates>>

function look(
  options: LoopOptions,
  find: (tx: Look, around: ReturnType<typeof aroundOf>) => Promise<Found>,
): Promise<number> {
  return inTransaction(options.database, async (tx) => {
    const around = aroundOf(options)
    const { taken, runs } = await find(tx, around)
    await insertRuns(tx, runs, around.now)
    return taken
  })
}

/**
 * Does runs that are to be done. Where that breaks off and no outage is to blame, each half is done by itself, down to the
 * one that cannot be done, which is failed and says why: a person can have it done again.
 */
async function doRuns(options: LoopOptions, ids: readonly string[] | null): Promise<number> {
  const { database, clock } = options
  let taken: readonly string[] = []
  try {
    return await inTransaction(database, async (tx) => {
      const runs = await lockPendingRuns(tx, RUNS, ids)
      taken = runs.map(({ id }) => id)
      await carryOut(tx, options, runs, clock.now())
      return runs.length
    })
  } catch (error) {
    if (isOutage(error) || taken.length === 0) throw error
    if (taken.length > 1) {
      const half = Math.ceil(taken.length / 2)
      const first = await doRuns(options, taken.slice(0, half))
      return first + (await doRuns(options, taken.slice(half)))
    }
    await fail(options, taken, error)
    return 1
  }
}

async function fail({ database, clock, log }: LoopOptions, ids: readonly string[], error: unknown): Promise<void> {
  log.error({ err: error, runs: ids }, 'an automation could not be carried out')
  const trouble = { code: 'automations.trouble', trouble: sentenceOf(error) } as const
  await inTransaction(database, async (tx) => {
    const runs = await lockPendingRuns(tx, ids.length, ids)
    await endRuns(
      tx,
      runs.map(({ id }) => ({ id, status: 'failed', results: [], trouble })),
      clock.now(),
    )
  })
}

const sentenceOf = (error: unknown) => (error instanceof Error ? error.message : String(error)).slice(0, 300)
