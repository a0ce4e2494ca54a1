import { accept, isId, isoOf, type Result, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import { insertMany } from '../../platform/insert-many.ts'
import type { At } from '../instances/work.ts'
import type { Actor } from './actor.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, TaskGone } from './task-refusal.ts'

const COPY = { id: 'uuid', task_id: 'uuid', person: 'text', copied_by: 'text', copied_at: 'timestamptz' } as const

const onceEach = sql<never>`on conflict (task_id, person) do nothing`

/** 抄送: people are shown a task who have nothing to do with it. Each of them once. */
export async function copyTask(
  at: At,
  taskId: string,
  to: readonly string[],
  actor: Actor,
): Promise<Result<TaskDone, TaskGone | Denied>> {
  const persons = [...new Set(to)]
  const done = await commandTask<never>(at, taskId, () => accept({ note: { copied: persons, by: actor.who } }))
  if (!done.ok) return done
  const from = { task_id: taskId, copied_by: actor.who, copied_at: isoOf(at.now) }
  const rows = persons.map((person) => ({ ...from, id: at.setup.newId(at.now), person }))
  await insertMany(at.tx, 'task_copy', COPY, rows, { ending: onceEach })
  return done
}

/** Whoever got a copy has looked at it. */
export async function seeCopy(
  { tx, now }: At,
  copyId: string,
  actor: Actor,
): Promise<Result<null, { readonly code: 'tasks.copy-not-found' }>> {
  if (!isId(copyId)) return refuse({ code: 'tasks.copy-not-found' })
  const found = await tx
    .updateTable('task_copy')
    .set({ seen_at: sql`coalesce(seen_at, ${isoOf(now)}::timestamptz)` })
    .where('id', '=', copyId)
    .where('person', '=', actor.who)
    .returning('id')
    .executeTakeFirst()
  return found === undefined ? refuse({ code: 'tasks.copy-not-found' }) : accept(null)
}
