import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** How far an instance has come: its variables and where it was, oldest first; not who did what, nor why. */
export interface Course {
  readonly variables: Readonly<Record<string, unknown>>
  readonly passed: readonly { readonly at: Instant; readonly kind: string; readonly element: string }[]
}

/** The courses of many instances by their ids; those that are not there are left out. */
export async function readCourses(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Course>> {
  if (ids.length === 0) return new Map()
  const instances = await database
    .selectFrom('process_instance')
    .select(['id', 'started_at', 'variables'])
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute()
  const [first] = instances.map(({ started_at }) => started_at).sort((one, other) => one - other)
  if (first === undefined) return new Map()
  // The earliest beginning spares PostgreSQL the months of the history before it.
  const events = await database
    .selectFrom('process_event')
    .select(['instance_id', 'at', 'kind', 'element'])
    .where(sql<boolean>`instance_id = any(${instances.map(({ id }) => id)}::uuid[])`)
    .where('at', '>=', sql<never>`${isoOf(first)}::timestamptz`)
    .orderBy('instance_id')
    .orderBy('number')
    .execute()
  const passed = Map.groupBy(events, ({ instance_id }) => instance_id)
  return new Map(
    instances.map(({ id, variables }) => [
      id,
      { variables: variables as Course['variables'], passed: passed.get(id) ?? [] },
    ]),
  )
}
