import {
  demanding,
  type FieldProblem,
  type FieldRights,
  type Form,
  type FormValues,
  type Linked,
  validateForm,
} from '@aftersale/form'
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
  own: FieldRights = {},
  linked: Linked = {},
): Promise<Result<FormValues, ValuesWrong>> {
  if (task.form_id === null) return accept(values)
  const data = visibleAt(working.state, task.visit, {})
  const { now, setup } = work
  const form = await setup.definitions.formById(work.tx, task.form_id)
  const options = { now, zone: setup.zone, data, rights: narrower(rightsOf(node.fieldRights), own), linked }
  const checked = validateForm(
    demanding(form, (name) => node.fieldRights[name] === 'required'),
    values,
    options,
  )
  if (checked.ok) return accept(withRest(form, checked.value, data))
  return refuse({ code: 'tasks.values-wrong', fields: [...checked.refusal.fields] })
}

type StepRights = TaskAtHand['node']['fieldRights']

/** What a step demands may be changed there. */
export const rightsOf = (rights: StepRights): FieldRights =>
  Object.fromEntries(Object.entries(rights).map(([name, right]) => [name, right === 'required' ? 'editable' : right]))

const NARROWEST = ['hidden', 'readonly', 'editable'] as const

/** What both allow. */
export function narrower(one: FieldRights, other: FieldRights): FieldRights {
  const names = [...Object.keys(one), ...Object.keys(other)]
  return Object.fromEntries(
    names.map((name) => [name, NARROWEST.find((right) => one[name] === right || other[name] === right) ?? 'editable']),
  )
}

/** A field with a path writes its own member of a variable: the others stay as they are. */
function withRest({ fields }: Form, kept: FormValues, data: FormValues): FormValues {
  const nested = new Set(fields.filter(({ path }) => path.length > 1).map(({ path }) => path[0] ?? ''))
  const merged = Object.entries(kept).map(([name, value]) => [name, nested.has(name) ? over(data[name], value) : value])
  return { ...kept, ...Object.fromEntries(merged) }
}

function over(before: unknown, value: unknown): unknown {
  if (!isObject(before) || !isObject(value)) return value
  const members = Object.entries(value).map(([name, one]) => [name, over(before[name], one)])
  return { ...before, ...Object.fromEntries(members) }
}

const isObject = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
