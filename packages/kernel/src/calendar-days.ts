import type { BusinessCalendar, DayReason } from './business-calendar.ts'
import type { CalendarProblem } from './calendar-problem.ts'
import type { Bilingual } from './chinese-holidays.ts'
import { type Instant, instantOf } from './instant.ts'
import { addDays, daysBetween, type LocalDate, localDateAt, readLocalDate } from './local-date.ts'

const MINUTE = 60_000

/** A day of a calendar as a person asks about it. */
export type ShownDay = {
  readonly date: LocalDate
  /** When the company works, in order; empty where it is closed. The end is excluded. */
  readonly openings: readonly { readonly from: Instant; readonly to: Instant }[]
  /** Whole minutes of business time, which clocks that change make more or less than the hours on the wall. */
  readonly minutes: number
  readonly reason: DayReason
  /** The public holiday that is the reason; null where none is. */
  readonly holiday: Bilingual | null
  /** False where the notice on public holidays that covers the day is not known yet: it is taken as any other day. */
  readonly isKnown: boolean
}

/** The days of a calendar from one to another, both included, and none where the first comes after the last. */
export function calendarDays(calendar: BusinessCalendar, first: LocalDate, last: LocalDate): ShownDay[] {
  const from = daysBetween(EPOCH, first)
  return Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, index): ShownDay => {
    const { reason, holiday } = calendar.dayOf(from + index)
    const openings = calendar.openings(from + index)
    return {
      date: addDays(first, index),
      openings: openings.map((opening) => ({ from: instantOf(opening.from), to: instantOf(opening.to) })),
      minutes: Math.floor(openings.reduce((sum, opening) => sum + opening.to - opening.from, 0) / MINUTE),
      reason,
      holiday,
      isKnown: reason.startsWith('own-') || calendar.unknownYears(from + index, from + index).length === 0,
    }
  })
}

/** The years whose public holidays a calendar needs for these days, both included, but does not know yet. */
export const yearsUnknown = (calendar: BusinessCalendar, first: LocalDate, last: LocalDate): number[] =>
  calendar.unknownYears(daysBetween(EPOCH, first), daysBetween(EPOCH, last))

/** The days from now on that deadlines commonly reach. */
const DAYS_AHEAD = 31

/** The years whose public holidays a calendar needs for today and the month to come, but does not know yet. */
export function yearsUnknownSoon(calendar: BusinessCalendar, now: Instant): number[] {
  const today = localDateAt(now, calendar.zone)
  return yearsUnknown(calendar, today, addDays(today, DAYS_AHEAD))
}

/** Says that deadlines are counted without knowing the public holidays of a year that they reach; null where all are known. */
export function unknownYearsProblem(calendar: BusinessCalendar, now: Instant): CalendarProblem | null {
  const years = yearsUnknownSoon(calendar, now)
  if (years.length === 0) return null
  return {
    code: 'calendar.years-unknown',
    at: 'chineseHolidays',
    message: {
      en: `The public holidays of ${years.join(', ')} are not known yet: every day counts as its weekday until they are.`,
      'zh-CN': `${years.join('、')} 年的节假日安排尚未公布：公布前各日按每周时段计算。`,
    },
  }
}

const EPOCH = readLocalDate('1970-01-01') as LocalDate
