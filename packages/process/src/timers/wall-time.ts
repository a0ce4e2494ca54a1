import { type Instant, instantToWallClock, isWallClock, type WallClock, wallClockToInstant } from '@aftersale/kernel'

const EARLIEST = -62_135_596_800_000
const LATEST = 253_402_300_799_999
const LAST_YEAR = 9_999

/** Null where the milliseconds lie outside the years 1 to 9999 (UTC). */
export function instantWithin(milliseconds: number): Instant | null {
  return milliseconds >= EARLIEST && milliseconds <= LATEST ? (milliseconds as Instant) : null
}

/** `wallClockToInstant`, or null where there is no such day in the years 1 to 9999. */
export function instantOfWall(wall: WallClock, zone: string): Instant | null {
  return isWallClock(wall) ? instantWithin(wallClockToInstant(wall, zone)) : null
}

/**
 * So many months, then days, later on the local calendar, at the same time of day: 31 January and a month is the last of
 * February (RFC 3339 dates, as `java.time` and XML Schema count). A time that clocks skip or show twice there is what
 * `wallClockToInstant` makes of it. Null beyond the year 9999.
 */
export function plusCalendar(from: Instant, months: number, days: number, zone: string): Instant | null {
  if (months === 0 && days === 0) return from
  const wall = instantToWallClock(from, zone)
  const monthIndex = wall.year * 12 + wall.month - 1 + months
  const year = Math.floor(monthIndex / 12)
  if (year > LAST_YEAR) return null
  const month = (monthIndex % 12) + 1
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, Math.min(wall.day, daysInMonth(year, month)) + days)
  if (Number.isNaN(date.getTime())) return null
  return instantOfWall(
    { ...wall, year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    zone,
  )
}

/** The calendar repeats after 400 years; the years 2000 to 2399 are safe from Date's reading of 0 to 99 as 1900 to 1999. */
function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(2_000 + (year % 400), month, 0)).getUTCDate()
}
