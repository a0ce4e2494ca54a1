import { type Instant, instantOf, instantToWallClock } from '@aftersale/kernel'
import { Cron } from 'croner'
import { instantOfWall } from './wall-time.ts'

const DAY = 86_400_000
const NICKNAMES = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/
const FIELD = /^[\d*,/?#A-Z-]+$/i
/** Compiled expressions remembered: rules come from data, so that without a bound it would be a leak. */
const MOST_REMEMBERED = 1_000

/** Next local time, as if local time were UTC, after one; both in milliseconds. Null where there is none before the year 9999 ends. */
type CronTimes = (afterWall: number) => number | null

const remembered = new Map<string, CronTimes | null>()

/**
 * Compiles a cron expression; null where it is none, or names no day that ever comes (30 February).
 * - Six fields (second, minute, hour, day of month, month, day of week) and nicknames (`@daily`) as Camunda 8 and Spring
 *   read them: a day must satisfy both day fields. `?`, `L`, `LW`, `15W`, `5L` and `MON#1` are read; weeks begin on
 *   Sunday, 0 or 7.
 * - Five fields (without seconds) as crontab(5) reads them: where both day fields are restricted, a day satisfies either.
 */
export function readCron(text: string): CronTimes | null {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const times = compile(text)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(text, times)
  return times
}

function compile(text: string): CronTimes | null {
  const fields = text.split(/\s+/)
  const isNickname = NICKNAMES.test(text)
  if (!isNickname && !((fields.length === 5 || fields.length === 6) && fields.every((field) => FIELD.test(field)))) {
    return null
  }
  const cron = cronOf(text, fields.length === 6)
  if (cron === null) return null
  // Only local time is asked of croner, in which clocks never change: its own reading of zones has known gaps there.
  const times: CronTimes = (afterWall) => cron.nextRun(new Date(afterWall))?.getTime() ?? null
  return times(Date.UTC(2000, 0, 1)) === null ? null : times
}

function cronOf(pattern: string, domAndDow: boolean): Cron | null {
  try {
    return new Cron(pattern, { utcOffset: 0, domAndDow, sloppyRanges: true })
  } catch {
    return null
  }
}

/**
 * The first instant after `after` that the expression names in the zone. Where clocks change, `wallClockToInstant` decides,
 * and each named time fires once: one that clocks skip fires later by what they skipped, one that they show twice fires
 * the first time. Times that fall on one instant fire together. Null where there is none before the year 9999 ends.
 */
export function nextCronTime(times: CronTimes, after: Instant, zone: string): Instant | null {
  const here = localTime(after, zone)
  const next = firstAfter(times, here, after, zone)
  const before = after + (localTime(instantOf(after - DAY), zone) - (after - DAY))
  if (before >= here) return next
  // Clocks went forward within the day before: a time that they skipped may still be to come, though it reads earlier.
  const skipped = firstAfter(times, before, after, zone)
  return skipped !== null && (next === null || skipped < next) ? skipped : next
}

function firstAfter(times: CronTimes, wall: number, after: Instant, zone: string): Instant | null {
  for (let at = times(wall); at !== null; at = times(at)) {
    const instant = instantOfWall(instantToWallClock(instantOf(at), 'UTC'), zone)
    if (instant === null || instant > after) return instant
  }
  return null
}

function localTime(instant: Instant, zone: string): number {
  const { year, month, day, hour, minute, second, millisecond } = instantToWallClock(instant, zone)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date.setUTCHours(hour, minute, second, millisecond)
}
