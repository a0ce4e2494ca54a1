import { createEvaluation } from '@aftersale/feel'
import { currentOptions, type FieldState, fieldState } from './field-state.ts'
import type { Field, Form, FormValues } from './form.ts'
import { knownValues } from './known-values.ts'
import { withValueAt } from './plain-object.ts'
import type { ValidationOptions } from './validate-form.ts'

/** A field as it is to somebody at this moment; `options` is what may be chosen in it, empty where it is no choice. */
export type FieldNow = { readonly field: Field; readonly state: FieldState; readonly options: readonly unknown[] }

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
    const { kind } = field
    const isChoice = kind.type === 'one' || kind.type === 'many'
    return { field, state, options: isChoice ? currentOptions(kind.options, known, evaluation) : [] }
  })
}
