import type { Instant } from './instant.ts'
import { instantToWallClock, wallClockToInstant } from './zoned-time.ts'

declare const brand: unique symbol

/** A day of the calendar, whatever the zone: `yyyy-MM-dd`, years 0001 to 9999. Text order is the order of the days. */
export type LocalDate = string & { readonly [brand]: 'LocalDate' }

const DAY = 86_400_000

/** Reads `yyyy-MM-dd`; undefined where it is written otherwise or is no real day (2026-02-29). */
export function readLocalDate(text: string): LocalDate | undefined {
  const day = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(day) && isoDate(day / DAY) === text ? (text as LocalDate) : undefined
}

/** The day that calendars of a zone show at an instant. Throws where the zone is unknown. */
export function localDateAt(instant: Instant, zone: string): LocalDate {
  const { year, month, day } = instantToWallClock(instant, zone)
  return dateOfParts(year, month, day)
}

/** The first instant of a day in a zone: its midnight, or the end of what clocks skip there. */
export function startOfDate(date: LocalDate, zone: string): Instant {
  const [year = 0, month = 0, day = 0] = partsOf(date)
  return wallClockToInstant({ year, month, day, hour: 0, minute: 0, second: 0, millisecond: 0 }, zone)
}

/** The date so many days later (earlier when negative). Throws outside the years 0001 to 9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return checked(isoDate(dayNumber(date) + days))
}

/**
 * The date so many calendar months later (earlier when negative): the same day of the month, or the last day where the
 * month is too short, as terms in contracts run: a month from 31 January ends on 28 February, or 29 in leap years.
 * Throws outside the years 0001 to 9999.
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = partsOf(date)
  const count = year * 12 + month - 1 + months
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  const last = new Date(Date.UTC(2000 + (toYear % 400), toMonth, 0)).getUTCDate()
  return dateOfParts(toYear, toMonth, Math.min(day, last))
}

/** How many days later `to` is than `from`; negative where it is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

function dateOfParts(year: number, month: number, day: number): LocalDate {
  const two = (value: number) => String(value).padStart(2, '0')
  return checked(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)
}

function checked(text: string): LocalDate {
  const date = readLocalDate(text)
  if (date === undefined) throw new RangeError(`expected a day of the years 0001 to 9999, got ${text}`)
  return date
}

const partsOf = (date: LocalDate) => date.split('-').map(Number)

const dayNumber = (date: LocalDate) => Date.parse(date) / DAY

const isoDate = (day: number) => new Date(day * DAY).toISOString().slice(0, -'T00:00:00.000Z'.length)
