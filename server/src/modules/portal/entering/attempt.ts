import type { KnownRefusal } from '@aftersale/contract'
import { accept, addHours, addMilliseconds, type Instant, type Result, refuse } from '@aftersale/kernel'

/** What attempts are counted by: the order that is asked for, or where they come from. */
export interface Subject {
  readonly name: string
  /** For how many minutes the nth locks; 0: not at all. A lock ends at the latest when all is forgotten. */
  readonly locks: (nth: number) => number
  /** When they are forgotten, in hours: after the first of them, or after the last. */
  readonly forgets: { readonly hours: number; readonly after: 'first' | 'last' }
}

/** Failures of a subject so far, or whatever else is counted. */
export interface Failures {
  readonly failures: number
  readonly lockedUntil: Instant | null
  /** When they are forgotten; null: there are none. */
  readonly forgottenAt: Instant | null
}

/** Counted with one more. */
export interface Counted extends Failures {
  readonly forgottenAt: Instant
}

export const NONE: Failures = { failures: 0, lockedUntil: null, forgottenAt: null }

const MINUTE = 60_000
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES

/** So many are free; then each locks twice as long as the last, from a minute to the longest. */
const doubling = (free: number, longest: number) => (nth: number) =>
  nth < free ? 0 : Math.min(2 ** Math.min(nth - free, 30), longest)

/**
 * An order: five mistypings are free, then each failure locks twice as long as the last, a minute to half a day. A guesser of
 * four digits gets about 15 guesses on the first day and two on each that follows, of 10,000.
 */
export const byOrder = (hash: string): Subject => ({
  name: `order:${hash}`,
  locks: doubling(5, 720),
  forgets: { hours: 24, after: 'last' },
})

/** A network: many phones share the address of their operator, so more is free; who tries many orders is slowed down here. */
export const byNetwork = (network: string): Subject => ({
  name: `network:${network}`,
  locks: doubling(60, 60),
  forgets: { hours: 1, after: 'first' },
})

/** Codes sent for an order: one a minute, and five a day, for each costs money and disturbs somebody. */
export const codesOfOrder = (hash: string): Subject => ({
  name: `code:order:${hash}`,
  locks: (nth) => (nth < 5 ? 1 : DAY_MINUTES),
  forgets: { hours: 24, after: 'first' },
})

/** Codes asked for from a network: thirty in an hour, whatever the orders. */
export const codesOfNetwork = (network: string): Subject => ({
  name: `code:network:${network}`,
  locks: (nth) => (nth < 30 ? 0 : HOUR_MINUTES),
  forgets: { hours: 1, after: 'first' },
})

/** Counts an attempt as failed, before it is known whether it does: what is tried at once counts one by one. */
export function countFailure(
  { locks, forgets: { hours, after } }: Subject,
  { failures, lockedUntil, forgottenAt }: Failures,
  now: Instant,
): Result<Counted, KnownRefusal<'portal.too-many-attempts'>> {
  if (lockedUntil !== null && now < lockedUntil) {
    return refuse({ code: 'portal.too-many-attempts', retryAfterSeconds: Math.ceil((lockedUntil - now) / 1000) })
  }
  const counted = failures + 1
  const later = addHours(now, hours)
  const forgotten = after === 'last' ? later : (forgottenAt ?? later)
  const minutes = locks(counted)
  const lock = minutes === 0 ? null : (Math.min(addMilliseconds(now, minutes * MINUTE), forgotten) as Instant)
  return accept({ failures: counted, lockedUntil: lock, forgottenAt: forgotten })
}
