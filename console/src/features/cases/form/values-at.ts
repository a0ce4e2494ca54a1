import type { Field, FormValues } from '@aftersale/form'

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

/** Only the values of these fields: what is sent. */
export const valuesOf = (fields: readonly Field[], values: FormValues): FormValues =>
  fields.reduce<FormValues>((kept, { path }) => withValue(kept, path, valueAt(values, path) ?? null), {})

const isValues = (value: unknown): value is FormValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
