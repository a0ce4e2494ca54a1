import type { Clock } from '../../platform/clock.ts'
import type { Connection } from '../../platform/connection.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { recountOutdated } from '../calendars/recount.ts'
import { deliverSignals } from '../messages/deliver-signals.ts'
import { messageLoop } from '../messages/message-loop.ts'
import { isOnItsWay } from '../messages/signals.store.ts'
import type { EngineSetup } from '../setup.ts'
import { fireStartTimers } from '../timers/fire-start-timers.ts'
import { fireTimers } from '../timers/fire-timers.ts'
import { isStartDue } from '../timers/start-timers.store.ts'
import { isTimerDue } from '../timers/timers.store.ts'
import { maintain } from '../upkeep/maintain.ts'
import { listen } from './listen.ts'
import { lookout } from './lookout.ts'
import { type Loop, startLoop } from './loop.ts'
import { CALENDARS, SIGNALS, TIMERS, TIMERS_EVERY } from './topic.ts'

export interface Around {
  readonly database: Database
  readonly connection: Connection
  readonly clock: Clock
  readonly log: Pick<Log, 'error' | 'warn'>
  /** Other work that comes up again and again. */
  readonly loops?: readonly Loop[]
  /** Hears every topic as it was notified, and '' after a time in which some may have been missed. */
  readonly hear?: (topic: string) => void
}

/** What works by itself, until it is stopped. */
export interface EngineLoops {
  /** Wakes the loops of a topic on this server. */
  wake(topic: string): void
  /** Begins nothing new and waits for what is under way. */
  stop(): Promise<void>
}

/** Instances whose timers one transaction fires. */
const TIMER_BATCH = 1_000
/** Instances that one transaction counts anew: each holds its row until the last is written. */
const RECOUNT_BATCH = 200

/** Starts everything that works by itself. Any number of servers may do so on one database: each takes what is free. */
export async function runEngine(setup: EngineSetup, around: Around): Promise<EngineLoops> {
  const { database, connection, clock, log, hear } = around
  const loops = [...loopsOf(setup, database, clock), ...(around.loops ?? [])].map((loop) => startLoop(loop, log))
  const wake = (topic: string) => {
    const [first = ''] = topic.split(' ', 1)
    for (const running of loops) if (first === '' || running.loop.topic === first) running.wake(topic)
    hear?.(topic)
  }
  const looking = startLoop(lookout(loops, { database, clock, every: TIMERS_EVERY }), log)
  const stopLoops = () => Promise.all([looking, ...loops].map((running) => running.stop()))
  try {
    const listening = await listen(connection, log, wake)
    return {
      wake,
      stop: async () => {
        await listening.stop()
        await stopLoops()
      },
    }
  } catch (error) {
    await stopLoops()
    throw error
  }
}

function loopsOf(setup: EngineSetup, database: Database, clock: Clock): Loop[] {
  return [
    {
      topic: TIMERS,
      every: TIMERS_EVERY,
      waiting: isTimerDue,
      round: () => fireTimers(setup, database, clock.now(), TIMER_BATCH),
    },
    {
      topic: 'start-timers',
      every: TIMERS_EVERY,
      waiting: isStartDue,
      round: () => fireStartTimers(setup, database, clock.now()),
    },
    messageLoop(setup, database, clock),
    {
      topic: SIGNALS,
      every: 1_000,
      waiting: () => isOnItsWay,
      round: () => deliverSignals(setup, database, clock.now()),
    },
    { topic: CALENDARS, every: 5_000, round: () => recountOutdated(setup, database, clock.now(), RECOUNT_BATCH) },
    { topic: 'upkeep', every: 60_000, round: () => maintain(database, clock.now()) },
  ]
}
