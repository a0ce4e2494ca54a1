import type { FieldNow, Form, FormValues, RowNow } from '@aftersale/form'

/** The value at a path of nested values. */
export function valueAt(values: FormValues, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isValues(inner) ? inner[key] : undefined), values)
}

/** The same values with another one at a path. */
export function withValue(values: FormValues, path: readonly string[], value: unknown): FormValues {
  const [key, ...rest] = path
  if (key === undefined) return values
  const inner = values[key]
  return { ...values, [key]: rest.length === 0 ? value : withValue(isValues(inner) ? inner : {}, rest, value) }
}

/** What was typed, and of fields of which nothing was, what they begin with: also of one that came to the form since. */
export const withDefaults = ({ fields }: Form, typed: FormValues, defaults: FormValues): FormValues =>
  fields.reduce(
    (values, { path }) =>
      valueAt(values, path) === undefined ? withValue(values, path, valueAt(defaults, path)) : values,
    typed,
  )

/** Only the values of what may be filled in, of tables row by row: what is sent. */
export const valuesOf = (state: readonly FieldNow[], values: FormValues): FormValues =>
  state
    .filter((now) => now.state === 'editable')
    .reduce<FormValues>((kept, { field, rows }) => {
      const value = valueAt(values, field.path) ?? null
      return withValue(kept, field.path, field.kind.type === 'rows' ? rowsSent(rows, value) : value)
    }, {})

const rowsSent = (rows: readonly RowNow[], value: unknown): FormValues[] =>
  rowsOf(value).map((row, at) => valuesOf(rows[at]?.fields ?? [], row))

/** The rows of a table, as far as a value is some. */
export const rowsOf = (value: unknown): readonly FormValues[] => (Array.isArray(value) ? value.filter(isValues) : [])

const isValues = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
