import { chineseArrangement, unknownArrangementYears } from './chinese-holidays.ts'
import { readLocalDate } from './local-date.ts'
import { type OpeningHours, readOpeningHours } from './opening-hours.ts'
import { accept, type Result, refuse } from './result.ts'
import { isTimeZone } from './zone-offset.ts'
import { type WallClock, wallClockToInstant } from './zoned-time.ts'

const DAY = 86_400_000
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const
/** Days whose hours a calendar remembers: about fifty years; past that they are worked out anew. */
const MOST_DAYS = 20_000

export type Weekday = (typeof WEEKDAYS)[number]

/**
 * When a company works, as written in configuration. Hours are wall-clock ranges such as `09:00-12:00` or `18:00-24:00`,
 * in order, without overlap. What is nearer wins: `dates`, then own `workdays`, own `holidays`, then Chinese holidays and
 * make-up workdays, then the week.
 */
export type CalendarDefinition = {
  /** A zone of the tz database, such as `Asia/Shanghai`. */
  readonly zone: string
  /** The hours of each weekday; a weekday left out is closed. At least one is open. */
  readonly week: { readonly [day in Weekday]?: readonly string[] }
  /** Own hours of single dates (`yyyy-MM-dd`); an empty list closes the day. */
  readonly dates?: { readonly [date: string]: readonly string[] }
  /** Days off of the company's own (`yyyy-MM-dd`). */
  readonly holidays?: readonly string[]
  /** Days worked although the week or a holiday says otherwise; their hours are `makeUpHours`. */
  readonly workdays?: readonly string[]
  /** Whether to close on Chinese public holidays and to work on their make-up workdays (调休). */
  readonly chineseHolidays?: boolean
  /** The hours of make-up workdays; left out, those of the first open weekday, counted from Monday. */
  readonly makeUpHours?: readonly string[]
}

/** Why a calendar was not made. */
export type CalendarRefusal =
  | { readonly code: 'calendar.unknown-zone'; readonly zone: string }
  | { readonly code: 'calendar.bad-hours'; readonly where: string; readonly text: string }
  | { readonly code: 'calendar.bad-date'; readonly date: string }
  | { readonly code: 'calendar.never-open' }

/** Milliseconds since 1970 that a company is open from and to; the end is excluded. */
type Opening = { readonly from: number; readonly to: number }

/** A calendar ready to ask. `day` counts local dates from 1970-01-01. */
export type BusinessCalendar = {
  readonly zone: string
  /** The openings of a local day, in order, none empty, none reaching into another day. */
  readonly openings: (day: number) => readonly Opening[]
  /** The years whose public holidays are needed for these local days but are not known yet. */
  readonly unknownYears: (firstDay: number, lastDay: number) => number[]
}

/**
 * Reads a calendar. Hours on the wall become instants by `wallClockToInstant`, so on a day when clocks change an opening
 * lasts as long as it really lasts: 00:00-08:00 is seven hours where an hour is skipped, nine where one is repeated.
 */
export function businessCalendar(definition: CalendarDefinition): Result<BusinessCalendar, CalendarRefusal> {
  if (!isTimeZone(definition.zone)) return refuse({ code: 'calendar.unknown-zone', zone: definition.zone })
  const week: OpeningHours[] = []
  for (const weekday of WEEKDAYS) {
    const hours = readOpeningHours(definition.week[weekday] ?? [])
    if (!hours.ok) return refuse({ code: 'calendar.bad-hours', where: weekday, text: hours.refusal.text })
    week.push(hours.value)
  }
  const firstOpen = [...week.slice(1), ...week.slice(0, 1)].find((hours) => hours.length > 0)
  if (firstOpen === undefined) return refuse({ code: 'calendar.never-open' })
  const dates = new Map<string, OpeningHours>()
  for (const [date, ranges] of Object.entries(definition.dates ?? {})) {
    if (!isDate(date)) return refuse({ code: 'calendar.bad-date', date })
    const hours = readOpeningHours(ranges)
    if (!hours.ok) return refuse({ code: 'calendar.bad-hours', where: date, text: hours.refusal.text })
    dates.set(date, hours.value)
  }
  const makeUp = definition.makeUpHours === undefined ? accept(firstOpen) : readOpeningHours(definition.makeUpHours)
  if (!makeUp.ok) return refuse({ code: 'calendar.bad-hours', where: 'makeUpHours', text: makeUp.refusal.text })

  const notDate = [...(definition.holidays ?? []), ...(definition.workdays ?? [])].find((date) => !isDate(date))
  if (notDate !== undefined) return refuse({ code: 'calendar.bad-date', date: notDate })
  const [holidays, workdays] = [new Set(definition.holidays), new Set(definition.workdays)]

  const chinese = definition.chineseHolidays === true
  const hoursOf = (day: number): OpeningHours => {
    const date = dateOf(day)
    const own = dates.get(date)
    if (own !== undefined) return own
    if (workdays.has(date)) return makeUp.value
    if (holidays.has(date)) return []
    const arrangement = chinese ? chineseArrangement(date) : 'ordinary'
    if (arrangement === 'holiday') return []
    if (arrangement === 'make-up-workday') return makeUp.value
    return week[new Date(day * DAY).getUTCDay()] ?? []
  }
  return accept({
    zone: definition.zone,
    openings: remembering((day) => openingsOf(day, hoursOf(day), definition.zone)),
    unknownYears: (first, last) => (chinese ? unknownArrangementYears(dateOf(first), dateOf(last)) : []),
  })
}

function openingsOf(day: number, hours: OpeningHours, zone: string): Opening[] {
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

function dateOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

const isDate = (text: string): boolean => readLocalDate(text) !== undefined

function remembering(work: (day: number) => Opening[]): (day: number) => readonly Opening[] {
  const known = new Map<number, Opening[]>()
  return (day) => {
    let openings = known.get(day)
    if (openings === undefined) {
      openings = work(day)
      if (known.size >= MOST_DAYS) known.clear()
      known.set(day, openings)
    }
    return openings
  }
}
