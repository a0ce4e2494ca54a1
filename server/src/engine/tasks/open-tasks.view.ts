import type { FieldRights } from '@aftersale/form'
import type { Instant } from '@aftersale/kernel'
import { readState } from '@aftersale/process'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { type Name, nameOf, nodeOf } from '../name.ts'
import { rightsOf } from './check-values.ts'
import { visibleAt } from './visible-at.ts'

/** A step that waits for a person. */
export interface OpenTask {
  readonly id: string
  readonly element: string
  readonly name: Name
  readonly groups: readonly string[]
  /** The form to be filled in, as it was deployed when the task was opened. */
  readonly form: { readonly id: string; readonly content: string; readonly rights: FieldRights } | null
  /** What the step sees of the instance: what the form's conditions look at. */
  readonly variables: Readonly<Record<string, unknown>>
  readonly createdAt: Instant
  readonly dueAt: Instant | null
}

/** Open tasks of an instance, or those of these ids that are still open; oldest first. */
export async function readOpenTasks(
  database: Database,
  definitions: Definitions,
  which: { readonly instanceId: string } | { readonly ids: readonly string[] },
): Promise<OpenTask[]> {
  const rows = await database
    .selectFrom('user_task')
    .innerJoin('process_instance', 'process_instance.id', 'user_task.instance_id')
    .leftJoin('definition as form', 'form.id', 'user_task.form_id')
    .select(['user_task.id', 'user_task.element', 'user_task.candidate_groups', 'user_task.created_at'])
    .select(['user_task.visit', 'user_task.due_at', 'process_instance.definition_id'])
    .select(['process_instance.state', 'process_instance.variables'])
    .select(['form.key as form_key', 'form.content as form_content'])
    .where('user_task.status', '=', 'open')
    .$if('instanceId' in which, (query) =>
      query.where('user_task.instance_id', '=', 'instanceId' in which ? which.instanceId : ''),
    )
    .$if('ids' in which, (query) =>
      query.where(sql<boolean>`user_task.id = any(${'ids' in which ? [...which.ids] : []}::uuid[])`),
    )
    .orderBy('user_task.id')
    .execute()
  const tasks: OpenTask[] = []
  for (const row of rows) {
    const { process } = await definitions.processById(database, row.definition_id)
    const node = nodeOf(process, row.element)
    const rights = node.kind === 'userTask' ? rightsOf(node.fieldRights) : {}
    tasks.push({
      id: row.id,
      element: row.element,
      name: nameOf(node),
      groups: row.candidate_groups,
      form: row.form_key === null ? null : { id: row.form_key, content: row.form_content ?? '', rights },
      variables: visibleAt(readState({ position: row.state, variables: row.variables }), row.visit, row.variables),
      createdAt: row.created_at,
      dueAt: row.due_at,
    })
  }
  return tasks
}
