import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Loop } from '../loops/loop.ts'
import { MESSAGES } from '../loops/topic.ts'
import type { EngineSetup } from '../setup.ts'
import { correlateMessages } from './correlate-messages.ts'
import { scopesOf } from './message-topics.ts'

/** How often everything is compared with everything (milliseconds); in between only what is told to be new is looked at. */
const ALL_EVERY = 10_000

/** Gives messages to whoever waits for them, as it hears of them, and now and then looks whether it missed any. */
export function messageLoop(setup: EngineSetup, database: Database, clock: Clock): Loop {
  let heard = new Set<string>()
  return {
    topic: MESSAGES,
    every: ALL_EVERY,
    hear: (topic) => void heard.add(topic),
    round: async (isDue) => {
      const scopes = isDue ? [null] : scopesOf(heard)
      heard = new Set()
      let given = 0
      for (const scope of scopes) given += await correlateMessages(setup, database, clock.now(), scope)
      // A look at everything takes a batch: there may be more.
      if (given > 0 && scopes.includes(null)) heard.add(MESSAGES)
      return given
    },
  }
}
