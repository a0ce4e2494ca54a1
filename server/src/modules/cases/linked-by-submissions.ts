import type { Caller } from '@aftersale/contract'
import { type Linked, lookUpsIn, readForm } from '@aftersale/form'
import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { linkedRecords } from '../linked/index.ts'

interface Submission {
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * The records that submissions name in fields that look one up, by the tasks, as whoever submits may see them: what a browser
 * says of such a record is not believed. Of tasks whose forms look nothing up there is nothing.
 */
export async function linkedBySubmissions(
  database: Database,
  engine: Engine,
  caller: Caller,
  submissions: readonly Submission[],
): Promise<ReadonlyMap<string, Linked>> {
  const ids = submissions.map(({ id }) => id).filter(isId)
  const { rows } = await sql<{ id: string }>`
    select user_task.id from user_task join definition on definition.id = user_task.form_id
    where user_task.id = any(${ids}::uuid[]) and user_task.status = 'open'
      and position('"lookUp"' in definition.content) > 0`.execute(database)
  if (rows.length === 0) return new Map()
  const tasks = await engine.openTasks(
    database,
    rows.map(({ id }) => id),
  )
  const linked = new Map<string, Linked>()
  for (const { id, form, variables } of tasks) {
    const read = form === null ? null : readForm(form.content)
    const values = submissions.find((one) => one.id === id)?.values
    if (!read?.ok || values === undefined) continue
    linked.set(id, await linkedRecords(database, caller, lookUpsIn(read.value, values, variables)))
  }
  return linked
}
