import type { FieldValue, FieldValues } from '@aftersale/commerce'
import type { CasePriority } from '@aftersale/contract'

/** What persons may change of a case. */
export interface Changeable {
  readonly title: string | null
  readonly priority: CasePriority
  readonly fields: FieldValues
}

/** One thing that became another; a field by its name. Null is nothing. */
export type CaseChange =
  | { readonly what: 'title' | 'priority'; readonly from: string | null; readonly to: string | null }
  | {
      readonly what: 'field'
      readonly name: string
      readonly from: FieldValue | null
      readonly to: FieldValue | null
    }

/** What makes the one of the other; nothing where they are the same. */
export function changesBetween(before: Changeable, after: Changeable): CaseChange[] {
  const own = (['title', 'priority'] as const).flatMap((what): CaseChange[] =>
    before[what] === after[what] ? [] : [{ what, from: before[what], to: after[what] }],
  )
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])]
  const fields = names.flatMap((name): CaseChange[] => {
    const [from, to] = [valueIn(before.fields, name), valueIn(after.fields, name)]
    return isSame(from, to) ? [] : [{ what: 'field', name, from, to }]
  })
  return [...own, ...fields]
}

const valueIn = (fields: FieldValues, name: string): FieldValue | null =>
  Object.hasOwn(fields, name) ? (fields[name] ?? null) : null

export const isSame = (a: FieldValue | null, b: FieldValue | null): boolean => {
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && 'minor' in a && 'minor' in b) {
    return a.minor === b.minor && a.currency === b.currency
  }
  return JSON.stringify(a) === JSON.stringify(b)
}
