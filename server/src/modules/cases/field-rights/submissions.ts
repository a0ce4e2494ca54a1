import type { KnownRefusal } from '@aftersale/contract'
import type { FieldRights } from '@aftersale/form'
import { accept, isId, type Result, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Engine } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { FieldRightsByType } from './case-field-rights.ts'
import { rightsOnForm } from './form-without.ts'
import { withholdingsOf } from './withholdings.ts'

/** What somebody wants to submit to a task. */
interface Submission {
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
}

type Rights = Result<FieldRights, KnownRefusal<'cases.fields-not-yours'>>

/**
 * What somebody may do with the fields of the forms of tasks, by the tasks; editable are all of one that is not in it. Values
 * for a task without a form, which are taken as they are, are refused where they would write what is not theirs.
 */
export async function submissionRights(
  database: Database | Transaction,
  engine: Engine,
  sight: { readonly fields: FieldRightsByType },
  submissions: readonly Submission[],
): Promise<ReadonlyMap<string, Rights>> {
  if (sight.fields.size === 0) return new Map()
  const ids = submissions.map(({ id }) => id).filter(isId)
  const { rows } = await sql<{ id: string; instance: string; form: string | null }>`
    select user_task.id, user_task.instance_id as instance, definition.content as form
    from user_task left join definition on definition.id = user_task.form_id
    where user_task.id = any(${ids}::uuid[])`.execute(database)
  const instances = rows.map(({ instance }) => instance)
  const withheld = await withholdingsOf(database, engine, sight, { by: 'instance', ids: instances })
  const tasks = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    submissions.flatMap(({ id, values }): [string, Rights][] => {
      const task = tasks.get(id)
      const own = task === undefined ? undefined : withheld.get(task.instance)
      if (task === undefined || own === undefined) return []
      if (task.form !== null) return [[id, accept(rightsOnForm(task.form, own))]]
      const names = own.touched(values)
      return names.length === 0 ? [] : [[id, refuse({ code: 'cases.fields-not-yours', names })]]
    }),
  )
}
