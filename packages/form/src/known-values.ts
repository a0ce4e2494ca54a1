import { type Evaluation, type FeelContext, feelFromJson, feelToJson } from '@aftersale/feel'
import type { Field, FieldRights, Form } from './form.ts'
import { type PlainObject, valueAt, withValueAt } from './plain-object.ts'

const VALUE_DEPTH = 4

/** The data, with the value of each field over it that the person may change, and null where there is neither. */
export function knownValues(
  form: Form,
  data: PlainObject,
  values: PlainObject,
  rights: FieldRights | undefined,
): PlainObject {
  return form.fields.reduce((known, { path, name, kind }) => {
    const right = rights?.[name] ?? 'editable'
    const isTaken = right === 'editable' && kind.type !== 'computed'
    const submitted = isTaken ? valueAt(values, path) : undefined
    const value = isShallow(submitted, VALUE_DEPTH) ? submitted : undefined
    return withValueAt(known, path, value ?? valueAt(data, path) ?? null)
  }, data)
}

/**
 * What a computed field comes to, as JSON; null where its formula fails. Undefined for every other field, and for one that a
 * right keeps as the data has it.
 */
export function computedValue(
  { kind, name }: Field,
  rights: FieldRights | undefined,
  known: PlainObject,
  evaluation: Evaluation,
): unknown {
  if (kind.type !== 'computed' || (rights?.[name] ?? 'editable') !== 'editable') return undefined
  return feelToJson(kind.formula.evaluate(feelFromJson(known) as FeelContext, evaluation))
}

/** Whether a value is nested no deeper than a field could take it; conditions need not see what is refused anyway. */
function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && Object.values(value).every((inner) => isShallow(inner, depth - 1))
}
