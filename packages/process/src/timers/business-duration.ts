import {
  addBusinessMinutes,
  type BusinessCalendar,
  type Instant,
  instantToWallClock,
  isOpen,
  nextOpening,
  type WallClock,
} from '@aftersale/kernel'
import type { IsoDuration } from './iso-duration.ts'
import { instantOfWall, instantWithin, plusCalendar } from './wall-time.ts'

const DAY = 86_400_000
const MINUTE = 60_000
/** What `addBusinessMinutes` takes at once: ten years. */
const MOST_MILLISECONDS = 5_256_000 * MINUTE
/** Open days of ten years, at one a day. A calendar that is hardly ever open makes a longer walk a matter of many seconds. */
const MOST_DAYS = 3_653
const LAST_DAY = 2_932_896

/**
 * The instant at `times` the duration after `from`, counted as a service desk counts:
 * - Months and weeks are calendar time (a week is the same weekday a week on); where they end on a closed moment, the next
 *   opening counts.
 * - Days are working days: the same time of day so many open days on. What comes in on a closed moment counts as come in at
 *   the next opening, so that one day from a Saturday is Monday's opening, plus a day, and where that day is closed at that
 *   time (a short Saturday, a lunch break) the next opening counts.
 * - Hours, minutes and seconds are business time, as `addBusinessMinutes` counts it.
 * All in the zone of the calendar. Null where one time the duration has more than ten years of business time or of working
 * days (5,256,000 minutes, 3,653 days), or there is not enough before the year 9999.
 */
export function plusBusiness(
  from: Instant,
  { months, weeks, days, milliseconds }: IsoDuration,
  times: number,
  calendar: BusinessCalendar,
): Instant | null {
  if (days > MOST_DAYS || milliseconds > MOST_MILLISECONDS) return null
  try {
    let at: Instant | null = plusCalendar(from, months * times, weeks * 7 * times, calendar.zone)
    if (at !== null && (months > 0 || weeks > 0)) at = openedAt(calendar, at)
    if (at !== null && days > 0) at = plusOpenDays(at, days * times, calendar)
    return at === null ? null : plusBusinessTime(at, milliseconds * times, calendar)
  } catch (error) {
    // The kernel throws where a calendar has no such time before the year 9999; here that is an answer.
    if (error instanceof RangeError) return null
    throw error
  }
}

function openedAt(calendar: BusinessCalendar, at: Instant): Instant {
  return isOpen(calendar, at).open ? at : nextOpening(calendar, at).at
}

function plusOpenDays(from: Instant, days: number, calendar: BusinessCalendar): Instant | null {
  const start = openedAt(calendar, from)
  const wall = instantToWallClock(start, calendar.zone)
  let day = dayNumber(wall)
  for (let left = days; left > 0; ) {
    day += 1
    if (day > LAST_DAY) return null
    if (calendar.openings(day).length > 0) left -= 1
  }
  const date = new Date(day * DAY)
  const at = instantOfWall(
    { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    calendar.zone,
  )
  return at === null ? null : openedAt(calendar, at)
}

function plusBusinessTime(from: Instant, milliseconds: number, calendar: BusinessCalendar): Instant | null {
  let at = from
  for (let left = milliseconds; left > 0; left -= MOST_MILLISECONDS) {
    at = addBusinessMinutes(calendar, at, Math.min(left, MOST_MILLISECONDS) / MINUTE).at
  }
  return instantWithin(at)
}

function dayNumber(wall: WallClock): number {
  return new Date(0).setUTCFullYear(wall.year, wall.month - 1, wall.day) / DAY
}
