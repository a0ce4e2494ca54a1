import type { Answer, FieldProblem, routes } from '@aftersale/contract'
import { readForm, validateForm } from '@aftersale/form'
import { accept, type Instant, isId, type Result, refuse } from '@aftersale/kernel'
import type { Engine, OpenTask } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { caseOfInstance } from './case.store.ts'

interface TaskSubmission {
  readonly taskId: string
  readonly values: Readonly<Record<string, unknown>>
  readonly by: string
  readonly now: Instant
}

/** Submits what a person decided, if the form allows it. Of two at once one wins; the other is told when it was closed. */
export function completeTask(
  database: Database,
  engine: Engine,
  { taskId, values, by, now }: TaskSubmission,
): Answer<typeof routes.completeTask> {
  return inTransaction(database, async (tx): Answer<typeof routes.completeTask> => {
    if (!isId(taskId)) return refuse({ code: 'tasks.not-found' })
    const [task] = await engine.openTasks(tx, [taskId])
    const checked = task === undefined ? accept(values) : checkValues(task, values, now)
    if (!checked.ok) return checked
    const completed = await engine.completeUserTask(tx, taskId, checked.value, by, now)
    if (!completed.ok) return completed
    const { id, status } = await caseOfInstance(tx, completed.value.instanceId)
    return accept({ taskId, caseId: id, caseState: status, completedAt: now })
  })
}

/** What the task's form keeps of the values; a task without a form takes none. */
function checkValues(
  task: OpenTask,
  values: Readonly<Record<string, unknown>>,
  now: Instant,
): Result<Readonly<Record<string, unknown>>, { code: 'tasks.values-wrong'; fields: FieldProblem[] }> {
  const form = readForm(task.form?.content ?? NO_FORM)
  if (!form.ok) throw new Error(`expected the deployed form ${task.form?.id} to be readable, got ${form.refusal.code}`)
  const checked = validateForm(form.value, values, { now, data: task.variables })
  return checked.ok ? checked : refuse({ code: 'tasks.values-wrong', fields: [...checked.refusal.fields] })
}

const NO_FORM = { id: 'none', components: [] }
