import type { BusinessCalendar } from './business-calendar.ts'
import { type Instant, instantOf } from './instant.ts'
import { offsetAt } from './zone-offset.ts'

const DAY = 86_400_000
const MINUTE = 60_000
/** Ten years of minutes: no service clock runs longer, and a walk over them stays under a second. */
const MOST_MINUTES = 5_256_000
/** The furthest local days from 1970 that wall clocks can be read for: years 1 to 9999. */
const FIRST_DAY = -719_162
const LAST_DAY = 2_932_895

/**
 * What every answer here carries besides its value: the years whose Chinese public holidays were needed but are not
 * published yet. Where the list is not empty, those years were counted by the plain week, and the answer may change.
 */
export type AsFarAsKnown = { readonly unknownYears: readonly number[] }

/**
 * The instant when `minutes` of business time have passed since `from`: the earliest such instant, so half an hour from
 * 17:30 until closing at 18:00 ends at 18:00, not at the next opening. Zero minutes is `from` itself. Negative minutes go
 * back, to the latest instant from which that much passes until `from`.
 * `minutes` may have a fraction that is whole in milliseconds. Throws beyond ten years of minutes, and where a calendar
 * has no such time before the year 9999.
 */
export function addBusinessMinutes(
  calendar: BusinessCalendar,
  from: Instant,
  minutes: number,
): AsFarAsKnown & { readonly at: Instant } {
  if (!(Math.abs(minutes) <= MOST_MINUTES))
    throw new RangeError(`expected at most ${MOST_MINUTES} minutes, got ${minutes}`)
  const milliseconds = Math.round(minutes * MINUTE)
  const at = milliseconds < 0 ? walkBack(calendar, from, -milliseconds) : walkForward(calendar, from, milliseconds)
  return { at, unknownYears: unknownYearsBetween(calendar, from, at) }
}

/**
 * The business time that passes from one instant to another, exact in `milliseconds` and in whole `minutes` cut towards
 * zero; both negative where `to` lies before `from`. Adding what was measured gives an instant of the same business time.
 */
export function businessTimeBetween(
  calendar: BusinessCalendar,
  from: Instant,
  to: Instant,
): AsFarAsKnown & { readonly milliseconds: number; readonly minutes: number } {
  if (to < from) {
    const { milliseconds, minutes, unknownYears } = businessTimeBetween(calendar, to, from)
    return { milliseconds: negated(milliseconds), minutes: negated(minutes), unknownYears }
  }
  let milliseconds = 0
  const lastDay = localDay(calendar, to)
  for (let day = localDay(calendar, from); day <= lastDay; day += 1) {
    for (const opening of calendar.openings(day)) {
      milliseconds += Math.max(0, Math.min(opening.to, to) - Math.max(opening.from, from))
    }
  }
  const unknownYears = unknownYearsBetween(calendar, from, to)
  return { milliseconds, minutes: Math.floor(milliseconds / MINUTE), unknownYears }
}

/** Whether the company works at this instant. An opening includes its first instant and not its last. */
export function isOpen(calendar: BusinessCalendar, at: Instant): AsFarAsKnown & { readonly open: boolean } {
  const openings = calendar.openings(localDay(calendar, at))
  return {
    open: openings.some((opening) => opening.from <= at && at < opening.to),
    unknownYears: unknownYearsBetween(calendar, at, at),
  }
}

/** The first instant, from `from` on, when the company works: `from` itself where it is open then. */
export function nextOpening(calendar: BusinessCalendar, from: Instant): AsFarAsKnown & { readonly at: Instant } {
  const lastMoment = walkForward(calendar, from, 1)
  const at = instantOf(lastMoment - 1)
  return { at, unknownYears: unknownYearsBetween(calendar, from, at) }
}

function walkForward(calendar: BusinessCalendar, from: Instant, milliseconds: number): Instant {
  if (milliseconds === 0) return from
  let left = milliseconds
  for (let day = localDay(calendar, from); day <= LAST_DAY; day += 1) {
    for (const opening of calendar.openings(day)) {
      const start = Math.max(opening.from, from)
      const room = opening.to - start
      if (room >= left) return instantOf(start + left)
      if (room > 0) left -= room
    }
  }
  throw new RangeError('expected enough business time before the year 9999, got too little')
}

function walkBack(calendar: BusinessCalendar, from: Instant, milliseconds: number): Instant {
  let left = milliseconds
  for (let day = localDay(calendar, from); day >= FIRST_DAY; day -= 1) {
    for (const opening of calendar.openings(day).toReversed()) {
      const end = Math.min(opening.to, from)
      const room = end - opening.from
      if (room >= left) return instantOf(end - left)
      if (room > 0) left -= room
    }
  }
  throw new RangeError('expected enough business time after the year 1, got too little')
}

function unknownYearsBetween(calendar: BusinessCalendar, one: Instant, other: Instant): number[] {
  return calendar.unknownYears(localDay(calendar, Math.min(one, other)), localDay(calendar, Math.max(one, other)))
}

function localDay(calendar: BusinessCalendar, instant: number): number {
  return Math.floor((instant + offsetAt(instant, calendar.zone)) / DAY)
}

function negated(value: number): number {
  return value === 0 ? 0 : -value
}
