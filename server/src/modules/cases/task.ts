import type { Task } from '@aftersale/contract'
import type { OpenTask } from '../../engine/index.ts'

/** An open task as the API shows it. */
export function taskOf(task: OpenTask, owner: { readonly id: string; readonly number: string }): Task {
  return {
    id: task.id,
    caseId: owner.id,
    caseNumber: owner.number,
    element: task.element,
    name: task.name,
    state: 'open',
    groups: [...task.groups],
    form: task.form === null ? null : { id: task.form.id, schema: JSON.parse(task.form.content) },
    createdAt: task.createdAt,
    dueAt: null,
  }
}
