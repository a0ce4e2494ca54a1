import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const TASK = {
  id: 'uuid',
  instance_id: 'uuid',
  root_id: 'uuid',
  process_key: 'text',
  visit: 'integer',
  element: 'text',
  name: 'text',
  assignee: 'text',
  candidate_groups: 'text[]',
  candidate_users: 'text[]',
  signer: 'text',
  form_id: 'uuid',
  priority: 'integer',
  due_at: 'timestamptz',
  follow_up_at: 'timestamptz',
  suspended: 'boolean',
  status: 'text',
  created_at: 'timestamptz',
} as const

const CHANGED = {
  instance_id: 'uuid',
  visit: 'integer',
  signer: 'text',
  assignee: 'text',
  candidate_groups: 'text[]',
  candidate_users: 'text[]',
  form_id: 'uuid',
  priority: 'integer',
  due_at: 'timestamptz',
  follow_up_at: 'timestamptz',
} as const

const CLOSED = {
  instance_id: 'uuid',
  visit: 'integer',
  signer: 'text',
  status: 'text',
  completed_by: 'text',
  submitted: 'jsonb',
} as const

export const insertUserTasks = (tx: Transaction, rows: readonly RowOf<typeof TASK>[]) =>
  insertMany(tx, 'user_task', TASK, rows)

const IS_GIVEN = sql`user_task.status = 'open' and user_task.instance_id = given.instance_id
  and user_task.visit = given.visit and user_task.signer is not distinct from given.signer`

export async function updateUserTasks(tx: Transaction, rows: readonly RowOf<typeof CHANGED>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update user_task set assignee = given.assignee, candidate_groups = given.candidate_groups,
      candidate_users = given.candidate_users, form_id = given.form_id, priority = given.priority,
      due_at = given.due_at, follow_up_at = given.follow_up_at, version = user_task.version + 1
    from ${givenRows(CHANGED, rows)} where ${IS_GIVEN}`.execute(tx)
}

export async function closeUserTasks(
  tx: Transaction,
  rows: readonly RowOf<typeof CLOSED>[],
  at: string,
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update user_task set status = given.status, completed_by = given.completed_by, submitted = given.submitted,
      completed_at = case when given.status = 'completed' then ${at}::timestamptz end,
      canceled_at = case when given.status = 'canceled' then ${at}::timestamptz end,
      version = user_task.version + 1
    from ${givenRows(CLOSED, rows)} where ${IS_GIVEN}`.execute(tx)
}

/** Read, not locked: who goes on to change it locks its instance first, and reads it again. */
export function readUserTask(tx: Transaction, id: string) {
  return tx.selectFrom('user_task').selectAll().where('id', '=', id).executeTakeFirst()
}
