/** An object as JSON has it: own entries, no class. */
export type PlainObject = { readonly [key: string]: unknown }

export function isPlainObject(value: unknown): value is PlainObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The value at a path; undefined where there is none. Inherited properties are not values. */
export function valueAt(values: PlainObject, path: readonly string[]): unknown {
  let value: unknown = values
  for (const key of path) {
    if (!isPlainObject(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value
}

/** A copy with a value at a path; what stands along the path and is no object gives way. */
export function withValueAt(values: PlainObject, path: readonly string[], value: unknown): PlainObject {
  const [key, ...rest] = path
  if (key === undefined) return values
  if (rest.length === 0) return { ...values, [key]: value }
  const inner = Object.hasOwn(values, key) ? values[key] : undefined
  return { ...values, [key]: withValueAt(isPlainObject(inner) ? inner : {}, rest, value) }
}
