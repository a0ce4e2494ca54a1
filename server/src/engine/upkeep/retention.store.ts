import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'

/** Versions of processes whose ended instances are kept for a time only, and when those must have ended to go. */
export async function limitedVersions(database: Database, now: Instant) {
  const { rows } = await sql<{ id: string; before: Instant }>`
    select definition.id, ${isoOf(now)}::timestamptz - rule.keep_for::interval as before
    from definition
    cross join lateral (
      select keep_for from retention_rule where process_key in (definition.key, '')
      order by process_key desc limit 1) as rule
    where definition.kind = 'process'`.execute(database)
  return rows
}

export interface EndedInstance {
  readonly id: string
  readonly root_id: string
  readonly parent_id: string | null
  readonly definition_id: string
  readonly business_key: string
  readonly status: 'completed' | 'terminated'
  readonly started_at: Instant
  readonly ended_at: Instant
  readonly canceled_by: string | null
  readonly cancel_reason: string | null
  readonly variables: unknown
}

/** Locks roots of this version that ended before the instant, and that nobody else takes away; answers their trees. */
export async function takeEnded(
  tx: Transaction,
  definitionId: string,
  before: Instant,
  most: number,
): Promise<EndedInstance[]> {
  const roots = await tx
    .selectFrom('process_instance')
    .select('id')
    .where('definition_id', '=', definitionId)
    .where('parent_id', 'is', null)
    .where('ended_at', '<', sql<never>`${isoOf(before)}::timestamptz`)
    .orderBy('ended_at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  if (roots.length === 0) return []
  const ids = roots.map(({ id }) => id)
  const { rows } = await sql<EndedInstance>`
    select id, root_id, parent_id, definition_id, business_key, status, started_at, ended_at, canceled_by, cancel_reason, variables
    from process_instance
    where id = any(${ids}::uuid[]) or (root_id = any(${ids}::uuid[]) and parent_id is not null)
    order by root_id, id`.execute(tx)
  return rows
}

/** Everything that is kept of these instances, by instance. */
export async function recordsOf(tx: Transaction, instances: readonly EndedInstance[]) {
  const ids = instances.map(({ id }) => id)
  const events = await tx
    .selectFrom('process_event')
    .select(['instance_id', 'number', 'at', 'kind', 'element', 'visit', 'data'])
    .where('instance_id', 'in', ids)
    .where('at', '>=', sql<never>`${isoOf(startOf(instances))}::timestamptz`)
    .orderBy('instance_id')
    .orderBy('number')
    .execute()
  const tasks = await tx.selectFrom('user_task').selectAll().where('instance_id', 'in', ids).orderBy('id').execute()
  const incidents = await tx.selectFrom('incident').selectAll().where('instance_id', 'in', ids).orderBy('id').execute()
  const byInstance = <Row extends { instance_id: string }>(rows: readonly Row[]) =>
    Map.groupBy(rows, ({ instance_id }) => instance_id)
  return { events: byInstance(events), tasks: byInstance(tasks), incidents: byInstance(incidents) }
}

/** When the first of them began: the months of the history before it need not be looked at. */
const startOf = (instances: readonly EndedInstance[]) =>
  instances.reduce<Instant>(
    (first, { started_at }) => (started_at < first ? started_at : first),
    instances[0]?.started_at as Instant,
  )

/** Deletes instances with all that is kept of them: those that were called before those that called them. */
export async function deleteEnded(tx: Transaction, instances: readonly EndedInstance[]): Promise<void> {
  const ids = instances.map(({ id }) => id)
  await tx
    .deleteFrom('process_event')
    .where('instance_id', 'in', ids)
    .where('at', '>=', sql<never>`${isoOf(startOf(instances))}::timestamptz`)
    .execute()
  for (const table of ['user_task', 'incident', 'instance_start'] as const) {
    await tx.deleteFrom(table).where('instance_id', 'in', ids).execute()
  }
  await tx.deleteFrom('process_instance').where('id', 'in', ids).execute()
}
