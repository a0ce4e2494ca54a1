import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Open incidents of the same step for the same reason. `last` is the id of the one that happened last. */
export interface IncidentGroup {
  readonly processKey: string
  readonly element: string
  readonly code: string
  readonly count: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly last: string
}

const MOST = 200

/** The groups of the open incidents, the most frequent first. */
export async function readIncidentGroups(database: Database): Promise<IncidentGroup[]> {
  const { rows } = await sql<IncidentGroup>`
    select definition.key as "processKey", incident.element, incident.code, count(*)::integer as count,
      min(incident.created_at) as "firstAt", max(incident.created_at) as "lastAt",
      (array_agg(incident.id order by incident.created_at desc, incident.id))[1] as last
    from incident join process_instance on process_instance.id = incident.instance_id
      join definition on definition.id = process_instance.definition_id
    where incident.resolved_at is null
    group by 1, 2, 3 order by count desc, "lastAt" desc limit ${MOST}`.execute(database)
  return rows
}
