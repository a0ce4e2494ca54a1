import { shareRounded } from '@aftersale/kernel'
import type { LineBook, ReturnBook } from './order-book.ts'

/** Units of a line that no return holds and that were not cancelled. */
export const unclaimed = (line: LineBook) => line.quantity - line.cancelled - line.claimed

/** Units of a line that are with the customer, or on their way there. */
export const sent = (line: LineBook) => line.shipped - line.lost

/** Units that a return still wants back or has brought back: its `value` is what they are worth together. */
export const wantedBack = (entry: ReturnBook) => entry.units - entry.cancelled - entry.givenBack

/** Units that are wanted back and not credited yet. */
export const uncredited = (entry: ReturnBook) => wantedBack(entry) - entry.credited

/** Units of a return that nobody has seen yet. */
export const awaited = (entry: ReturnBook) =>
  entry.units - entry.cancelled - entry.received - entry.dismissed - entry.lost

/** Received units of which nothing has become yet: neither restocked nor written off nor given back. */
export const undecided = (entry: ReturnBook) =>
  entry.received + entry.dismissed - entry.restocked - entry.writtenOff - entry.givenBack

/**
 * What the next units taken off a line are worth, by a return or a cancellation: cumulative, the share of what was paid for
 * all units taken by then, less what those before are worth, so that any way of splitting the line comes to what was paid.
 * Never below zero: where units worth less than their share were let go, those taken later get that much less.
 */
export function worthOfNext(line: LineBook, units: number): number {
  const taken = line.claimed + line.cancelled
  const share = shareRounded(line.paid, taken + units, line.quantity)
  return Math.max(0, share - line.claimedMinor - line.cancelledMinor)
}

/** What the next units of a return are worth when they are credited: cumulative over its value, as above. */
export function worthOfCredit(entry: ReturnBook, units: number): number {
  const share = shareRounded(entry.value, entry.credited + units, wantedBack(entry))
  return Math.max(0, share - entry.creditedMinor)
}

/** What units that a return lets go of take off its value: their share of what is not credited. */
export function worthOfLetGo(entry: ReturnBook, units: number): number {
  return shareRounded(entry.value - entry.creditedMinor, units, uncredited(entry))
}
