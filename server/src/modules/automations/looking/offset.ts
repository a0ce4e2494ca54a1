import { DaysTimeDuration, durationFromText } from '@aftersale/feel'
import { addBusinessMinutes, addMilliseconds, type BusinessCalendar, type Instant } from '@aftersale/kernel'

const MINUTE = 60_000
/** Ten years: what is further away is a mistake. */
const MOST = 10 * 366 * 24 * 60 * MINUTE

/** An ISO 8601 duration of days, hours, minutes and seconds in milliseconds; null where it is none or above ten years. */
export function millisecondsOf(duration: string): number | null {
  const read = durationFromText(duration)
  if (!(read instanceof DaysTimeDuration)) return null
  const milliseconds = Number(read.nanoseconds / 1_000_000n)
  return Math.abs(milliseconds) > MOST ? null : milliseconds
}

/** The instant so long after another, or before it; in business time where a calendar is given. */
export function instantBeside(at: Instant, milliseconds: number, calendar: BusinessCalendar | null): Instant {
  if (calendar === null) return addMilliseconds(at, milliseconds)
  return addBusinessMinutes(calendar, at, milliseconds / MINUTE).at
}
