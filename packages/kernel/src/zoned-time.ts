import { type Instant, instantOf } from './instant.ts'
import { offsetAt } from './zone-offset.ts'

const DAY = 86_400_000

/** What a calendar and a clock on the wall of some zone show. Months and days count from 1, hours from 0 to 23. */
export type WallClock = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}

/** Whether these fields are whole, in range and a day that exists (proleptic Gregorian, years 1 to 9999). */
export function isWallClock(wall: WallClock): boolean {
  return (
    isRealDate(wall.year, wall.month, wall.day) &&
    isWithin(wall.hour, 0, 23) &&
    isWithin(wall.minute, 0, 59) &&
    isWithin(wall.second, 0, 59) &&
    isWithin(wall.millisecond, 0, 999)
  )
}

/**
 * The instant at which wall clocks of a zone show this. Two policies decide where clocks change, the same as RFC 5545
 * §3.3.5 asks of calendars: a time that clocks skip is moved forward by what they skipped (02:30 where 02:00 becomes
 * 03:00 is 03:30), and of a time that clocks show twice the earlier instant is taken.
 * Throws where the fields are no real date and time, or the zone is unknown.
 */
export function wallClockToInstant(wall: WallClock, zone: string): Instant {
  if (!isWallClock(wall)) throw new RangeError(`expected a real date and time, got ${JSON.stringify(wall)}`)
  const local = asIfUtc(wall)
  const before = offsetAt(local - DAY, zone)
  const after = offsetAt(local + DAY, zone)
  if (before === after || offsetAt(local - before, zone) === before) return instantOf(local - before)
  if (offsetAt(local - after, zone) === after) return instantOf(local - after)
  return instantOf(local - before)
}

/** What wall clocks of a zone show at an instant. Throws where the zone is unknown. */
export function instantToWallClock(instant: Instant, zone: string): WallClock {
  const local = new Date(instant + offsetAt(instant, zone))
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  }
}

function asIfUtc(wall: WallClock): number {
  const milliseconds = Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
    wall.millisecond,
  )
  return wall.year < 100 ? new Date(milliseconds).setUTCFullYear(wall.year, wall.month - 1, wall.day) : milliseconds
}

function isRealDate(year: number, month: number, day: number): boolean {
  return isWithin(year, 1, 9999) && isWithin(month, 1, 12) && isWithin(day, 1, daysInMonth(year, month))
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}
