import { rightOn } from './field-state.ts'
import type { Field, FieldRights } from './form.ts'
import { type PlainObject, valueAt, withValueAt } from './plain-object.ts'

const VALUE_DEPTH = 4

/**
 * The data, with the value of each field over it that the person may change, and null where there is neither. Tables are left
 * out: what their rows hold is known once they have been gone through.
 */
export function knownValues(
  fields: readonly Field[],
  data: PlainObject,
  values: PlainObject,
  rights: FieldRights | undefined,
): PlainObject {
  return fields.reduce((known, { path, name, kind }) => {
    const isTaken = rightOn(rights, name) === 'editable' && kind.type !== 'computed' && kind.type !== 'rows'
    const submitted = isTaken ? valueAt(values, path) : undefined
    const value = isShallow(submitted, VALUE_DEPTH) ? submitted : undefined
    return withValueAt(known, path, value ?? valueAt(data, path) ?? null)
  }, data)
}

/** Whether a value is nested no deeper than a field could take it; conditions need not see what is refused anyway. */
function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1))
}
