import type { FormValues } from '@aftersale/form'
import { type Instant, isId } from '@aftersale/kernel'
import { type ApprovalPolicy, readState, type Signer, taskOf } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { type Name, nameOf, nodeOf } from '../name.ts'
import type { Actor } from './actor.ts'
import { rightsOf } from './check-values.ts'
import { type ListedTask, readTasks } from './listed-task.view.ts'
import { type Operation, operationsOn } from './operations.ts'
import { readCopies, readForm, readInstanceOf, readOpenedAfter, readUserTask } from './tasks.store.ts'
import { visibleAt } from './visible-at.ts'

/** One task, with all that a person needs who is to do something with it. */
export interface TaskDetail extends ListedTask {
  readonly form: {
    readonly content: string
    /** What this step lets one do with fields of the form. */
    readonly rights: Readonly<Record<string, 'hidden' | 'readonly' | 'editable'>>
  } | null
  /** What the step sees of the instance: what the form's conditions look at. */
  readonly variables: FormValues
  readonly draft: { readonly values: FormValues; readonly savedAt: Instant } | null
  /** Null where it is no approval, or is over. */
  readonly approval: { readonly policy: ApprovalPolicy['kind']; readonly approvers: readonly Signer[] } | null
  readonly sendBackTo: readonly { readonly element: string; readonly name: Name }[]
  readonly copies: readonly { readonly person: string; readonly seenAt: Instant | null }[]
  readonly closed: { readonly at: Instant; readonly by: string | null } | null
  /** What the asking person may do with it now. */
  readonly may: readonly Operation[]
}

/** A task by its id, open or not; null where there is none. */
export async function readTask(
  database: Database,
  definitions: Definitions,
  id: string,
  actor: Actor,
): Promise<TaskDetail | null> {
  const row = isId(id) ? await readUserTask(database, id) : undefined
  const [listed] = row === undefined ? [] : await readTasks(database, definitions, [id])
  if (row === undefined || listed === undefined) return null
  const instance = await readInstanceOf(database, row.instance_id)
  const { process } = await definitions.processById(database, instance.definition_id)
  const node = process.nodes.get(row.element)
  const task = node?.kind === 'userTask' ? node : null
  const state =
    instance.status === 'active' ? readState({ position: instance.state, variables: instance.variables }) : null
  const element = state?.elements.find(({ key }) => key === row.visit)
  const signers = element === undefined ? null : (taskOf(element)?.signers ?? null)
  const next = row.status === 'open' ? [] : await readOpenedAfter(database, row.instance_id, row.visit)
  const targets = row.status === 'open' ? (task?.sendBackTo ?? []) : []
  const at = row.completed_at ?? row.canceled_at
  return {
    ...listed,
    form:
      row.form_id === null
        ? null
        : { content: await readForm(database, row.form_id), rights: rightsOf(task?.fieldRights ?? {}) },
    variables: visibleAt(state, row.visit, instance.variables),
    draft:
      row.draft === null || row.drafted_at === null
        ? null
        : { values: row.draft as FormValues, savedAt: row.drafted_at },
    approval: signers === null ? null : { policy: task?.approval?.kind ?? 'all', approvers: signers },
    sendBackTo: targets.map((target) => ({ element: target, name: nameOf(nodeOf(process, target)) })),
    copies: await readCopies(database, id),
    closed: at === null ? null : { at, by: row.completed_by ?? row.canceled_by },
    may: instance.status === 'active' ? operationsOn({ task: row, next, signers, targets }, actor) : [],
  }
}
