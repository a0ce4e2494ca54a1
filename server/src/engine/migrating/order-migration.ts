import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { checkMapping, type MigrationProblem } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import { definitionByVersion } from '../definitions/versions.store.ts'
import type { EngineSetup } from '../setup.ts'
import { type Fate, type MigrationAsked, migrateInstances } from './migrate-instances.ts'
import { runningByVersion } from './migrating.store.ts'

/** Which instances are to move where. */
export interface MigrationOrder extends Omit<MigrationAsked, 'to'> {
  readonly processKey: string
  readonly toVersion: number
}

export interface MigrationReport {
  /** Instances that run, by version, before anything moved. */
  readonly running: readonly { readonly version: number; readonly count: number }[]
  readonly fates: readonly Fate[]
  readonly next: string | null
}

export type MigrationRefusal =
  | { readonly code: 'engine.version-not-found' }
  | { readonly code: 'engine.mapping-wrong'; readonly problems: readonly MigrationProblem[] }

/** Moves running instances to another version, or says what would become of each. A mapping that is wrong moves none. */
export async function orderMigration(
  setup: EngineSetup,
  database: Database,
  order: MigrationOrder,
  now: Instant,
): Promise<Result<MigrationReport, MigrationRefusal>> {
  const { processKey, toVersion, chosen, mapping } = order
  const found = await definitionByVersion(database, processKey, toVersion)
  if (found === undefined) return refuse({ code: 'engine.version-not-found' })
  const to = await setup.definitions.processById(database, found.id)
  if (chosen.version !== null) {
    const left = await definitionByVersion(database, processKey, chosen.version)
    if (left === undefined) return refuse({ code: 'engine.version-not-found' })
    const from = await setup.definitions.processById(database, left.id)
    const { problems } = checkMapping(from.process, to.process, mapping)
    if (problems.length > 0) return refuse({ code: 'engine.mapping-wrong', problems })
  }
  const running = await runningByVersion(database, processKey)
  return accept({ running, ...(await migrateInstances(setup, database, { ...order, to }, now)) })
}
