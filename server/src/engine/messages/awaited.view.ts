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
    from (
      select * from message_subscription where instance_id = any(${roots})
      union all select waiting.* from message_subscription as waiting
        join process_instance as called on called.id = waiting.instance_id
        where called.parent_id is not null and called.root_id = any(${roots})
    ) as awaited
    order by opened_at, instance_id, owner, event, index`.execute(database)
  return rows
}
