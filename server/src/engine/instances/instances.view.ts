import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Which instances are meant: everything that is given must hold. */
export interface InstanceFilter {
  readonly processKey?: string | undefined
  readonly version?: number | undefined
  readonly status?: InstanceSummary['status'] | undefined
  readonly businessKey?: string | undefined
  /** Only those with an open incident. */
  readonly stopped?: boolean
  /** A visit of this element is active. */
  readonly element?: string | undefined
  readonly startedFrom?: Instant | undefined
  readonly startedBefore?: Instant | undefined
}

export interface InstanceSummary {
  readonly id: string
  readonly processKey: string
  readonly version: number
  readonly businessKey: string
  readonly status: 'active' | 'suspended' | 'completed' | 'terminated'
  readonly openIncidents: number
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  /** The instance that called it. */
  readonly callerId: string | null
}

const INCIDENTS = sql<number>`(select count(*)::int from incident
  where incident.instance_id = instance.id and incident.resolved_at is null)`

/** Instances, the newest first, those after the one with the id `after`. */
export async function readInstances(
  database: Database,
  filter: InstanceFilter,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<InstanceSummary[]> {
  const { processKey, version, businessKey, element, startedFrom, startedBefore } = filter
  let query = selectInstances(database).orderBy('instance.id', 'desc').limit(limit)
  if (processKey !== undefined) query = query.where('definition.key', '=', processKey)
  if (version !== undefined) query = query.where('definition.version', '=', version)
  if (filter.status !== undefined) query = query.where(hasStatus(filter.status))
  if (businessKey !== undefined) query = query.where('instance.business_key', '=', businessKey)
  if (filter.stopped === true) query = query.where(STOPPED)
  if (element !== undefined) query = query.where(standsAt(element))
  if (startedFrom !== undefined) query = query.where(sql<boolean>`instance.started_at >= ${isoOf(startedFrom)}`)
  if (startedBefore !== undefined) query = query.where(sql<boolean>`instance.started_at < ${isoOf(startedBefore)}`)
  if (after !== null) query = query.where(sql<boolean>`instance.id < ${after}::uuid`)
  return (await query.execute()).map(summaryOf)
}

const STOPPED = sql<boolean>`exists (select from incident
  where incident.instance_id = instance.id and incident.resolved_at is null)`

/** Looks into the states of what runs: for people, and not for many at once. */
const standsAt = (element: string) => sql<boolean>`instance.status = 'active'
  and instance.state -> 'elements' @> ${JSON.stringify([{ element }])}::jsonb`

function hasStatus(status: InstanceSummary['status']) {
  if (status === 'suspended') return sql<boolean>`instance.status = 'active' and instance.suspended_at is not null`
  if (status === 'active') return sql<boolean>`instance.status = 'active' and instance.suspended_at is null`
  return sql<boolean>`instance.status = ${status}`
}

export function selectInstances(database: Database) {
  return database
    .selectFrom('process_instance as instance')
    .innerJoin('definition', 'definition.id', 'instance.definition_id')
    .select(['instance.id', 'instance.definition_id', 'instance.business_key', 'instance.status'])
    .select(['instance.started_at', 'instance.ended_at', 'instance.suspended_at', 'instance.parent_id'])
    .select(['definition.key', 'definition.version', INCIDENTS.as('open_incidents')])
}

type InstanceRow = Awaited<ReturnType<ReturnType<typeof selectInstances>['execute']>>[number]

export function summaryOf(row: InstanceRow): InstanceSummary {
  return {
    id: row.id,
    processKey: row.key,
    version: row.version,
    businessKey: row.business_key,
    status: row.status === 'active' && row.suspended_at !== null ? 'suspended' : row.status,
    openIncidents: row.open_incidents,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    callerId: row.parent_id,
  }
}
