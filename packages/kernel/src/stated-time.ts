import { type Instant, instantOf } from './instant.ts'
import { type LocalDate, localDateAt, readLocalDate, startOfDate } from './local-date.ts'
import { instantToWallClock, isWallClock, type WallClock, wallClockToInstant } from './zoned-time.ts'

/** A time as a person or a file stated it. `date` is the day it falls on in the zone it was read for. */
export type StatedTime = { readonly at: Instant; readonly date: LocalDate }

const TIME = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2}))?$/

/**
 * Reads a time in any of the ways that files state one: an instant with its offset (`2026-03-01T08:00:00Z`,
 * `2026-03-01 16:00+08:00`), what clocks of `zone` show (`2026-03-01 16:00:00`, see `wallClockToInstant`), or a bare date,
 * which is the beginning of that day in `zone`. Digits below the millisecond are cut off. Undefined for any other text,
 * and where the calendar of the zone is not within the years 1 to 9999 then.
 * Throws where the zone is unknown.
 */
export function readStatedTime(text: string, zone: string): StatedTime | undefined {
  const bare = readLocalDate(text)
  if (bare !== undefined) return { at: startOfDate(bare, zone), date: bare }
  const [, date = '', hour, minute, second, fraction, utc, sign, offsetHour, offsetMinute] = TIME.exec(text) ?? []
  const day = readLocalDate(date)
  if (day === undefined) return undefined
  const wall = wallOf(day, [hour, minute, second, (fraction ?? '').slice(0, 3).padEnd(3, '0')])
  const offset = utc === undefined ? offsetOf(sign, offsetHour, offsetMinute) : 0
  if (!isWallClock(wall) || Number.isNaN(offset)) return undefined
  const at = offset === undefined ? wallClockToInstant(wall, zone) : instantOf(wallClockToInstant(wall, 'UTC') - offset)
  return isWallClock(instantToWallClock(at, zone)) ? { at, date: localDateAt(at, zone) } : undefined
}

function wallOf(date: LocalDate, time: readonly (string | undefined)[]): WallClock {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const [hour = 0, minute = 0, second = 0, millisecond = 0] = time.map((part) => Number(part ?? 0))
  return { year, month, day, hour, minute, second, millisecond }
}

/** In milliseconds; undefined where none is given, NaN where it is none of this world. */
function offsetOf(sign: string | undefined, hour: string | undefined, minute: string | undefined): number | undefined {
  if (sign === undefined) return undefined
  const [hours, minutes] = [Number(hour), Number(minute)]
  if (hours > 23 || minutes > 59) return Number.NaN
  return (sign === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000
}
