import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

/** Tables whose rows repeat whether their instance is suspended. */
const REPEATED = ['job', 'timer', 'calendar_use', 'message_subscription', 'signal_subscription', 'user_task'] as const

/** The instances of a tree: by the row of the root, and by the index of those that were called. */
const treeOf = (rootId: string) => sql`(
  select id from process_instance where id = ${rootId} or (root_id = ${rootId} and parent_id is not null))`

/** Marks a tree whose root is locked, and every row that repeats it. Null: it goes on. */
export async function markSuspended(
  tx: Transaction,
  rootId: string,
  suspended: { readonly at: string; readonly by: string } | null,
): Promise<void> {
  await sql`
    update process_instance set suspended_at = ${suspended?.at ?? null}::timestamptz, suspended_by = ${suspended?.by ?? null}
    where id in ${treeOf(rootId)} and status = 'active'`.execute(tx)
  for (const table of REPEATED) {
    const open = table === 'user_task' ? sql` and status = 'open'` : sql``
    await sql`update ${sql.table(table)} set suspended = ${suspended !== null}
      where instance_id in ${treeOf(rootId)}${open}`.execute(tx)
  }
}

/** Writes into the history of the root what somebody did to its tree. */
export async function recordSuspension(
  tx: Transaction,
  rootId: string,
  { kind, at, by }: { readonly kind: 'suspended' | 'resumed'; readonly at: string; readonly by: string },
): Promise<void> {
  await sql`
    with root as (update process_instance set last_event = last_event + 1 where id = ${rootId} returning id, last_event)
    insert into process_event (instance_id, number, at, kind, element, visit, data)
    select id, last_event, ${at}::timestamptz, ${kind}, '', 0, ${JSON.stringify({ by })}::jsonb from root`.execute(tx)
}

export async function jobTypesOf(tx: Transaction, rootId: string): Promise<string[]> {
  const { rows } = await sql<{ type: string }>`
    select distinct type from job where instance_id in ${treeOf(rootId)}`.execute(tx)
  return rows.map(({ type }) => type)
}
