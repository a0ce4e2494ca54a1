/** What the loop of the calls wakes up for. */
export const CALLS = 'provider-calls'

/** How patient we are with providers. Milliseconds. */
export interface Patience {
  /** How long a provider may take for one request. */
  readonly request: number
  /** How long a sender has a call: longer than two requests, and short enough that a killed server's calls go on soon. */
  readonly lease: number
  /** Attempts before a person is asked. */
  readonly attempts: number
  /** The pause after the first attempt that came to nothing; each next one is twice as long, up to `longestPause`. */
  readonly firstPause: number
  readonly longestPause: number
  /** The same between questions what became of an accepted call. */
  readonly firstInquiry: number
  readonly longestInquiry: number
  /** How long an accepted call may stay without a final answer before a person is asked. */
  readonly unanswered: number
}

/**
 * Twelve attempts last three quarters of an hour, as an outage of a gateway does. With a lease of 25 s and a look each second
 * a killed server's calls go out again within 30 s. Refunds to bank cards may take some days to end.
 */
export const PATIENCE: Patience = {
  request: 12_000,
  lease: 25_000,
  attempts: 12,
  firstPause: 2_000,
  longestPause: 900_000,
  firstInquiry: 5_000,
  longestInquiry: 3_600_000,
  unanswered: 10 * 86_400_000,
}

/** The pause after `times` tries, doubling from the first. */
export const pauseAfter = (times: number, first: number, longest: number): number =>
  Math.min(first * 2 ** Math.min(Math.max(times - 1, 0), 30), longest)
