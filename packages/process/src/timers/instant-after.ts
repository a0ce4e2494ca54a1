import type { Instant } from '@aftersale/kernel'
import { readIsoDuration } from './iso-duration.ts'
import { plusDuration } from './plus-duration.ts'

/**
 * The instant at an ISO 8601 duration after `from`: months, weeks and days on the local calendar of the zone, hours,
 * minutes and seconds as they elapse. Null where the text is no duration, is negative, or leads beyond the year 9999.
 */
export function instantAfter(duration: string, from: Instant, zone: string): Instant | null {
  const read = readIsoDuration(duration)
  return read === null || read.isNegative ? null : plusDuration(from, read, 1, { zone, calendar: null, counted: null })
}
