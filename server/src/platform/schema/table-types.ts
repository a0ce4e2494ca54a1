import type { Catalog, Column, Table } from './catalog.ts'

const HEAD = `// Written by \`npm run schema\` from the migrated database; never edited by hand.
import type { Instant } from '@aftersale/kernel'
import type { ColumnType } from 'kysely'

/** What a jsonb column gives when it is read; it is written as JSON text. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
`

/** What reading a column gives and, where that differs, what writing it takes. */
interface ColumnTypes {
  readonly read: string
  readonly write: string
}

const same = (type: string): ColumnTypes => ({ read: type, write: type })

const TYPES: Readonly<Record<string, ColumnTypes>> = {
  bigint: same('number'),
  boolean: same('boolean'),
  bytea: same('Buffer'),
  'double precision': same('number'),
  integer: same('number'),
  json: { read: 'Json', write: 'string' },
  jsonb: { read: 'Json', write: 'string' },
  numeric: { read: 'string', write: 'number | string' },
  real: same('number'),
  smallint: same('number'),
  'timestamp with time zone': { read: 'Instant', write: 'string' },
}

/** Kysely's table types, by table name. */
export function schemaTypes(catalog: Catalog): string {
  const enums = new Map(catalog.enums.map(({ name, labels }) => [name, union(labels)]))
  const choices = choicesOf(catalog)
  const tables = catalog.tables.filter(({ partOf }) => partOf === null)
  const interfaces = tables.map((table) =>
    tableInterface(table, (column) => choices.get(`${table.name}.${column}`), enums),
  )
  const entries = tables.map(({ name }) => `  ${name}: ${interfaceName(name)}\n`).join('')
  return `${HEAD}\n${interfaces.join('\n')}\nexport interface Schema {\n${entries}}\n`
}

/** The words that `check (status in ('open', 'closed'))` lets a column hold, by `table.column`. */
function choicesOf(catalog: Catalog): Map<string, string> {
  const choices = new Map<string, string>()
  for (const { table, definition } of catalog.constraints) {
    const [, column, list] = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^[\]]+)\]\)\)\)$/.exec(definition) ?? []
    const words = list?.split(', ').map((word) => /^'([^']*)'::text$/.exec(word)?.[1])
    if (words?.every((word) => word !== undefined)) choices.set(`${table}.${column}`, union(words))
  }
  return choices
}

const union = (words: readonly string[]) => words.map((word) => `'${word.replaceAll(/['\\]/g, '\\$&')}'`).join(' | ')

function tableInterface(
  table: Table,
  choice: (column: string) => string | undefined,
  enums: ReadonlyMap<string, string>,
): string {
  const lines = table.columns.map((column) => {
    const words = choice(column.name)
    return `  ${column.name}: ${columnType(column, words ? same(words) : typesOf(column.type, enums))}\n`
  })
  return `interface ${interfaceName(table.name)} {\n${lines.join('')}}\n`
}

function columnType(column: Column, { read, write }: ColumnTypes): string {
  const orNull = (type: string) => (column.nullable ? `${type} | null` : type)
  if (column.generated !== '' || column.identity === 'a') return `ColumnType<${orNull(read)}, never, never>`
  const optional = column.fallback !== null || column.identity === 'd'
  if (optional) return `ColumnType<${orNull(read)}, ${orNull(write)} | undefined, ${orNull(write)}>`
  return read === write ? orNull(read) : `ColumnType<${orNull(read)}, ${orNull(write)}, ${orNull(write)}>`
}

function typesOf(sqlType: string, enums: ReadonlyMap<string, string>): ColumnTypes {
  if (sqlType.endsWith('[]')) {
    const { read, write } = typesOf(sqlType.slice(0, -2), enums)
    return { read: listOf(read), write: listOf(write) }
  }
  const plain = sqlType.replace(/\(.*\)/, '')
  const labels = enums.get(plain)
  return labels ? same(labels) : (TYPES[plain] ?? same('string'))
}

const listOf = (type: string) => (type.includes('|') ? `(${type})[]` : `${type}[]`)

const interfaceName = (table: string) =>
  table
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
