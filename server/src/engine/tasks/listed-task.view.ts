import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { type Name, nameOf } from '../name.ts'

/** A task as lists show it. */
export interface ListedTask {
  readonly id: string
  readonly instanceId: string
  readonly businessKey: string
  readonly process: { readonly id: string; readonly name: Name }
  readonly element: string
  readonly name: Name
  readonly state: 'open' | 'completed' | 'canceled'
  readonly assignee: string | null
  /** Who has delegated it and gets it back. */
  readonly owner: string | null
  readonly candidateGroups: readonly string[]
  readonly candidateUsers: readonly string[]
  /** Whether it is one approver's part of an approval. */
  readonly isApproval: boolean
  readonly priority: number
  readonly dueAt: Instant | null
  readonly followUpAt: Instant | null
  readonly createdAt: Instant
  /** Since when somebody has it who was not given it when it opened. */
  readonly claimedAt: Instant | null
  readonly urgedCount: number
  readonly isSuspended: boolean
}

/** The tasks of these ids, in no order. */
export async function readTasks(
  database: Database,
  definitions: Definitions,
  ids: readonly string[],
): Promise<ListedTask[]> {
  if (ids.length === 0) return []
  const rows = await database
    .selectFrom('user_task')
    .innerJoin('process_instance', 'process_instance.id', 'user_task.instance_id')
    .selectAll('user_task')
    .select(['process_instance.definition_id', 'process_instance.business_key'])
    .where(sql<boolean>`user_task.id = any(${[...ids]}::uuid[])`)
    .execute()
  const tasks: ListedTask[] = []
  for (const row of rows) {
    const { process } = await definitions.processById(database, row.definition_id)
    const node = process.nodes.get(row.element)
    tasks.push({
      id: row.id,
      instanceId: row.instance_id,
      businessKey: row.business_key,
      process: { id: process.id, name: nameOf(process) },
      element: row.element,
      // A version that the instance was migrated to may not have the element of a task that is over.
      name: node === undefined ? { en: row.name, 'zh-CN': row.name } : nameOf(node),
      state: row.status as ListedTask['state'],
      assignee: row.assignee,
      owner: row.owner,
      candidateGroups: row.candidate_groups,
      candidateUsers: row.candidate_users,
      isApproval: row.signer !== null,
      priority: row.priority,
      dueAt: row.due_at,
      followUpAt: row.follow_up_at,
      createdAt: row.created_at,
      claimedAt: row.claimed_at,
      urgedCount: row.urged_count,
      isSuspended: row.suspended,
    })
  }
  return tasks
}
