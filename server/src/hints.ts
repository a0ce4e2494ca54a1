import { yearsUnknownSoon } from '@aftersale/kernel'
import type { Engine } from './engine/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Database } from './platform/database.ts'

interface Surroundings {
  readonly database: Database
  readonly engine: Engine
  readonly clock: Clock
}

/** Codes of what somebody should look at although it works: calendars that do not know the holidays to come. */
export const hintsOf =
  ({ database, engine, clock }: Surroundings) =>
  async (): Promise<string[]> => {
    const calendars = [...(await engine.calendars(database)).values()]
    const isUnsure = calendars.some(({ calendar }) => yearsUnknownSoon(calendar, clock.now()).length > 0)
    return isUnsure ? ['calendars.years-unknown'] : []
  }
