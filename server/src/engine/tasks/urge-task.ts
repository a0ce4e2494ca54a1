import { accept, addMilliseconds, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { At } from '../instances/work.ts'
import type { Actor } from './actor.ts'
import { commandTask, type TaskDone } from './command-task.ts'
import type { Denied, TaskGone } from './task-refusal.ts'

const MINUTES = 10

export type UrgedRecently = {
  readonly code: 'tasks.urged-recently'
  readonly nextAt: Instant
  readonly minutes: number
}

/** 催办: asks for it to be done soon. Counted, and at most once in ten minutes by the same person for the same task. */
export async function urgeTask(
  at: At,
  taskId: string,
  actor: Actor,
): Promise<Result<TaskDone, TaskGone | UrgedRecently | Denied>> {
  const done = await commandTask<UrgedRecently>(at, taskId, async ({ task }) => {
    const last = await lastUrging(at, taskId, actor.who)
    const nextAt = last === undefined ? at.now : addMilliseconds(last, MINUTES * 60_000)
    if (nextAt > at.now) return refuse({ code: 'tasks.urged-recently', nextAt, minutes: MINUTES })
    return accept({ note: { urged: true, whom: task.assignee, by: actor.who } })
  })
  if (done.ok) await recordUrging(at, taskId, actor.who)
  return done
}

async function lastUrging({ tx }: At, taskId: string, person: string): Promise<Instant | undefined> {
  const query = tx.selectFrom('task_urging').select('urged_at').where('task_id', '=', taskId)
  return (await query.where('person', '=', person).executeTakeFirst())?.urged_at
}

async function recordUrging({ tx, now }: At, taskId: string, person: string): Promise<void> {
  const urged_at = isoOf(now)
  await tx
    .insertInto('task_urging')
    .values({ task_id: taskId, person, urged_at })
    .onConflict((conflict) => conflict.columns(['task_id', 'person']).doUpdateSet({ urged_at }))
    .execute()
  await tx
    .updateTable('user_task')
    .set({ urged_count: sql`urged_count + 1`, urged_at, urged_by: person })
    .where('id', '=', taskId)
    .execute()
}
