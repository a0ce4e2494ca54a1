import { type KnownValue, type Operator, type Row, readRows, writeRows } from '@aftersale/modelling'

/** A condition while it is changed: rows, or text where it is more than rows can say. */
export type ConditionDraft =
  | { readonly kind: 'rows'; readonly groups: readonly (readonly Row[])[] }
  | { readonly kind: 'text'; readonly text: string }

export function draftOf(condition: string | null): ConditionDraft {
  const rows = condition === null ? null : readRows(condition)
  return rows === null ? { kind: 'text', text: condition ?? '' } : { kind: 'rows', groups: rows }
}

/** As FEEL; null while something is missing. */
export function conditionOf(draft: ConditionDraft): string | null {
  if (draft.kind === 'text') return draft.text.trim() === '' ? null : draft.text.trim()
  const rows = draft.groups.flat()
  return rows.length > 0 && rows.every(isWhole) ? writeRows(draft.groups) : null
}

const isWhole = ({ operator, value }: Row): boolean => {
  if (operator === 'empty' || operator === 'filled') return true
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== ''
}

const ORDERED: readonly Operator[] = ['>', '>=', '<', '<=', '=', '!=', 'empty', 'filled']
const EQUAL: readonly Operator[] = ['=', '!=', 'in', 'empty', 'filled']

/** How a field can be compared; what a row says already is always among them. */
export function operatorsFor(known: KnownValue | undefined, operator: Operator): readonly Operator[] {
  const kind = known?.kind ?? 'text'
  const all =
    kind === 'money' || kind === 'number' ? ORDERED : kind === 'flag' ? EQUAL.filter((one) => one !== 'in') : EQUAL
  return all.includes(operator) ? all : [...all, operator]
}

/** A row about another field: what it is compared with begins anew. */
export function rowFor(known: KnownValue | undefined, path: string): Row {
  const kind = known?.kind ?? 'text'
  const isOrdered = kind === 'money' || kind === 'number'
  return { path: path.split('.'), operator: isOrdered ? '>' : '=', value: kind === 'flag' ? true : null }
}

/** A row compared otherwise: the value stays where it can. */
export function withOperator(row: Row, operator: Operator): Row {
  if (operator === 'empty' || operator === 'filled') return { ...row, operator, value: null }
  if (operator === 'in')
    return { ...row, operator, value: [row.value].flat().filter((one) => one !== null) as string[] }
  return { ...row, operator, value: Array.isArray(row.value) ? (row.value[0] ?? null) : row.value }
}
