import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Ids of the versions of a process; of one version where it is named. */
export async function versionsOf(database: Database, key: string, version: number | null): Promise<string[]> {
  const rows = await database
    .selectFrom('definition')
    .select('id')
    .where('kind', '=', 'process')
    .where('key', '=', key)
    .$if(version !== null, (query) => query.where('version', '=', version ?? 0))
    .execute()
  return rows.map(({ id }) => id)
}

export interface Standing {
  readonly element: string
  readonly instances: number
  readonly medianSince: number
  readonly longestSince: number
}

/** Where the instances that run stand, by element, at most `most` of them looked at. Since when: milliseconds since 1970. */
export async function readStanding(database: Database, definitionIds: readonly string[], most: number) {
  const { rows } = await sql<Standing & { readonly looked: number }>`
    with instance as materialized (
      select id, state -> 'elements' as elements from process_instance
      where definition_id = any(${[...definitionIds]}::uuid[]) and status = 'active' limit ${most})
    select one ->> 'element' as element, count(distinct instance.id)::int as instances,
      percentile_cont(0.5) within group (order by (one ->> 'since')::float8) as "medianSince",
      min((one ->> 'since')::float8) as "longestSince",
      (select count(*)::int from instance) as looked
    from instance, jsonb_array_elements(instance.elements) as one
    group by 1 order by 1`.execute(database)
  return rows
}

/** Open incidents by element. */
export async function countIncidents(database: Database, definitionIds: readonly string[]) {
  const { rows } = await sql<{ readonly element: string; readonly count: number }>`
    select incident.element, count(*)::int as count
    from incident join process_instance as instance on instance.id = incident.instance_id
    where incident.resolved_at is null and instance.definition_id = any(${[...definitionIds]}::uuid[])
    group by 1 order by 1`.execute(database)
  return rows
}

export interface Passing {
  readonly element: string
  readonly count: number
  /** How long a visit took: milliseconds. */
  readonly medianStay: number
  readonly longestStay: number
}

/**
 * How many visits ended since `from`, and how long they had lasted, by element: in those that run, and those that ended
 * since, the latest first, at most `most` of each. Their histories are found by their key and their beginning spares
 * PostgreSQL the months before it, so that it takes as long with a million cases as with ten thousand.
 */
export async function readPassing(
  database: Database,
  definitionIds: readonly string[],
  { from, most }: { readonly from: Instant; readonly most: number },
) {
  const ids = [...definitionIds]
  const { rows } = await sql<Passing>`
    with looked as materialized (
      (select id, started_at from process_instance
        where definition_id = any(${ids}::uuid[]) and status = 'active' limit ${most})
      union all
      (select id, started_at from process_instance
        where definition_id = any(${ids}::uuid[]) and ended_at >= ${isoOf(from)}::timestamptz
        order by ended_at desc limit ${most})),
    visit as (
      -- What stopped at once has no other row of its beginning: the first one is it.
      select event.element, min(event.at) as entered,
        max(event.at) filter (where event.kind in ('left', 'passed')) as gone
      from looked join process_event as event on event.instance_id = looked.id and event.at >= looked.started_at
      where event.visit > 0
      group by event.instance_id, event.visit, event.element)
    select element, count(*)::int as count,
      percentile_cont(0.5) within group (order by extract(epoch from gone - entered)::float8 * 1000) as "medianStay",
      max(extract(epoch from gone - entered)::float8 * 1000) as "longestStay"
    from visit where gone >= ${isoOf(from)}::timestamptz
    group by 1 order by 1`.execute(database)
  return rows
}

/** An instance that stands at an element: with its visits there, the one that has waited longest first. */
export interface StandingInstance {
  readonly instanceId: string
  readonly version: number
  readonly visits: readonly number[]
  readonly since: number
}

/** Instances of these versions that stand at an element, the oldest first, those after the one with the id `after`. */
export async function standingAt(
  database: Database,
  definitionIds: readonly string[],
  element: string,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<StandingInstance[]> {
  const { rows } = await sql<StandingInstance>`
    select instance.id as "instanceId", definition.version, visit.keys as visits, visit.since
    from process_instance as instance join definition on definition.id = instance.definition_id
      cross join lateral (
        select array_agg((one ->> 'key')::int order by (one ->> 'since')::float8) as keys,
          min((one ->> 'since')::float8) as since
        from jsonb_array_elements(instance.state -> 'elements') as one where one ->> 'element' = ${element}) as visit
    where instance.definition_id = any(${[...definitionIds]}::uuid[]) and instance.status = 'active'
      and visit.keys is not null and ${after === null ? sql`true` : sql`instance.id > ${after}::uuid`}
    order by instance.id limit ${limit}`.execute(database)
  return rows
}
