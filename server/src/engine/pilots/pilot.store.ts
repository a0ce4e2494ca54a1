import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { remembering } from '../../platform/editions.ts'

export interface RunningPilot {
  readonly pilot_id: string
  readonly definition_id: string
  readonly sources: readonly string[] | null
  readonly share: number
}

/** What is tried now, by the keys of the flows. */
export const runningPilots = remembering(
  'definitions',
  async (database): Promise<ReadonlyMap<string, readonly RunningPilot[]>> => {
    const rows = await database
      .selectFrom('pilot_process')
      .innerJoin('pilot', 'pilot.id', 'pilot_process.pilot_id')
      .select(['pilot_process.process_key', 'pilot_process.pilot_id', 'pilot_process.definition_id'])
      .select(['pilot.sources', 'pilot.share'])
      .where('pilot_process.ended', '=', false)
      .execute()
    return Map.groupBy(rows, ({ process_key }) => process_key)
  },
)

export interface PilotRow {
  readonly id: string
  readonly deployment_id: string
  readonly drafts: readonly string[]
  readonly sources: readonly string[] | null
  readonly share: number
  readonly note: string
  readonly began_at: Instant
  readonly began_by: string
  readonly ended_at: Instant | null
  readonly ended_by: string | null
  readonly outcome: string | null
  readonly end_note: string | null
}

export interface PilotBegun {
  readonly id: string
  readonly deploymentId: string
  readonly drafts: readonly string[]
  readonly sources: readonly string[] | null
  readonly share: number
  readonly note: string
  readonly at: Instant
  readonly by: string
}

export async function insertPilot(
  tx: Transaction,
  { id, deploymentId, drafts, sources, share, note, at, by }: PilotBegun,
  processes: readonly { readonly process_key: string; readonly definition_id: string }[],
): Promise<void> {
  await tx
    .insertInto('pilot')
    .values({
      id,
      deployment_id: deploymentId,
      drafts: [...drafts],
      sources: sources === null ? null : [...sources],
      share,
      note,
      began_at: isoOf(at),
      began_by: by,
    })
    .execute()
  await tx
    .insertInto('pilot_process')
    .values(processes.map((one) => ({ pilot_id: id, ...one })))
    .execute()
}

/** Keys of these flows of which something is tried already. */
export async function underTrial(tx: Transaction, processKeys: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('pilot_process')
    .select('process_key')
    .where(sql<boolean>`process_key = any(${[...processKeys]}::text[])`)
    .where('ended', '=', false)
    .orderBy('process_key')
    .execute()
  return rows.map(({ process_key }) => process_key)
}

export function lockPilot(tx: Transaction, id: string): Promise<PilotRow | undefined> {
  return tx.selectFrom('pilot').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function endPilotRows(
  tx: Transaction,
  id: string,
  end: { readonly outcome: 'published' | 'ended'; readonly note: string; readonly at: Instant; readonly by: string },
): Promise<void> {
  await tx
    .updateTable('pilot')
    .set({ outcome: end.outcome, end_note: end.note, ended_at: isoOf(end.at), ended_by: end.by })
    .where('id', '=', id)
    .execute()
  await tx.updateTable('pilot_process').set({ ended: true }).where('pilot_id', '=', id).execute()
}

/** So many are told of: the figures of each are counted when they are asked for. */
const TOLD = 30

/** The newest pilots, with the versions that are tried. */
export async function listPilots(database: Database) {
  const pilots = await database.selectFrom('pilot').selectAll().orderBy('id', 'desc').limit(TOLD).execute()
  const processes = await database
    .selectFrom('pilot_process')
    .innerJoin('definition', 'definition.id', 'pilot_process.definition_id')
    .select(['pilot_process.pilot_id', 'pilot_process.process_key', 'definition.id', 'definition.version'])
    .orderBy('pilot_process.process_key')
    .execute()
  return pilots.map((pilot) => ({ ...pilot, processes: processes.filter(({ pilot_id }) => pilot_id === pilot.id) }))
}

/** Why something of this file is on trial now; null where nothing is. */
export async function trialOf(database: Database, resource: string): Promise<string | null> {
  const found = await database
    .selectFrom('pilot')
    .select('note')
    .where('ended_at', 'is', null)
    .where(sql<boolean>`${resource} = any(drafts)`)
    .executeTakeFirst()
  return found?.note ?? null
}

/** The files that are tried, as they came. */
export async function pilotFiles(database: Database | Transaction, deploymentId: string) {
  const rows = await database
    .selectFrom('definition')
    .distinctOn('resource')
    .select(['resource as name', 'content'])
    .where('deployment_id', '=', deploymentId)
    .orderBy('resource')
    .execute()
  return rows
}
