import type { Instant } from '@aftersale/kernel'
import { namedCalendars, readProcesses } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import type { EngineSetup } from '../setup.ts'
import { type Fate, migrateInstances } from './migrate-instances.ts'

/** What would become of the running instances of a process, were a drawing its newest version. */
export interface MigrationForecast {
  readonly process: string
  readonly fates: readonly Fate[]
  /** Whether there are more than were looked at. */
  readonly isPart: boolean
}

/** So many instances of a process are looked at: enough to know the reasons. */
const LOOKED_AT = 1_000

/** Asks of a drawing that is not deployed; nothing for one that cannot be read. */
export async function forecastMigration(
  setup: EngineSetup,
  database: Database,
  drawing: string,
  now: Instant,
): Promise<MigrationForecast[]> {
  const read = await readProcesses(drawing)
  if (!read.ok) return []
  const forecasts: MigrationForecast[] = []
  for (const process of read.value) {
    const to = {
      id: setup.newId(now),
      version: 0,
      deploymentId: '',
      process,
      countsOnCalendars: namedCalendars(process).length > 0,
      isPilot: false,
    }
    const chosen = { version: null, instanceIds: null, elements: null }
    const asked = { to, mapping: {}, by: '', chosen, isDryRun: true, after: null, limit: LOOKED_AT }
    const { fates, next } = await migrateInstances(setup, database, asked, now)
    forecasts.push({ process: process.id, fates, isPart: next !== null })
  }
  return forecasts
}
