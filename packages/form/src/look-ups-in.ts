import type { Field, Form, FormValues, LookUpKind } from './form.ts'
import { type PlainObject, valueAt } from './plain-object.ts'
import { ROW_LIMIT, rowsIn } from './rows.ts'

/** No number is longer: a record is named by less. */
const LONGEST = 300

/** What the look-ups of a form name in values, or in the data beneath them: the texts by the kind of record. */
export function lookUpsIn(
  { fields }: Form,
  ...sources: readonly FormValues[]
): ReadonlyMap<LookUpKind, ReadonlySet<string>> {
  const named = new Map<LookUpKind, Set<string>>()
  const collect = (within: readonly Field[], values: PlainObject): void => {
    for (const { kind, path } of within) {
      const value = valueAt(values, path)
      if (kind.type === 'rows') {
        for (const row of rowsIn(value)?.slice(0, ROW_LIMIT) ?? []) collect(kind.columns, row)
      }
      if (kind.type !== 'text' || kind.lookUp === undefined || typeof value !== 'string') continue
      const text = value.trim()
      if (text === '' || text.length > LONGEST) continue
      named.set(kind.lookUp, (named.get(kind.lookUp) ?? new Set()).add(text))
    }
  }
  for (const values of sources) collect(fields, values)
  return named
}
