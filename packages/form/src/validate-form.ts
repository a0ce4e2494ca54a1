import { createEvaluation, type Evaluation } from '@aftersale/feel'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import { checkValue } from './check-value.ts'
import { currentOptions, type FieldState, fieldState } from './field-state.ts'
import type { Field, FieldRights, Form, FormValues, Sentence } from './form.ts'
import { computedValue, knownValues } from './known-values.ts'
import { isPlainObject, type PlainObject, valueAt, withValueAt } from './plain-object.ts'
import { isSameValue } from './same-value.ts'

/** What is wrong with one field: `path` is its name, the texts are what follows the field's label in a sentence. */
export type FieldProblem = Sentence & { readonly path: string }

export type ValuesRefused = { readonly code: 'form.values-wrong'; readonly fields: readonly FieldProblem[] }

export type ValidationOptions = {
  /** The time that expressions of the form believe. */
  readonly now: Instant
  /** A zone of the tz database for `now()` and `today()`; UTC where left out. */
  readonly zone?: string
  /** What the person may see and change at this step. */
  readonly rights?: FieldRights
  /** What is known besides the values: the present values of fields shown readonly, facts and options expressions use. */
  readonly data?: FormValues
}

const MISSING: Sentence = { en: 'is missing', 'zh-CN': '不能为空' }
const UNKNOWN: Sentence = { en: 'is no field of this form', 'zh-CN': '不是此表单的字段' }
const NOT_ASKED: Sentence = { en: 'is not asked for here', 'zh-CN': '此处无需填写' }
const NOT_YOURS: Sentence = { en: 'may not be changed here', 'zh-CN': '此处不可修改' }

/**
 * Checks the values somebody submits and answers the ones to keep: each field that was asked for and may be changed, by
 * its path, with null where it was left empty (nothing, blank text, an empty list). Everything wrong is named at once, in
 * the order of the form, and then keys the form does not have.
 *
 * A field that a condition hides, or that is withheld by right, is not required and takes no value; a withheld one is
 * answered like one that does not exist. A readonly field takes only the value the data has for it, and is not kept.
 * Conditions see data and values together; later conditions see null for a field that an earlier one hid. A computed field
 * is worked out from what stands before it, and kept; what is submitted for it says nothing. One that is hidden is not kept.
 */
export function validateForm(
  form: Form,
  values: unknown,
  options: ValidationOptions,
): Result<FormValues, ValuesRefused> {
  if (!isPlainObject(values)) {
    return refuse({ code: 'form.values-wrong', fields: [{ path: '', en: 'must be an object', 'zh-CN': '必须是对象' }] })
  }
  const evaluation = createEvaluation({ now: options.now, zone: options.zone ?? 'UTC' })
  const data = options.data ?? {}
  const problems: FieldProblem[] = []
  let known = knownValues(form, data, values, options.rights)
  let kept: PlainObject = {}
  for (const field of form.fields) {
    const value = valueAt(values, field.path)
    const state = fieldState(field, options.rights, known, evaluation)
    const problem = problemOf(field, value, state, valueAt(data, field.path), known, evaluation)
    if (problem !== undefined) problems.push({ path: field.name, ...problem })
    if (state === 'hidden') known = withValueAt(known, field.path, null)
    if (field.kind.type === 'computed') {
      const computed = state === 'readonly' ? computedValue(field, options.rights, known, evaluation) : undefined
      if (computed === undefined) continue
      known = withValueAt(known, field.path, computed)
      kept = withValueAt(kept, field.path, computed)
    }
    if (state === 'editable') kept = withValueAt(kept, field.path, isEmpty(value) ? null : value)
  }
  const unknown = unknownPaths(form, values, []).map((path) => ({ path, ...UNKNOWN }))
  const fields = [...problems, ...unknown]
  return fields.length === 0 ? accept(kept) : refuse({ code: 'form.values-wrong', fields })
}

function problemOf(
  field: Field,
  value: unknown,
  state: FieldState,
  present: unknown,
  known: PlainObject,
  evaluation: Evaluation,
): Sentence | undefined {
  const { kind } = field
  switch (state) {
    case 'withheld':
      return value === undefined ? undefined : UNKNOWN
    case 'hidden':
      return isEmpty(value) ? undefined : NOT_ASKED
    case 'readonly':
      // It is worked out here anew, whatever whoever submits has worked out.
      if (kind.type === 'computed') return undefined
      return value === undefined || isSameValue(value, present ?? null) ? undefined : NOT_YOURS
    case 'editable': {
      const isMissing = isEmpty(value) || (kind.type === 'checkbox' && value === false)
      if (isMissing && field.isRequired) return MISSING
      if (isEmpty(value)) return undefined
      const isChoice = kind.type === 'one' || kind.type === 'many'
      const options = isChoice ? currentOptions(kind.options, known, evaluation) : []
      return checkValue(
        kind,
        value,
        options.map((option) => option.value),
      )
    }
  }
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

/** The paths of values that no field stands for. */
function unknownPaths(form: Form, values: PlainObject, path: readonly string[]): string[] {
  return Object.keys(values).flatMap((key) => {
    const inner = [...path, key]
    const name = inner.join('.')
    if (form.fields.some((field) => field.name === name)) return []
    const value = values[key]
    const leadsOn = form.fields.some((field) => field.name.startsWith(`${name}.`))
    return leadsOn && isPlainObject(value) ? unknownPaths(form, value, inner) : [name]
  })
}
