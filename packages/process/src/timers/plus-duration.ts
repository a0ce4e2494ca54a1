import type { Instant } from '@aftersale/kernel'
import { plusBusiness } from './business-duration.ts'
import type { Counting } from './counting.ts'
import type { IsoDuration } from './iso-duration.ts'
import { instantWithin, plusCalendar } from './wall-time.ts'

/**
 * The instant at `times` the duration after `from`: months, weeks and days on the local calendar of the zone (P1D keeps
 * the time of day across a change of clocks), hours, minutes and seconds as they elapse. On a business calendar see
 * `plusBusiness`. Of a negative duration the sign is not looked at. Null beyond the year 9999.
 */
export function plusDuration(
  from: Instant,
  duration: IsoDuration,
  times: number,
  { zone, calendar }: Counting,
): Instant | null {
  const { months, weeks, days, milliseconds } = duration
  if (calendar !== null) return plusBusiness(from, duration, times, calendar)
  const day = plusCalendar(from, months * times, (weeks * 7 + days) * times, zone)
  return day === null ? null : instantWithin(day + milliseconds * times)
}
