import { type Bilingual, chineseNotices, type HolidayNotices } from './chinese-holidays.ts'
import { type Opening, openingsOf } from './day-openings.ts'
import { readLocalDate } from './local-date.ts'
import { type OpeningHours, readOpeningHours } from './opening-hours.ts'
import { accept, type Result, refuse } from './result.ts'
import { isTimeZone } from './zone-offset.ts'

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
  /** Years whose public holidays stand in `holidays` and `workdays`, so that no notice is needed for them. */
  readonly statedYears?: readonly number[]
  /** The hours of make-up workdays; left out, those of the first open weekday, counted from Monday. */
  readonly makeUpHours?: readonly string[]
}

/** Why a calendar was not made. */
export type CalendarRefusal =
  | { readonly code: 'calendar.unknown-zone'; readonly zone: string }
  | { readonly code: 'calendar.bad-hours'; readonly where: string; readonly text: string }
  | { readonly code: 'calendar.bad-date'; readonly date: string }
  | { readonly code: 'calendar.never-open' }

/** Why a day has its hours: those of its weekday, of the company's own list, or by a notice on public holidays. */
export type DayReason = 'week' | 'own-hours' | 'own-workday' | 'own-holiday' | 'public-holiday' | 'make-up-workday'

/** A day as a calendar has it. The holiday is that of a notice, and null where none is the reason. */
type CalendarDay = {
  readonly hours: OpeningHours
  readonly reason: DayReason
  readonly holiday: Bilingual | null
}

/** A calendar ready to ask. `day` counts local dates from 1970-01-01. */
export type BusinessCalendar = {
  readonly zone: string
  /** The openings of a local day, in order, none empty, none reaching into another day. */
  readonly openings: (day: number) => readonly Opening[]
  /** The hours of a local day on the wall, and why it has them. */
  readonly dayOf: (day: number) => CalendarDay
  /** The years whose public holidays are needed for these local days but are not known yet. */
  readonly unknownYears: (firstDay: number, lastDay: number) => number[]
  /** The last year of the notices that it goes by; 0 where it goes by none. A later one may change its answers. */
  readonly noticesThrough: number
}

/**
 * Reads a calendar. Hours on the wall become instants by `wallClockToInstant`, so on a day when clocks change an opening
 * lasts as long as it really lasts: 00:00-08:00 is seven hours where an hour is skipped, nine where one is repeated.
 * `notices` are those of the Chinese public holidays, as far as they are known.
 */
export function businessCalendar(
  definition: CalendarDefinition,
  notices: HolidayNotices = chineseNotices,
): Result<BusinessCalendar, CalendarRefusal> {
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
  const stated = new Set(definition.statedYears)
  const dayOf = (day: number): CalendarDay => {
    const date = dateOf(day)
    const own = dates.get(date)
    if (own !== undefined) return { hours: own, reason: 'own-hours', holiday: null }
    if (workdays.has(date)) return { hours: makeUp.value, reason: 'own-workday', holiday: null }
    if (holidays.has(date)) return { hours: [], reason: 'own-holiday', holiday: null }
    const { arrangement, holiday } = chinese ? notices.dayOf(date) : { arrangement: 'ordinary', holiday: null }
    if (arrangement === 'holiday') return { hours: [], reason: 'public-holiday', holiday }
    if (arrangement === 'make-up-workday') return { hours: makeUp.value, reason: 'make-up-workday', holiday }
    return { hours: week[new Date(day * DAY).getUTCDay()] ?? [], reason: 'week', holiday: null }
  }
  return accept({
    zone: definition.zone,
    openings: remembering((day) => openingsOf(day, dayOf(day).hours, definition.zone)),
    dayOf,
    unknownYears: (first, last) =>
      chinese ? notices.unknownYears(dateOf(first), dateOf(last)).filter((year) => !stated.has(year)) : [],
    noticesThrough: chinese ? notices.through : 0,
  })
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
