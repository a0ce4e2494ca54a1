import type { CaseSummary, Json, Task } from '@aftersale/contract'
import { readForm } from '@aftersale/form'
import type { OpenTask } from '../../engine/index.ts'

/** An open task as the API shows it. */
export function taskOf(task: OpenTask, owner: CaseSummary): Task {
  const { reason, product, productName, customer, quantity, refund, requestedAt } = owner
  return {
    id: task.id,
    caseId: owner.id,
    caseNumber: owner.number,
    element: task.element,
    name: task.name,
    state: 'open',
    groups: [...task.groups],
    form: task.form === null ? null : { id: task.form.id, schema: JSON.parse(task.form.content), data: formData(task) },
    createdAt: task.createdAt,
    dueAt: task.dueAt,
    subject: { reason, product, productName, customer, quantity, refund, requestedAt },
  }
}

/** Of the instance's variables only what the form's conditions and fields name: a form shows no more than it asks for. */
function formData({ form, variables }: OpenTask): Record<string, Json> {
  const read = readForm(form?.content ?? '')
  if (!read.ok) return {}
  const names = read.value.fields.flatMap((field) => [
    field.path[0] ?? '',
    ...field.hiddenWhen.flatMap((one) => one.names),
  ])
  const known = [...new Set(names)].filter((name) => Object.hasOwn(variables, name))
  return Object.fromEntries(known.map((name) => [name, variables[name] as Json]))
}
