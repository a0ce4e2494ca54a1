import { createEvaluation } from '@aftersale/feel'
import { currentOptions, type FieldState, fieldState } from './field-state.ts'
import type { Field, Form, FormValues } from './form.ts'
import { computedValue, knownValues } from './known-values.ts'
import { valueAt, withValueAt } from './plain-object.ts'
import type { ValidationOptions } from './validate-form.ts'

/**
 * A field as it is to somebody at this moment; `options` is what may be chosen in it, empty where it is no choice, and
 * `optionLabels` what those are called that come from data. `computed` is what a formula comes to, null of any other field.
 */
export type FieldNow = {
  readonly field: Field
  readonly state: FieldState
  readonly options: readonly unknown[]
  readonly optionLabels: ReadonlyMap<unknown, string>
  readonly computed: unknown
}

/**
 * What every field of a form is while it is filled in, in the order of the form: for drawing it. It agrees with
 * `validateForm`: a field that is `editable` here is one whose value is taken there, with the same options.
 */
export function formState(form: Form, values: FormValues, options: ValidationOptions): readonly FieldNow[] {
  const evaluation = createEvaluation({ now: options.now, zone: options.zone ?? 'UTC' })
  let known = knownValues(form, options.data ?? {}, values, options.rights)
  return form.fields.map((field) => {
    const state = fieldState(field, options.rights, known, evaluation)
    if (state === 'hidden') known = withValueAt(known, field.path, null)
    const computed = state === 'hidden' ? undefined : computedValue(field, options.rights, known, evaluation)
    if (computed !== undefined) known = withValueAt(known, field.path, computed)
    const { kind } = field
    const isChoice = kind.type === 'one' || kind.type === 'many'
    const chosen = isChoice ? currentOptions(kind.options, known, evaluation) : []
    return {
      field,
      state,
      options: chosen.map(({ value }) => value),
      optionLabels: new Map(chosen.flatMap(({ value, label }) => (label === undefined ? [] : [[value, label]]))),
      computed: kind.type === 'computed' ? (valueAt(known, field.path) ?? null) : null,
    }
  })
}
