import type { Bilingual } from '@aftersale/contract'
import { type BusinessCalendar, calendarDays, type Instant, localDateAt } from '@aftersale/kernel'
import { recurringProblem, recurringTime } from '@aftersale/process'

/** Why a schedule cannot be used: it is none, or never comes; null where it can. */
export const scheduleProblem = (every: string): Bilingual | null => recurringProblem(every)

/** Beyond so many times that all fall on days off, nothing is looked for any more. */
const MOST = 400

interface Recurrence {
  readonly every: string
  /** Where an interval counts from. */
  readonly beganAt: Instant
  readonly zone: string
  readonly calendar: BusinessCalendar | null
  /** Only on days on which the calendar is open. */
  readonly workdays: boolean
}

/** The first time of a schedule after an instant; null where there is none. */
export function timeAfter({ every, beganAt, zone, calendar, workdays }: Recurrence, after: Instant): Instant | null {
  let at: Instant | null = after
  for (let tries = 0; tries < MOST; tries += 1) {
    at = recurringTime(every, beganAt, at, zone)
    if (at === null || !workdays || calendar === null || isWorkday(calendar, at)) return at
  }
  return null
}

function isWorkday(calendar: BusinessCalendar, at: Instant): boolean {
  const date = localDateAt(at, calendar.zone)
  const [day] = calendarDays(calendar, date, date)
  return day !== undefined && day.openings.length > 0
}
