import { accept, type BusinessCalendar, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../cause.ts'
import { calendarUnknown } from './timer-cause.ts'

/** What time means around an instance, where a rule does not say it itself. */
export interface TimeSurroundings {
  /** IANA zone of dates and times without a zone, of calendar days and months, and of cron expressions. */
  readonly zone: string
  readonly calendars: ReadonlyMap<string, BusinessCalendar>
}

/** How durations are counted: on the local calendar of a zone, or on a business calendar. */
export interface Counting {
  readonly zone: string
  readonly calendar: BusinessCalendar | null
}

/** Refuses with `process.calendar-unknown` where no calendar has this name; null is no calendar. */
export function countingOf(surroundings: TimeSurroundings, calendarName: string | null): Result<Counting, Cause> {
  if (calendarName === null) return accept({ zone: surroundings.zone, calendar: null })
  const calendar = surroundings.calendars.get(calendarName)
  return calendar === undefined ? refuse(calendarUnknown(calendarName)) : accept({ zone: surroundings.zone, calendar })
}
