import type { KnownRefusal } from '@aftersale/contract'
import { accept, addMilliseconds, type Instant, type Result, refuse } from '@aftersale/kernel'

/** What attempts are counted by: the order that is asked for, or where they come from. */
export interface Subject {
  readonly name: string
  /** Failures before the first lock. */
  readonly free: number
  /** No lock is longer, in minutes. */
  readonly longest: number
  /** When failures are forgotten, in hours: after the first of them, or after the last. */
  readonly forgets: { readonly hours: number; readonly after: 'first' | 'last' }
}

/** Failures of a subject so far. */
export interface Failures {
  readonly failures: number
  readonly lockedUntil: Instant | null
}

const MINUTE = 60_000

/**
 * An order: five mistypings are free, then each failure locks twice as long as the last, a minute to half a day. A guesser of
 * four digits gets about 15 guesses on the first day and two on each that follows, of 10,000.
 */
export const byOrder = (hash: string): Subject => ({
  name: `order:${hash}`,
  free: 5,
  longest: 720,
  forgets: { hours: 24, after: 'last' },
})

/** A network: many phones share the address of their operator, so more is free; who tries many orders is slowed down here. */
export const byNetwork = (network: string): Subject => ({
  name: `network:${network}`,
  free: 60,
  longest: 60,
  forgets: { hours: 1, after: 'first' },
})

/** Counts an attempt as failed, before it is known whether it does: what is tried at once counts one by one. */
export function countFailure(
  { free, longest }: Subject,
  { failures, lockedUntil }: Failures,
  now: Instant,
): Result<Failures, KnownRefusal<'portal.too-many-attempts'>> {
  if (lockedUntil !== null && now < lockedUntil) {
    return refuse({ code: 'portal.too-many-attempts', retryAfterSeconds: Math.ceil((lockedUntil - now) / 1000) })
  }
  const counted = failures + 1
  const over = counted - free
  if (over < 0) return accept({ failures: counted, lockedUntil: null })
  const minutes = Math.min(2 ** Math.min(over, 30), longest)
  return accept({ failures: counted, lockedUntil: addMilliseconds(now, minutes * MINUTE) })
}
