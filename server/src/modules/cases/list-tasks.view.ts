import { readCursor, type Task, writeCursor } from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { selectCases, summaryOf } from './case.view.ts'
import { withholdingsOf } from './field-rights/withholdings.ts'
import { type CaseSight, SEES_ALL } from './sight/case-sight.ts'
import { taskOf } from './task.ts'

/** A page of open tasks, the oldest first; those not seen are not there. */
export async function listTasks(
  database: Database,
  engine: Engine,
  ask: { readonly group?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
  sight: CaseSight = SEES_ALL,
): Promise<Result<{ items: Task[]; next: string | null }, { code: 'paging.cursor-wrong' }>> {
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['id'])
  if (after !== null && !after.ok) return after
  let query = selectCases(database, sight)
    .innerJoin('user_task', 'user_task.root_id', 'service_case.instance_id')
    .select('user_task.id as task_id')
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
        page.map((row) => row.task_id),
      )
    ).map((task) => [task.id, task]),
  )
  const cases = { by: 'case', ids: page.map((row) => row.id) } as const
  const withheld = await withholdingsOf(database, engine, sight, cases)
  const items = page.flatMap((row) => {
    const task = tasks.get(row.task_id)
    return task === undefined ? [] : [taskOf(task, summaryOf(row), withheld.get(row.id))]
  })
  const last = page.at(-1)
  return accept({ items, next: rows.length > ask.limit && last !== undefined ? writeCursor([last.task_id]) : null })
}
