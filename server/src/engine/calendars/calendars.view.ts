import {
  type BusinessCalendar,
  calendarDays,
  type Instant,
  type LocalDate,
  labelInBoth,
  type ShownDay,
  yearsUnknownSoon,
} from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import type { Name } from '../name.ts'
import type { EngineSetup } from '../setup.ts'
import { countUses } from './calendar-use.store.ts'
import { type CalendarRow, calendarVersion, calendarVersions, latestCalendarRows } from './calendars.store.ts'
import { editionsOf } from './recount.ts'

export interface CalendarVersion {
  readonly version: number
  readonly deployedAt: Instant
  /** Null: the program brought it with its pack. */
  readonly deployedBy: string | null
  readonly reason: string | null
}

export interface CalendarSummary extends CalendarVersion {
  readonly id: string
  readonly name: Name
  readonly zone: string
  /** Years whose public holidays it needs within a month, and that are not known yet. */
  readonly unknownYears: readonly number[]
  /** By weekday, when it opens and closes. */
  readonly weekly: Record<string, string[][]>
  readonly chineseHolidays: boolean
  /** Running instances that wait for a time counted on it. */
  readonly instances: number
  /** Those of them that are still to be counted anew since it changed. */
  readonly outdated: number
}

/** The calendars in force, by id. */
export async function readCalendars(database: Database, setup: EngineSetup, now: Instant): Promise<CalendarSummary[]> {
  const inUse = await setup.calendars.current(database)
  const uses = inUse.size === 0 ? new Map() : await countUses(database, editionsOf(inUse))
  return (await latestCalendarRows(database)).map((row): CalendarSummary => {
    const { instances = 0, outdated = 0 } = uses.get(row.key) ?? {}
    const { weekly, chineseHolidays = false } = JSON.parse(row.content) as Written
    return { ...summaryOf(row, setup.calendars.read(row.content), now), weekly, chineseHolidays, instances, outdated }
  })
}

/** Of a calendar's file, which was checked when it was deployed. */
interface Written {
  readonly weekly: Record<string, string[][]>
  readonly chineseHolidays?: boolean
}

export interface CalendarDetail extends Omit<CalendarSummary, 'weekly' | 'chineseHolidays' | 'instances' | 'outdated'> {
  readonly resource: string
  /** The calendar as it was written. */
  readonly document: unknown
}

/** One version of a calendar, or (null) the latest; null where there is none. */
export async function readCalendarVersion(
  database: Database,
  setup: EngineSetup,
  id: string,
  version: number | null,
  now: Instant,
): Promise<CalendarDetail | null> {
  const row = await calendarVersion(database, id, version)
  if (row === undefined) return null
  const { content, resource } = row
  return { ...summaryOf(row, setup.calendars.read(content), now), resource, document: JSON.parse(content) }
}

/** Versions of a calendar, the newest first; none where there is no such calendar. */
export async function readCalendarVersions(database: Database, id: string): Promise<CalendarVersion[]> {
  return (await calendarVersions(database, id)).map(versionOf)
}

/** The days of a calendar from one to another, as it is now; null where there is none. */
export async function previewCalendar(
  database: Database,
  setup: EngineSetup,
  id: string,
  [first, last]: readonly [LocalDate, LocalDate],
): Promise<{ readonly version: number; readonly zone: string; readonly days: readonly ShownDay[] } | null> {
  const row = await calendarVersion(database, id, null)
  if (row === undefined) return null
  const calendar = setup.calendars.read(row.content)
  return { version: row.version, zone: calendar.zone, days: calendarDays(calendar, first, last) }
}

const summaryOf = (row: CalendarRow, calendar: BusinessCalendar, now: Instant) => ({
  id: row.key,
  name: labelInBoth(row.name),
  zone: calendar.zone,
  ...versionOf(row),
  unknownYears: yearsUnknownSoon(calendar, now),
})

const versionOf = (row: Pick<CalendarRow, 'version' | 'deployed_at' | 'deployed_by' | 'reason'>): CalendarVersion => {
  return { version: row.version, deployedAt: row.deployed_at, deployedBy: row.deployed_by, reason: row.reason }
}
