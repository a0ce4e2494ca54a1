import type { CaseSummary, Task } from '@aftersale/contract'
import type { OpenTask } from '../../engine/index.ts'
import { caseCurrency } from './case-currency.ts'
import { shownForm } from './field-rights/shown-form.ts'
import type { Withholding } from './field-rights/withholding.ts'

/** An open task as the API shows it. */
export function taskOf(task: OpenTask, owner: CaseSummary, withheld: Withholding | null = null): Task {
  const { reason, product, productName, customer, quantity, refund, requestedAt } = owner
  return {
    id: task.id,
    caseId: owner.id,
    caseNumber: owner.number,
    element: task.element,
    name: task.name,
    state: 'open',
    groups: [...task.groups],
    form: formShown(task, withheld),
    createdAt: task.createdAt,
    dueAt: task.dueAt,
    subject: { reason, product, productName, customer, quantity, refund, requestedAt },
  }
}

function formShown(task: OpenTask, withheld: Withholding | null): Task['form'] {
  if (task.form === null) return null
  const { id, content, rights } = task.form
  const currency = caseCurrency(task.variables)
  return { id, ...shownForm(content, { rights, variables: task.variables }, withheld), currency }
}
