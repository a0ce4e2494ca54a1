import type { OpeningHours } from './opening-hours.ts'
import { type WallClock, wallClockToInstant } from './zoned-time.ts'

const DAY = 86_400_000

/** Milliseconds since 1970 that a company is open from and to; the end is excluded. */
export type Opening = { readonly from: number; readonly to: number }

/**
 * The openings of a local day, counted from 1970-01-01: in order, none empty, none reaching into another day. Hours on the
 * wall become instants by `wallClockToInstant`, so where clocks change an opening lasts as long as it really lasts.
 */
export function openingsOf(day: number, hours: OpeningHours, zone: string): Opening[] {
  if (hours.length === 0) return []
  const dayStart = wallClockToInstant(wallAt(day, 0), zone)
  const dayEnd = wallClockToInstant(wallAt(day + 1, 0), zone)
  const openings: Opening[] = []
  let earliest: number = dayStart
  for (const range of hours) {
    const from = Math.max(earliest, wallClockToInstant(wallAt(day, range.from), zone))
    const to = range.to === 1_440 ? dayEnd : Math.min(dayEnd, wallClockToInstant(wallAt(day, range.to), zone))
    if (to > from) openings.push({ from, to })
    earliest = Math.max(earliest, to)
  }
  return openings
}

function wallAt(day: number, minute: number): WallClock {
  const date = new Date(day * DAY)
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: Math.floor(minute / 60),
    minute: minute % 60,
    second: 0,
    millisecond: 0,
  }
}
