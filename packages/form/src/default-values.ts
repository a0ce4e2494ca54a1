import type { Field, Form, FormValues } from './form.ts'
import { type PlainObject, valueAt, withValueAt } from './plain-object.ts'

/** The values a form opens with: those of the data, else the form's defaults, else a plain nothing of each kind. */
export function defaultValues(form: Form, data: FormValues = {}): FormValues {
  let values: PlainObject = {}
  for (const field of form.fields) {
    values = withValueAt(values, field.path, valueAt(data, field.path) ?? field.defaultValue ?? nothingOf(field))
  }
  return values
}

function nothingOf({ kind }: Field): unknown {
  if (kind.type === 'checkbox') return false
  return kind.type === 'many' ? [] : null
}
