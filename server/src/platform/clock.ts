import { addMilliseconds, type Instant, instantOf } from '@aftersale/kernel'

/** Where the time comes from. Handed to whoever needs it, so that a test decides what time it is. */
export interface Clock {
  now(): Instant
}

/** The machine's clock: the one place in the server that reads it. */
export const systemClock: Clock = {
  now: () => instantOf(Date.now()),
}

export interface SettableClock extends Clock {
  set(now: Instant): void
  /** Moves the clock forward, or back when negative. */
  advance(milliseconds: number): void
}

/** A clock that stands still until it is moved. */
export function settableClock(start: Instant): SettableClock {
  let now = start
  return {
    now: () => now,
    set: (instant) => {
      now = instant
    },
    advance: (milliseconds) => {
      now = addMilliseconds(now, milliseconds)
    },
  }
}
