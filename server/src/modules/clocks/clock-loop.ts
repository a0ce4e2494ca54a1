import { CALENDARS, type Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { AlarmHearer } from './announce-alarms.ts'
import { isLookWanted, lockCases, lockDueCases, lockOutdatedCases, takeAlarms } from './clock.store.ts'
import { type ClockSetup, countCases } from './count-cases.ts'

interface Options extends ClockSetup {
  readonly database: Database
  readonly clock: Clock
}

const EVERY = 1_000
const RECOUNT_EVERY = 5_000
const MOST = 500

/**
 * Looks after clocks that come due and announces what was found, whoever found it; on any number of servers: who is looked at
 * is locked, and what was said once is not said again.
 */
export function clockLoop(options: Options & { readonly hear: readonly AlarmHearer[] }): Loop {
  const { database, clock, hear } = options
  return {
    topic: 'service-clocks',
    every: EVERY,
    waiting: isLookWanted,
    round: async () => {
      const due = await count(options, (tx) => lockDueCases(tx, clock.now(), MOST))
      const announced = await inTransaction(database, async (tx) => {
        const alarms = await takeAlarms(tx, MOST)
        if (alarms.length > 0) for (const one of hear) await one(tx, alarms, clock.now())
        return alarms.length
      })
      return due + announced
    },
  }
}

/** Counts anew what was counted on an earlier edition of its calendar. */
export function recountLoop(options: Options): Loop {
  return {
    topic: CALENDARS,
    every: RECOUNT_EVERY,
    round: () =>
      count(options, async (tx) => {
        const calendars = await options.engine.calendars(tx)
        const editions = [...calendars].map(([calendar, { edition }]) => ({ calendar, edition }))
        return lockOutdatedCases(tx, editions, MOST)
      }),
  }
}

const count = ({ database, clock, engine }: Options, choose: (tx: Transaction) => Promise<string[]>): Promise<number> =>
  inTransaction(database, async (tx) => {
    const cases = await lockCases(tx, await choose(tx))
    await countCases(tx, { engine }, [...cases.values()], clock.now())
    return cases.size
  })
