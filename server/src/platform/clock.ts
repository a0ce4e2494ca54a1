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

export interface HastenedClock extends Clock {
  /** How many seconds go by in one of the machine's from here on. */
  hasten(speed: number): void
  /** So many milliseconds go by at once. */
  skip(milliseconds: number): void
}

/**
 * A clock that begins at an instant and goes faster or slower than the machine's: the time of a demonstration. It moves in
 * steps of `step` real milliseconds, so that what begins between two steps ends at the time at which it began.
 */
export function hastenedClock(start: Instant, speed: number, step = 1): HastenedClock {
  let pace = { from: start, since: performance.now(), speed }
  const now = () => {
    const gone = Math.floor((performance.now() - pace.since) / step) * step
    return addMilliseconds(pace.from, Math.floor(gone * pace.speed))
  }
  return {
    now,
    hasten: (to) => {
      pace = { from: now(), since: performance.now(), speed: to }
    },
    skip: (milliseconds) => {
      pace = { ...pace, from: addMilliseconds(now(), milliseconds), since: performance.now() }
    },
  }
}
