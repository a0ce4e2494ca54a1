import { type Operator, type Row, type Rows, readRows, writeRows } from '@aftersale/modelling'

/**
 * When a field is shown. A form says when it is hidden (`conditional.hide`), people think of when it is shown: what can be
 * turned around without another meaning is told as `rows`; everything else stays the FEEL that it is.
 */
export type Visibility =
  | { readonly kind: 'always' }
  /** Shown only while the rows hold. */
  | { readonly kind: 'when'; readonly rows: Rows }
  /** Hidden while this, without its equals sign, is true. */
  | { readonly kind: 'unless'; readonly source: string }

/** Operators whose opposite is true exactly where they are not, of values of one type. */
const OPPOSITES: Readonly<Partial<Record<Operator, Operator>>> = {
  '=': '!=',
  '!=': '=',
  empty: 'filled',
  filled: 'empty',
}

const turned = (row: Row): Row | null => {
  const operator = OPPOSITES[row.operator]
  return operator === undefined ? null : { ...row, operator }
}

/** Not (a and b) is not a or not b; not (a or b) is not a and not b. Null for rows that are both, or have no opposite. */
function opposite(rows: Rows): Rows | null {
  const each = rows.flat().map(turned)
  if (each.some((row) => row === null)) return null
  const known = each.filter((row) => row !== null)
  if (rows.length === 1) return known.map((row) => [row])
  return rows.every((group) => group.length === 1) ? [known] : null
}

/** Unknown is not true: what asks for more than an unknown amount is not shown. */
const WRAPPED = /^\((.*)\) != true$/s

export function readVisibility(hide: unknown): Visibility {
  if (typeof hide !== 'string' || hide.trim() === '' || !hide.startsWith('=')) {
    return typeof hide === 'string' && hide.trim() !== '' ? { kind: 'unless', source: hide } : { kind: 'always' }
  }
  const source = hide.slice(1).trim()
  const inner = WRAPPED.exec(source)?.[1]
  const shown = inner === undefined ? null : readRows(inner)
  if (shown !== null) return { kind: 'when', rows: shown }
  const hidden = readRows(source)
  const rows = hidden === null ? null : opposite(hidden)
  return rows === null ? { kind: 'unless', source } : { kind: 'when', rows }
}

/** What a form says of it; undefined: nothing. */
export function writeVisibility(visibility: Visibility): string | undefined {
  switch (visibility.kind) {
    case 'always':
      return undefined
    case 'unless':
      return visibility.source.trim() === '' ? undefined : `=${visibility.source}`
    case 'when': {
      const rows = visibility.rows.filter((group) => group.length > 0)
      if (rows.length === 0) return undefined
      const hidden = opposite(rows)
      return hidden === null ? `=(${writeRows(rows)}) != true` : `=${writeRows(hidden)}`
    }
  }
}
