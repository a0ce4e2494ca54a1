import type { Filter, FilterValue, NamePath } from '@aftersale/feel'
import { type RawBuilder, sql } from 'kysely'
import { type CaseRange, isInScope } from '../../access/index.ts'

/** The column of each member of `case`, where it is called otherwise. */
const COLUMNS: Readonly<Record<string, string>> = { type: 'kind', order: 'order_number' }

/** The condition that a case, by the name of its table, is in one of these ranges of each set. */
export function isInRanges(sets: readonly (readonly CaseRange[])[], table: string): RawBuilder<boolean> {
  const source = sql.ref(`${table}.source`)
  const inOne = (ranges: readonly CaseRange[]) =>
    ranges.map(({ scope, when }) =>
      when === null
        ? isInScope(scope, source)
        : sql`(${isInScope(scope, source)} and coalesce(${holds(when, table)}, false))`,
    )
  const all = sets.map((ranges) => sql`(${sql.join(inOne(ranges), sql` or `)})`)
  return all.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(all, sql` and `)})`
}

/** What a filter says of a case, in SQL: true, false or null exactly where FEEL says so. */
export function holds(filter: Filter, table: string): RawBuilder<boolean | null> {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const between = filter.kind === 'and' ? sql` and ` : sql` or `
      return sql`(${sql.join(
        filter.of.map((one) => holds(one, table)),
        between,
      )})`
    }
    case 'not':
      return sql`(not ${holds(filter.of, table)})`
    case 'null':
      return sql`(${kindOf(filter.path, table)} = 'null')`
    case 'true':
      return sql`(case ${kindOf(filter.path, table)} when 'boolean' then ${jsonOf(filter.path, table)} = 'true' end)`
    case 'equal':
      return equals(filter.path, filter.value, table)
    case 'order': {
      const { path, operator, value } = filter
      const compare = sql.raw(operator)
      return typeof value === 'string'
        ? sql`(case ${kindOf(path, table)} when 'string' then (${textOf(path, table)} collate "C") ${compare} ${value} end)`
        : sql`(case ${kindOf(path, table)} when 'number' then ${textOf(path, table)}::numeric ${compare} ${String(value)}::numeric end)`
    }
    case 'member': {
      const { path, values } = filter
      const itself = sql`${jsonOf(path, table)} = ${JSON.stringify(values)}::jsonb`
      const any = sql.join([itself, ...values.map((value) => equals(path, value, table))], sql` or `)
      return sql`coalesce(${any}, false)`
    }
  }
}

function equals(path: NamePath, value: FilterValue, table: string): RawBuilder<boolean | null> {
  const kind = typeof value
  const json = sql`${JSON.stringify(value)}::jsonb`
  return sql`(case ${kindOf(path, table)} when 'null' then false when ${kind} then ${jsonOf(path, table)} = ${json} end)`
}

/** The kind of value at a path, as jsonb calls it; of the members of an amount in a list, a list. */
function kindOf(path: NamePath, table: string): RawBuilder<string> {
  const [record, name = '', part] = path
  if (record === 'case') return sql`(case when ${columnOf(name, table)} is null then 'null' else 'string' end)`
  if (part === undefined) return sql`coalesce(jsonb_typeof(${jsonOf(path, table)}), 'null')`
  const of = jsonOf([record ?? '', name], table)
  return sql`(case jsonb_typeof(${of}) when 'array' then 'array' else coalesce(jsonb_typeof(${jsonOf(path, table)}), 'null') end)`
}

function jsonOf([record, name = '', part]: NamePath, table: string): RawBuilder<unknown> {
  if (record === 'case') return sql`to_jsonb(${columnOf(name, table)}::text)`
  const fields = sql.ref(`${table}.fields`)
  return part === undefined ? sql`(${fields} -> ${name}::text)` : sql`(${fields} -> ${name}::text -> ${part}::text)`
}

function textOf([record, name = '', part]: NamePath, table: string): RawBuilder<string> {
  if (record === 'case') return sql`${columnOf(name, table)}::text`
  const fields = sql.ref(`${table}.fields`)
  return part === undefined ? sql`(${fields} ->> ${name}::text)` : sql`(${fields} -> ${name}::text ->> ${part}::text)`
}

const columnOf = (member: string, table: string) => sql.ref(`${table}.${COLUMNS[member] ?? member}`)
