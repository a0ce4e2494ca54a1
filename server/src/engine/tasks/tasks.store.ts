import { isoOf } from '@aftersale/kernel'
import { type Selectable, sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { Schema } from '../../platform/schema.generated.ts'
import type { At } from '../instances/work.ts'

export type TaskRow = Selectable<Schema['user_task']>

const KEPT = {
  instance_id: 'uuid',
  visit: 'integer',
  signer: 'text',
  assignee: 'text',
  candidate_groups: 'text[]',
  candidate_users: 'text[]',
  claimable_by: 'text[]',
  form_id: 'uuid',
  priority: 'integer',
  due_at: 'timestamptz',
  follow_up_at: 'timestamptz',
} as const

const TASK = {
  ...KEPT,
  id: 'uuid',
  root_id: 'uuid',
  process_key: 'text',
  element: 'text',
  name: 'text',
  suspended: 'boolean',
  status: 'text',
  created_at: 'timestamptz',
  after_visit: 'integer',
} as const

const CLOSED = {
  instance_id: 'uuid',
  visit: 'integer',
  signer: 'text',
  status: 'text',
  completed_by: 'text',
  submitted: 'jsonb',
  canceled_by: 'text',
  cancel_why: 'text',
} as const

const OWNED = { instance_id: 'uuid', visit: 'integer', owner: 'text' } as const

export type KeptRow = RowOf<typeof KEPT>
export type ClosedRow = RowOf<typeof CLOSED>
export type OwnedRow = RowOf<typeof OWNED>

export const insertUserTasks = (tx: Transaction, rows: readonly RowOf<typeof TASK>[]) =>
  insertMany(tx, 'user_task', TASK, rows)

const IS_GIVEN = sql`user_task.status = 'open' and user_task.instance_id = given.instance_id
  and user_task.visit = given.visit and user_task.signer is not distinct from given.signer`

/** `claimed_at` tells since when somebody has it who was not given it when it opened. */
export async function updateUserTasks(tx: Transaction, rows: readonly KeptRow[], at: string): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update user_task set assignee = given.assignee, candidate_groups = given.candidate_groups,
      candidate_users = given.candidate_users, claimable_by = given.claimable_by, form_id = given.form_id, priority = given.priority,
      due_at = given.due_at, follow_up_at = given.follow_up_at, version = user_task.version + 1,
      claimed_at = case when given.assignee is not distinct from user_task.assignee then user_task.claimed_at
        when given.assignee is not null then ${at}::timestamptz end
    from ${givenRows(KEPT, rows)} where ${IS_GIVEN}`.execute(tx)
}

/** Says who has delegated a task, or that nobody has any more. */
export async function updateOwners(tx: Transaction, rows: readonly OwnedRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update user_task set owner = given.owner from ${givenRows(OWNED, rows)}
    where user_task.status = 'open' and user_task.instance_id = given.instance_id
      and user_task.visit = given.visit and user_task.signer is null`.execute(tx)
}

/** A draft is of no use any more; what was submitted in its place stays. */
export async function closeUserTasks(tx: Transaction, rows: readonly ClosedRow[], at: string): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update user_task set status = given.status, completed_by = given.completed_by, submitted = given.submitted,
      completed_at = case when given.status = 'completed' then ${at}::timestamptz end,
      canceled_at = case when given.status = 'canceled' then ${at}::timestamptz end,
      canceled_by = given.canceled_by, cancel_why = given.cancel_why, draft = null, drafted_at = null,
      version = user_task.version + 1
    from ${givenRows(CLOSED, rows)} where ${IS_GIVEN}`.execute(tx)
}

/** Read, not locked: who goes on to change it locks its instance first, and reads it again. */
export function readUserTask(database: Database, id: string): Promise<TaskRow | undefined> {
  return database.selectFrom('user_task').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The same for many, by their ids. */
export async function readUserTasks(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, TaskRow>> {
  if (ids.length === 0) return new Map()
  const query = tx.selectFrom('user_task').selectAll()
  const rows = await query.where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What this person now has of the step that a task belongs to: an approver's part that was handed over is another row. */
export function readOpenPart(tx: Transaction, taskId: string, assignee: string): Promise<{ id: string } | undefined> {
  return tx
    .selectFrom('user_task')
    .innerJoin('user_task as given', (join) =>
      join.onRef('given.instance_id', '=', 'user_task.instance_id').onRef('given.visit', '=', 'user_task.visit'),
    )
    .select('user_task.id')
    .where('given.id', '=', taskId)
    .where('user_task.status', '=', 'open')
    .where('user_task.assignee', '=', assignee)
    .executeTakeFirst()
}

/** The tasks that the completion of a visit opened, and what became of them. */
export function readOpenedAfter(tx: Database, instanceId: string, visit: number): Promise<TaskRow[]> {
  const query = tx.selectFrom('user_task').selectAll().where('instance_id', '=', instanceId)
  return query.where('after_visit', '=', visit).orderBy('id').execute()
}

/** The task of a visit that has no approvers. */
export function readReopened(tx: Transaction, instanceId: string, visit: number): Promise<TaskRow | undefined> {
  const query = tx.selectFrom('user_task').selectAll().where('instance_id', '=', instanceId)
  return query.where('visit', '=', visit).where('signer', 'is', null).executeTakeFirst()
}

/** The schema of a form as it was deployed. */
export async function readForm(database: Database, id: string): Promise<string> {
  const { content } = await database
    .selectFrom('definition')
    .select('content')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return content
}

export function readInstanceOf(database: Database, id: string) {
  return database
    .selectFrom('process_instance')
    .select(['definition_id', 'status', 'state', 'variables'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** Who was sent a copy of a task. */
export function readCopies(database: Database, taskId: string) {
  return database
    .selectFrom('task_copy')
    .select(['person', 'seen_at as seenAt'])
    .where('task_id', '=', taskId)
    .orderBy('id')
    .execute()
}

export async function writeDraft({ tx, now }: At, taskId: string, values: unknown): Promise<void> {
  await tx
    .updateTable('user_task')
    .set({ draft: JSON.stringify(values), drafted_at: isoOf(now), version: sql`version + 1` })
    .where('id', '=', taskId)
    .where('status', '=', 'open')
    .execute()
}
