import { type FeelContext, feelToJson } from '@aftersale/feel'
import { type Instant, isoOf } from '@aftersale/kernel'
import { readState, variablesAt } from '@aftersale/process'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type Name, nameOf } from '../name.ts'
import type { EngineSetup } from '../setup.ts'

/** Which incidents are meant: everything that is given must hold. */
export interface IncidentFilter {
  readonly processKey?: string | undefined
  readonly version?: number | undefined
  readonly element?: string | undefined
  readonly code?: string | undefined
  readonly instanceId?: string | undefined
  readonly openedBefore?: Instant | undefined
  readonly ids?: readonly string[] | undefined
}

export interface IncidentView {
  readonly id: string
  readonly process: { readonly key: string; readonly version: number; readonly name: Name }
  readonly instanceId: string
  readonly businessKey: string
  readonly element: string
  readonly elementName: Name | null
  readonly visit: number
  readonly code: string
  readonly message: Name
  /** The type of the work that stopped; null where none did. */
  readonly work: string | null
  /** What the last attempt told. */
  readonly details: unknown
  readonly openedAt: Instant
  readonly resolvedAt: Instant | null
  readonly resolvedBy: string | null
  readonly resolution: 'retried' | 'edited' | 'skipped' | 'modified' | 'canceled' | null
}

/** Incidents from the oldest on, after the one with the id `after`. */
export async function readIncidents(
  database: Database,
  { definitions }: EngineSetup,
  filter: IncidentFilter & { readonly isOpen: boolean },
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<IncidentView[]> {
  const rows = await selectIncidents(database, filter)
    .where('incident.resolved_at', filter.isOpen ? 'is' : 'is not', null)
    .$if(after !== null, (query) => query.where('incident.id', '>', after ?? ''))
    .orderBy('incident.id')
    .limit(limit)
    .execute()
  return Promise.all(rows.map((row) => viewOf(database, definitions, row)))
}

/** Ids of open incidents, the oldest first. */
export async function openIncidentIds(
  database: Database,
  filter: IncidentFilter,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await selectIncidents(database, filter)
    .where('incident.resolved_at', 'is', null)
    .$if(after !== null, (query) => query.where('incident.id', '>', after ?? ''))
    .orderBy('incident.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** One incident with the variables that its element sees; null variables where it is over. */
export async function readIncidentDetail(
  database: Database,
  { definitions }: EngineSetup,
  id: string,
): Promise<{ readonly incident: IncidentView; readonly variables: Readonly<Record<string, unknown>> | null } | null> {
  const row = await selectIncidents(database, {})
    .select(['process_instance.state', 'process_instance.variables', 'process_instance.status'])
    .where('incident.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const isThere = row.status === 'active' && row.resolved_at === null
  const seen = isThere ? variablesAt(readState({ position: row.state, variables: row.variables }), row.visit) : null
  const variables = seen === null ? null : (feelToJson(seen as FeelContext) as Record<string, unknown>)
  return { incident: await viewOf(database, definitions, row), variables }
}

function selectIncidents(database: Database, filter: IncidentFilter) {
  const { processKey, version, element, code, instanceId, openedBefore, ids } = filter
  let query = database
    .selectFrom('incident')
    .innerJoin('process_instance', 'process_instance.id', 'incident.instance_id')
    .innerJoin('definition', 'definition.id', 'process_instance.definition_id')
    .select(['incident.id', 'incident.instance_id', 'incident.element', 'incident.visit', 'incident.code'])
    .select(['incident.message', 'incident.work', 'incident.details', 'incident.created_at'])
    .select(['incident.resolved_at', 'incident.resolved_by', 'incident.resolution'])
    .select(['process_instance.definition_id', 'process_instance.business_key', 'definition.key', 'definition.version'])
  if (processKey !== undefined) query = query.where('definition.key', '=', processKey)
  if (version !== undefined) query = query.where('definition.version', '=', version)
  if (element !== undefined) query = query.where('incident.element', '=', element)
  if (code !== undefined) query = query.where('incident.code', '=', code)
  if (instanceId !== undefined) query = query.where('incident.instance_id', '=', instanceId)
  if (ids !== undefined) query = query.where(sql<boolean>`incident.id = any(${[...ids]}::uuid[])`)
  if (openedBefore !== undefined) query = query.where(sql<boolean>`incident.created_at < ${isoOf(openedBefore)}`)
  return query
}

type IncidentRow = Awaited<ReturnType<ReturnType<typeof selectIncidents>['execute']>>[number]

async function viewOf(
  database: Database,
  definitions: EngineSetup['definitions'],
  row: IncidentRow,
): Promise<IncidentView> {
  const { process } = await definitions.processById(database, row.definition_id)
  const node = process.nodes.get(row.element)
  return {
    id: row.id,
    process: { key: row.key, version: row.version, name: nameOf(process) },
    instanceId: row.instance_id,
    businessKey: row.business_key,
    element: row.element,
    elementName: node === undefined ? null : nameOf(node),
    visit: row.visit,
    code: row.code,
    message: row.message as unknown as Name,
    work: row.work,
    details: row.details,
    openedAt: row.created_at,
    resolvedAt: row.resolved_at,
    resolvedBy: row.resolved_by,
    resolution: row.resolution,
  }
}
