import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

/** Tables whose rows repeat whether their instance is suspended. */
const REPEATED = ['job', 'timer', 'message_subscription', 'signal_subscription', 'user_task'] as const

/** Marks a tree whose root is locked, and every row that repeats it. Null: it goes on. */
export async function markSuspended(
  tx: Transaction,
  rootId: string,
  suspended: { readonly at: string; readonly by: string } | null,
): Promise<void> {
  await tx
    .updateTable('process_instance')
    .set({ suspended_at: suspended?.at ?? null, suspended_by: suspended?.by ?? null })
    .where('root_id', '=', rootId)
    .where('status', '=', 'active')
    .execute()
  const own = sql`select id from process_instance where id = ${rootId} or (root_id = ${rootId} and parent_id is not null)`
  for (const table of REPEATED) {
    const open = table === 'user_task' ? sql` and status = 'open'` : sql``
    await sql`update ${sql.table(table)} set suspended = ${suspended !== null}
      where instance_id in (${own})${open}`.execute(tx)
  }
}

export async function jobTypesOf(tx: Transaction, rootId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('job')
    .select('type')
    .distinct()
    .where('instance_id', 'in', (query) =>
      query.selectFrom('process_instance').select('id').where('root_id', '=', rootId),
    )
    .execute()
  return rows.map(({ type }) => type)
}
