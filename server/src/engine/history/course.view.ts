import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { instantInJson } from '../../platform/instant-in-json.ts'

/** How far an instance has come: its variables and where it was, oldest first; not who did what, nor why. */
export interface Course {
  readonly variables: Readonly<Record<string, unknown>>
  readonly passed: readonly { readonly at: Instant; readonly kind: string; readonly element: string }[]
}

/** The courses of many instances by their ids; those that are not there are left out. */
export async function readCourses(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Course>> {
  if (ids.length === 0) return new Map()
  // When it began spares PostgreSQL the months of the history before it.
  const { rows } = await sql<Course & { readonly id: string }>`
    select id, variables, (select coalesce(json_agg(event), '[]') from (
      select ${instantInJson(sql`at`)} as at, kind, element from process_event
      where instance_id = instance.id and at >= instance.started_at order by number) as event) as passed
    from process_instance as instance where id = any(${[...ids]}::uuid[])`.execute(database)
  return new Map(rows.map(({ id, ...course }) => [id, course]))
}
