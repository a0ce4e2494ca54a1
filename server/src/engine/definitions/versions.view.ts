import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type Name, nameOf } from '../name.ts'
import type { EngineSetup } from '../setup.ts'
import { definitionByVersion } from './versions.store.ts'

export interface VersionSummary {
  readonly key: string
  readonly version: number
  readonly name: string
  readonly versionTag: string | null
  readonly resource: string
  readonly deployedAt: Instant
  readonly deployedBy: string | null
  readonly running: number
}

export interface VersionView {
  readonly version: number
  readonly name: Name
  readonly versionTag: string | null
  readonly resource: string
  /** The file as it was deployed. */
  readonly xml: string
  /** What begins an instance by itself now: of the latest version alone. */
  readonly starts: readonly StartView[]
}

interface StartView {
  readonly event: string
  readonly kind: 'message' | 'signal' | 'conditional' | 'timer'
  /** Of a message or signal. */
  readonly name: string | null
  readonly dueAt: Instant | null
}

/** Versions of one process, or (null) the latest of each, by key; the newest first. */
export async function readVersions(database: Database, key: string | null): Promise<VersionSummary[]> {
  const { rows } = await sql<{
    key: string
    version: number
    name: string
    version_tag: string | null
    resource: string
    deployed_at: Instant
    deployed_by: string | null
    running: number
  }>`
    select ${key === null ? sql`distinct on (definition.key)` : sql``} definition.key, definition.version, definition.name,
      definition.version_tag, definition.resource, definition.deployed_at, deployment.deployed_by,
      (select count(*)::int from process_instance as instance
        where instance.definition_id = definition.id and instance.status = 'active') as running
    from definition join deployment on deployment.id = definition.deployment_id
    where definition.kind = 'process' and ${key === null ? sql`not definition.is_pilot` : sql`definition.key = ${key}`}
    order by definition.key, definition.version desc`.execute(database)
  return rows.map(({ version_tag, deployed_at, deployed_by, ...row }) => {
    return { ...row, versionTag: version_tag, deployedAt: deployed_at, deployedBy: deployed_by }
  })
}

/** One version with its drawing and what begins it; null where there is none. */
export async function readVersion(
  database: Database,
  { definitions }: EngineSetup,
  key: string,
  version: number,
): Promise<VersionView | null> {
  const found = await definitionByVersion(database, key, version)
  if (found === undefined) return null
  const { process } = await definitions.processById(database, found.id)
  const row = await database
    .selectFrom('definition')
    .select(['content', 'resource'])
    .where('id', '=', found.id)
    .executeTakeFirstOrThrow()
  return {
    version,
    name: nameOf(process),
    versionTag: process.versionTag,
    resource: row.resource,
    xml: row.content,
    starts: await readStarts(database, found.id),
  }
}

async function readStarts(database: Database, definitionId: string): Promise<StartView[]> {
  const { rows } = await sql<{ event: string; kind: StartView['kind']; name: string; due_at: Instant | null }>`
    select event, index, kind, name, null::timestamptz as due_at from start_subscription where definition_id = ${definitionId}
    union all
    select event, index, 'timer', '', due_at from start_timer where definition_id = ${definitionId}
    order by event, index`.execute(database)
  return rows.map(({ event, kind, name, due_at }) => ({ event, kind, name: name === '' ? null : name, dueAt: due_at }))
}
