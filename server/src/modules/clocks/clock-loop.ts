import type { Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { AlarmHearer } from './announce-alarms.ts'
import { lockCases, lockDueCases, lockOutdatedCases, takeAlarms } from './clock.store.ts'
import { type ClockSetup, countCases } from './count-cases.ts'

interface LoopOptions extends ClockSetup {
  readonly database: Database
  readonly clock: Clock
  readonly hear: readonly AlarmHearer[]
}

const EVERY = 1_000
const MOST = 500

/**
 * Looks after clocks that come due, announces what was found, whoever found it, and counts anew what was counted on an earlier edition of its calendar; on any number of
 * servers: who is looked at is locked, and what was said once is not said again.
 */
export function clockLoop({ database, clock, hear, ...setup }: LoopOptions): Loop {
  const count = (choose: (tx: Transaction) => Promise<string[]>) =>
    inTransaction(database, async (tx) => {
      const cases = await lockCases(tx, await choose(tx))
      await countCases(tx, setup, [...cases.values()], clock.now())
      return cases.size
    })
  return {
    topic: 'service-clocks',
    every: EVERY,
    round: async () => {
      const due = await count((tx) => lockDueCases(tx, clock.now(), MOST))
      const outdated = await count(async (tx) => {
        const editions = [...(await setup.engine.calendars(tx))].map(([calendar, { edition }]) => ({
          calendar,
          edition,
        }))
        return lockOutdatedCases(tx, editions, MOST)
      })
      const announced = await inTransaction(database, async (tx) => {
        const alarms = await takeAlarms(tx, MOST)
        if (alarms.length > 0) for (const one of hear) await one(tx, alarms, clock.now())
        return alarms.length
      })
      return due + outdated + announced
    },
  }
}
