import { type FieldProblem, type FieldRights, type Form, type FormValues, validateForm } from '@aftersale/form'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { TaskAtHand } from './command-task.ts'
import { visibleAt } from './visible-at.ts'

export type ValuesWrong = { readonly code: 'tasks.values-wrong'; readonly fields: FieldProblem[] }

/**
 * What the task's form keeps of the values, with the rights that the flow gives at this step. Where the flow names no form,
 * people use one that is not ours, and its values are taken as they are.
 */
export async function checkValues(
  { task, node, working, work }: TaskAtHand,
  values: FormValues,
): Promise<Result<FormValues, ValuesWrong>> {
  if (task.form_id === null) return accept(values)
  const data = visibleAt(working.state, task.visit, {})
  const { now, setup } = work
  const form = await setup.definitions.formById(work.tx, task.form_id)
  const options = { now, zone: setup.zone, data, rights: rightsOf(node.fieldRights) }
  const checked = validateForm(demanding(form, node.fieldRights), values, options)
  return checked.ok ? checked : refuse({ code: 'tasks.values-wrong', fields: [...checked.refusal.fields] })
}

type StepRights = TaskAtHand['node']['fieldRights']

/** What a step demands may be changed there. */
export const rightsOf = (rights: StepRights): FieldRights =>
  Object.fromEntries(Object.entries(rights).map(([name, right]) => [name, right === 'required' ? 'editable' : right]))

const demanding = (form: Form, rights: StepRights): Form => ({
  ...form,
  fields: form.fields.map((field) => (rights[field.name] === 'required' ? { ...field, isRequired: true } : field)),
})
