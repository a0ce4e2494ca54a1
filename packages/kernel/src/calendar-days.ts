import type { BusinessCalendar, DayReason } from './business-calendar.ts'
import type { Bilingual } from './chinese-holidays.ts'
import { type Instant, instantOf } from './instant.ts'
import { addDays, daysBetween, type LocalDate, readLocalDate } from './local-date.ts'

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

const EPOCH = readLocalDate('1970-01-01') as LocalDate
