import { type Filter, type FilterValue, formatFeel, readFilter } from '@aftersale/feel'

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'empty' | 'filled'

/** One comparison: a field, an operator, a fixed value. */
export interface Row {
  /** Names from the outside inwards: `request.reason` is `['request', 'reason']`. */
  readonly path: readonly string[]
  readonly operator: Operator
  /** A list with `in`, null with `empty` and `filled`. */
  readonly value: FilterValue | readonly FilterValue[] | null
}

/** Rows that must all hold, inside of groups of which one must. */
export type Rows = readonly (readonly Row[])[]

/**
 * A FEEL condition as rows: comparisons of a name with a fixed value, joined by `and` inside of `or`. Null where it is
 * anything else, so that it stays text. What `writeRows` makes of them means the same.
 */
export function readRows(condition: string): Rows | null {
  const read = readFilter(condition, () => true)
  if (!read.ok) return null
  const groups = groupsOf(read.value)
  if (groups === null) return null
  // What is written back must be read as the same filter, or a form would change what the model means.
  const again = readFilter(writeRows(groups), () => true)
  return again.ok && sameFilter(again.value, read.value) ? groups : null
}

function groupsOf(filter: Filter): Row[][] | null {
  if (filter.kind !== 'or') {
    const rows = rowsOf(filter)
    return rows === null ? null : [rows]
  }
  const groups: Row[][] = []
  for (const one of filter.of) {
    const inner = groupsOf(one)
    if (inner === null) return null
    groups.push(...inner)
  }
  return groups
}

function rowsOf(filter: Filter): Row[] | null {
  if (filter.kind !== 'and') {
    const row = rowOf(filter)
    return row === null ? null : [row]
  }
  const rows: Row[] = []
  for (const one of filter.of) {
    const inner = rowsOf(one)
    if (inner === null) return null
    rows.push(...inner)
  }
  return rows
}

function rowOf(filter: Filter): Row | null {
  switch (filter.kind) {
    case 'equal':
      return { path: filter.path, operator: '=', value: filter.value }
    case 'null':
      return { path: filter.path, operator: 'empty', value: null }
    case 'order':
      return { path: filter.path, operator: filter.operator, value: filter.value }
    case 'member':
      return filter.values.length === 0 ? null : { path: filter.path, operator: 'in', value: filter.values }
    case 'not': {
      const { of } = filter
      if (of.kind === 'equal') return { path: of.path, operator: '!=', value: of.value }
      return of.kind === 'null' ? { path: of.path, operator: 'filled', value: null } : null
    }
    default:
      return null
  }
}

/** The condition in FEEL, without `=`. */
export const writeRows = (rows: Rows): string =>
  rows
    .filter((group) => group.length > 0)
    .map((group) => group.map(writeRow).join(' and '))
    .join(' or ')

function writeRow({ path, operator, value }: Row): string {
  const name = path.join('.')
  if (operator === 'empty') return `${name} = null`
  if (operator === 'filled') return `${name} != null`
  if (operator !== 'in') return `${name} ${operator} ${formatFeel(value as FilterValue)}`
  const values = Array.isArray(value) ? (value as readonly FilterValue[]) : [value as FilterValue]
  return `${name} in [${values.map((one) => formatFeel(one)).join(', ')}]`
}

/** Filters are plain data; `and` and `or` may be joined in another order of brackets, which changes nothing. */
const sameFilter = (one: Filter, other: Filter): boolean => JSON.stringify(flat(one)) === JSON.stringify(flat(other))

function flat(filter: Filter): unknown {
  if (filter.kind === 'not') return { kind: 'not', of: flat(filter.of) }
  if (filter.kind !== 'and' && filter.kind !== 'or') return filter
  const { kind } = filter
  const parts = (one: Filter): unknown[] => (one.kind === kind ? one.of.flatMap(parts) : [flat(one)])
  return { kind, of: parts(filter) }
}
