import type { Field, Form, FormValues } from './form.ts'
import { type PlainObject, valueAt, withValueAt } from './plain-object.ts'
import { rowsIn } from './rows.ts'

/** The values a form opens with: those of the data, else the form's defaults, else a plain nothing of each kind. */
export const defaultValues = ({ fields }: Form, data: FormValues = {}): FormValues => valuesFrom(fields, data)

/** What a new row of a table begins with. */
export const newRow = (columns: readonly Field[]): FormValues => valuesFrom(columns, {})

function valuesFrom(fields: readonly Field[], data: PlainObject): PlainObject {
  let values: PlainObject = {}
  for (const field of fields) {
    const { kind, path } = field
    const present = valueAt(data, path)
    const value = kind.type === 'rows' ? rowsFrom(kind, present) : (present ?? field.defaultValue ?? nothingOf(field))
    values = withValueAt(values, path, value)
  }
  return values
}

function rowsFrom({ columns, start }: Extract<Field['kind'], { type: 'rows' }>, present: unknown): PlainObject[] {
  const rows = rowsIn(present) ?? Array.from({ length: start }, () => ({}))
  return rows.map((row) => valuesFrom(columns, row))
}

function nothingOf({ kind }: Field): unknown {
  if (kind.type === 'checkbox') return false
  return kind.type === 'many' ? [] : null
}
