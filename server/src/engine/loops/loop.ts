import type { Instant } from '@aftersale/kernel'
import type { RawBuilder } from 'kysely'
import type { Log } from '../../platform/log.ts'
import { isOutage } from '../../platform/outage.ts'
import { createWakeUp } from './wake-up.ts'

/** Work that comes up again and again, on any number of servers at once. */
export interface Loop {
  /** What wakes it before its time: the first word of a notification. */
  readonly topic: string
  /** Milliseconds between two looks where nobody wakes it: the safety net. */
  readonly every: number
  /**
   * Whether there may be something to do at an instant, in SQL. Who says so is not begun in vain: all who do are asked for
   * together, in one statement (the lookout).
   */
  readonly waiting?: (now: Instant) => RawBuilder<unknown>
  /** Hears each topic that is about to wake it. */
  hear?(topic: string): void
  /**
   * Looks once and does what there is; answers how much that was. More than nothing: it looks again at once. `isDue` where
   * nobody woke it: it has just begun, or its time has come.
   */
  round(isDue: boolean): Promise<number>
}

export interface RunningLoop {
  readonly loop: Loop
  wake(topic: string): void
  /** There may be something to do: it looks, unless it does so already or did so less than its time ago. */
  look(): void
  /** Begins no other round, and waits for the one under way. */
  stop(): Promise<void>
}

const LONGEST_PAUSE = 30_000
const FOR_EVER = 2 ** 31 - 1

/** Runs a loop until it is stopped. A round that breaks off is told and tried again, later and later. */
export function startLoop(loop: Loop, log: Pick<Log, 'error' | 'warn'>): RunningLoop {
  const wakeUp = createWakeUp()
  const stopping = new AbortController()
  let failures = 0
  let nextLook = Number.POSITIVE_INFINITY
  let isLookedFor = false
  const look = async (isDue: boolean): Promise<number> => {
    try {
      const done = await loop.round(isDue)
      failures = 0
      return done
    } catch (error) {
      failures += 1
      const facts = { err: error, loop: loop.topic }
      if (isOutage(error)) log.warn(facts, 'a look at the work to do was cut off')
      else log.error(facts, 'a look at the work to do broke off')
      return 0
    }
  }
  const run = async () => {
    for (let isDue = true; !stopping.signal.aborted; ) {
      const done = await look(isDue)
      isDue = false
      if (done > 0 || stopping.signal.aborted) continue
      const pause = Math.min(loop.every * 2 ** failures, Math.max(LONGEST_PAUSE, loop.every))
      nextLook = performance.now() + pause
      const isWoken = await wakeUp.pause(loop.waiting === undefined ? pause : FOR_EVER)
      nextLook = Number.POSITIVE_INFINITY
      isDue = !isWoken || isLookedFor
      isLookedFor = false
    }
  }
  const running = run()
  return {
    loop,
    wake: (topic) => {
      loop.hear?.(topic)
      wakeUp.wake()
    },
    look: () => {
      if (performance.now() < nextLook) return
      isLookedFor = true
      wakeUp.wake()
    },
    stop: () => {
      stopping.abort()
      wakeUp.wake()
      return running
    },
  }
}
