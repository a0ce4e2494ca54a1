import { accept, type BusinessCalendar, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../cause.ts'
import type { Counted } from '../state.ts'
import { calendarUnknown } from './timer-cause.ts'

/** A business calendar as it is now. What was counted on an earlier edition, with a smaller number, may come out otherwise. */
export interface CalendarInUse {
  readonly calendar: BusinessCalendar
  readonly edition: number
}

/** What time means around an instance, where a rule does not say it itself. */
export interface TimeSurroundings {
  /** IANA zone of dates and times without a zone, of calendar days and months, and of cron expressions. */
  readonly zone: string
  readonly calendars: ReadonlyMap<string, CalendarInUse>
}

/** How durations are counted: on the local calendar of a zone, or on a business calendar, which `counted` names. */
export interface Counting {
  readonly zone: string
  readonly calendar: BusinessCalendar | null
  readonly counted: Counted | null
}

/** Refuses with `process.calendar-unknown` where no calendar has this name; null is no calendar. */
export function countingOf(
  { zone, calendars }: TimeSurroundings,
  calendarName: string | null,
): Result<Counting, Cause> {
  if (calendarName === null) return accept({ zone, calendar: null, counted: null })
  const found = calendars.get(calendarName)
  if (found === undefined) return refuse(calendarUnknown(calendarName))
  const counted = { calendar: calendarName, edition: found.edition }
  return accept({ zone, calendar: found.calendar, counted })
}

/** What was counted on a calendar, and stays as it is although the calendar has another edition by now. */
export function kept<T extends { readonly counted?: Counted }>(what: T, { calendars }: TimeSurroundings): T {
  const edition = what.counted === undefined ? undefined : calendars.get(what.counted.calendar)?.edition
  return edition === undefined ? what : { ...what, counted: { ...what.counted, edition } }
}
