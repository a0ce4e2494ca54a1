import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { type ListedTask, readTasks } from './listed-task.view.ts'

/** A task that somebody was sent a copy of. */
export interface CopiedTask {
  readonly id: string
  readonly copiedBy: string
  readonly copiedAt: Instant
  readonly seenAt: Instant | null
  readonly task: ListedTask
}

/** A page of the copies that a person was sent, the newest first. */
export async function readCopiedTo(
  database: Database,
  definitions: Definitions,
  person: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<CopiedTask[]> {
  const rows = await database
    .selectFrom('task_copy')
    .select(['id', 'task_id', 'copied_by', 'copied_at', 'seen_at'])
    .where('person', '=', person)
    .$if(page.after !== null, (query) => query.where(sql<boolean>`id < ${page.after}::uuid`))
    .orderBy('id', 'desc')
    .limit(page.limit)
    .execute()
  const ids = rows.map(({ task_id }) => task_id)
  const tasks = new Map((await readTasks(database, definitions, ids)).map((task) => [task.id, task]))
  return rows.flatMap(({ id, task_id, copied_by, copied_at, seen_at }) => {
    const task = tasks.get(task_id)
    return task === undefined ? [] : [{ id, copiedBy: copied_by, copiedAt: copied_at, seenAt: seen_at, task }]
  })
}
