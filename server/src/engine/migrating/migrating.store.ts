import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'

export interface Candidate {
  readonly id: string
  readonly root_id: string
  readonly business_key: string
  readonly version: number
}

/** Which running instances are meant: everything that is given must hold. */
export interface Chosen {
  /** Of this version; null: of every other one that was ever in force: what is on trial stays so. */
  readonly version: number | null
  readonly instanceIds: readonly string[] | null
  /** That wait at one of these elements. */
  readonly elements: readonly string[] | null
}

interface Asked {
  readonly to: { readonly id: string; readonly process: { readonly id: string } }
  readonly chosen: Chosen
  readonly after: string | null
}

/** Active instances of other versions, by id. */
export async function candidates(database: Database, asked: Asked, most: number): Promise<Candidate[]> {
  const { to, chosen, after } = asked
  const { rows } = await sql<Candidate>`
    select instance.id, instance.root_id, instance.business_key, definition.version
    from process_instance as instance join definition on definition.id = instance.definition_id
    where definition.kind = 'process' and definition.key = ${to.process.id} and definition.id <> ${to.id}
      and instance.status = 'active'
      and ${chosen.version === null ? sql`not definition.is_pilot` : sql`definition.version = ${chosen.version}`}
      and ${chosen.instanceIds === null ? sql`true` : sql`instance.id = any(${[...chosen.instanceIds]}::uuid[])`}
      and ${chosen.elements === null ? sql`true` : standsAt(chosen.elements)}
      and ${after === null ? sql`true` : sql`instance.id > ${after}::uuid`}
    order by instance.id limit ${most}`.execute(database)
  return rows
}

const standsAt = (elements: readonly string[]) => sql`exists (
  select from jsonb_array_elements(instance.state -> 'elements') as one where one ->> 'element' = any(${[...elements]}::text[]))`

/** How many instances run in each version of a process. */
export async function runningByVersion(database: Database, processKey: string) {
  const { rows } = await sql<{ version: number; count: number }>`
    select definition.version, count(*)::int as count
    from process_instance as instance join definition on definition.id = instance.definition_id
    where definition.kind = 'process' and definition.key = ${processKey} and instance.status = 'active'
    group by definition.version order by definition.version`.execute(database)
  return rows
}

const RENAMED = { instance_id: 'uuid', visit: 'integer', element: 'text', name: 'text' } as const

/** Jobs, open tasks and incidents that go over with their visits. */
export async function renameRows(
  tx: Transaction,
  definitionId: string,
  instanceIds: readonly string[],
  rows: readonly RowOf<typeof RENAMED>[],
): Promise<void> {
  if (instanceIds.length === 0) return
  await tx
    .updateTable('job')
    .set({ definition_id: definitionId })
    .where('instance_id', 'in', [...instanceIds])
    .execute()
  if (rows.length === 0) return
  const given = givenRows(RENAMED, rows)
  const same = (table: string) =>
    sql`${sql.table(table)}.instance_id = given.instance_id and ${sql.table(table)}.visit = given.visit
      and ${sql.table(table)}.element <> given.element`
  await sql`update job set element = given.element from ${given} where ${same('job')}`.execute(tx)
  await sql`update user_task set element = given.element, name = given.name from ${given}
    where ${same('user_task')} and user_task.status = 'open'`.execute(tx)
  await sql`update incident set element = given.element from ${given}
    where ${same('incident')} and incident.resolved_at is null`.execute(tx)
}
