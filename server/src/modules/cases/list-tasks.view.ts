import { readCursor, type Task, writeCursor } from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { taskOf } from './task.ts'

/** A page of open tasks, the oldest first. */
export async function listTasks(
  database: Database,
  engine: Engine,
  ask: { readonly group?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<Result<{ items: Task[]; next: string | null }, { code: 'paging.cursor-wrong' }>> {
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['string'])
  if (after !== null && !after.ok) return after
  let query = database
    .selectFrom('user_task')
    .innerJoin('service_case', 'service_case.instance_id', 'user_task.instance_id')
    .select(['user_task.id', 'service_case.id as case_id', 'service_case.number as case_number'])
    .where('user_task.status', '=', 'open')
    .orderBy('user_task.id')
    .limit(ask.limit + 1)
  if (ask.group !== undefined) query = query.where(sql<boolean>`${ask.group} = any(user_task.candidate_groups)`)
  if (after !== null) query = query.where(sql<boolean>`user_task.id > ${after.value[0]}::uuid`)
  const rows = await query.execute()
  const page = rows.slice(0, ask.limit)
  const tasks = new Map(
    (
      await engine.openTasks(
        database,
        page.map((row) => row.id),
      )
    ).map((task) => [task.id, task]),
  )
  const items = page.flatMap((row) => {
    const task = tasks.get(row.id)
    return task === undefined ? [] : [taskOf(task, { id: row.case_id, number: row.case_number })]
  })
  const last = page.at(-1)
  return accept({ items, next: rows.length > ask.limit && last !== undefined ? writeCursor([last.id]) : null })
}
