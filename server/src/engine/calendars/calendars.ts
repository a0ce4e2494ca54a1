import { type BusinessCalendar, type HolidayNotices, readCalendar } from '@aftersale/kernel'
import type { CalendarInUse } from '@aftersale/process'
import type { Database, Transaction } from '../../platform/database.ts'
import { contentOf, latestCalendars } from './calendars.store.ts'

/** The business calendars by the id that models give them. */
export type CalendarsInUse = ReadonlyMap<string, CalendarInUse>

/** How many versions the years of our time leave room for. */
const YEARS = 10_000

/**
 * The deployed business calendars as the transaction at hand sees them, so that every server of a database counts by the
 * same; a version is read once in the life of a server. `notices`: the public holidays that are known, unless those that
 * the program brings.
 */
export class Calendars {
  readonly #notices: HolidayNotices | undefined
  #last = { ids: '', versions: new Map<string, BusinessCalendar>(), inUse: new Map() as CalendarsInUse }

  constructor(notices?: HolidayNotices) {
    this.#notices = notices
  }

  /** As the database says: another server may have deployed meanwhile. */
  async current(tx: Transaction | Database): Promise<CalendarsInUse> {
    const latest = await latestCalendars(tx)
    const ids = latest.map(({ id }) => id).join()
    if (this.#last.ids === ids) return this.#last.inUse
    const versions = new Map<string, BusinessCalendar>()
    const inUse = new Map<string, CalendarInUse>()
    for (const { id, key, version } of latest) {
      const calendar = this.#last.versions.get(id) ?? this.read(await contentOf(tx, id))
      versions.set(id, calendar)
      inUse.set(key, this.inUse(calendar, version))
    }
    this.#last = { ids, versions, inUse }
    return inUse
  }

  /** A calendar from its file, which was checked when it was deployed. */
  read(content: string): BusinessCalendar {
    const read = readCalendar(content, this.#notices)
    if (!read.ok) throw new Error(`expected a deployed calendar to be readable, got ${JSON.stringify(read.refusal)}`)
    return read.value.calendar
  }

  /**
   * A version as it counts now. Its edition grows with the version and, where it goes by the notices on public holidays, with
   * the last year that is known: what an older program counted is counted anew by a newer one, and never the other way.
   */
  inUse(calendar: BusinessCalendar, version: number): CalendarInUse {
    return { calendar, edition: version * YEARS + calendar.noticesThrough }
  }
}
