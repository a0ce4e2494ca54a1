import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { type CaseSight, isSeen } from '../../cases/index.ts'

/** A case that drafts are tried on. */
export interface PastCase {
  readonly id: string
  readonly number: string
  readonly title: string | null
  readonly kind: string
  readonly opened_at: Instant
  readonly closed_at: Instant | null
  readonly instance_id: string
  readonly process: string
}

const COLUMNS = sql`service_case.id, service_case.number, service_case.title, service_case.kind, service_case.opened_at,
  service_case.closed_at, service_case.instance_id, definition.key as process`

const RAN = sql`join process_instance on process_instance.id = service_case.instance_id
  join definition on definition.id = process_instance.definition_id`

/** How many of the last cases: before the one named, opened from one instant on and before another; null: wherever. */
interface Wanted {
  readonly limit: number
  readonly before: string | null
  readonly since: Instant | null
  readonly until: Instant | null
  readonly sight: CaseSight
}

/** The last cases of these kinds that ran in these flows, the newest first; of those that are seen, before the one named. */
export async function lastCases(
  database: Database,
  { kinds, processes }: { readonly kinds: readonly string[]; readonly processes: readonly string[] },
  { limit, before, since, until, sight }: Wanted,
): Promise<readonly PastCase[]> {
  const older = before === null ? sql`true` : sql`service_case.id < ${before}::uuid`
  const from = since === null ? sql`true` : sql`service_case.opened_at >= ${isoOf(since)}::timestamptz`
  const to = until === null ? sql`true` : sql`service_case.opened_at < ${isoOf(until)}::timestamptz`
  const { rows } = await sql<PastCase>`
    select found.* from unnest(${[...kinds]}::text[]) as wanted(kind) cross join lateral (
      select ${COLUMNS} from service_case ${RAN}
      where service_case.kind = wanted.kind and ${older} and ${from} and ${to} and definition.key = any(${[...processes]}::text[])
        and ${isSeen(sight)}
      order by service_case.id desc limit ${limit}
    ) as found order by found.id desc limit ${limit}`.execute(database)
  return rows
}

/** These cases, where they ran in these flows and are seen. */
export async function casesById(
  database: Database,
  ids: readonly string[],
  processes: readonly string[],
  sight: CaseSight,
): Promise<readonly PastCase[]> {
  const { rows } = await sql<PastCase>`
    select ${COLUMNS} from service_case ${RAN}
    where service_case.id = any(${[...ids]}::uuid[]) and definition.key = any(${[...processes]}::text[])
      and ${isSeen(sight)}
    order by service_case.id desc`.execute(database)
  return rows
}
