import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'

/** A message that an instance waits for, or one that it called. */
export interface AwaitedMessage {
  readonly rootId: string
  readonly instanceId: string
  readonly owner: number
  readonly event: string
  readonly index: number
  readonly name: string
  readonly since: Instant
  readonly isSuspended: boolean
}

/** What the trees of these instances wait for, what has waited longest first. */
export async function readAwaited(
  database: Database | Transaction,
  rootIds: readonly string[],
): Promise<AwaitedMessage[]> {
  if (rootIds.length === 0) return []
  const roots = sql`${[...new Set(rootIds)]}::uuid[]`
  const { rows } = await sql<AwaitedMessage>`
    select root_id as "rootId", instance_id as "instanceId", owner, event, index, name, opened_at as since,
      suspended as "isSuspended"
    from message_subscription
    join (
      select unnest(${roots}) as instance_id
      union all select id from process_instance where parent_id is not null and root_id = any(${roots})
    ) as tree using (instance_id)
    order by opened_at, instance_id, owner, event, index`.execute(database)
  return rows
}
