import type { CaseSummary, Json, Task } from '@aftersale/contract'
import { formNames, readForm } from '@aftersale/form'
import type { OpenTask } from '../../engine/index.ts'
import { caseCurrency } from './case-currency.ts'
import { schemaWithout } from './field-rights/form-without.ts'
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
  const { id, content } = task.form
  const schema = JSON.parse(content) as Json
  const data = formData(task)
  const currency = caseCurrency(task.variables)
  if (withheld === null) return { id, schema, data, currency }
  return { id, schema: schemaWithout(schema, withheld), data: withheld.json(data), currency }
}

/** Of the instance's variables only what the form names: a form shows no more than it asks for. */
function formData({ form, variables }: OpenTask): Record<string, Json> {
  const read = readForm(form?.content ?? '')
  if (!read.ok) return {}
  const known = [...formNames(read.value)].filter((name) => Object.hasOwn(variables, name))
  return Object.fromEntries(known.map((name) => [name, variables[name] as Json]))
}
