import type { CalendarInUse } from '../timers/counting.ts'

/** What a step may look at besides its instance: settings of the whole company. */
export interface Surroundings {
  /** IANA zone of `today()`, `now()` and of dates without a zone. */
  readonly zone: string
  /** Business calendars by the name that models give them. */
  readonly calendars: ReadonlyMap<string, CalendarInUse>
}

export const PLAIN_SURROUNDINGS: Surroundings = { zone: 'Asia/Shanghai', calendars: new Map() }
