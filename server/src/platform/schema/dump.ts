import type { Catalog, Column, Table } from './catalog.ts'

const HEAD =
  '-- The migrated schema, written by `npm run schema` and never edited by hand. It is read, not run: migrations make databases.'

/** The schema as one SQL text. Run on an empty database, it makes a schema that dumps to the same text. */
export function dumpSchema(catalog: Catalog): string {
  const own = catalog.tables.filter(({ partOf }) => partOf === null)
  const parts = catalog.tables.filter(({ partOf }) => partOf !== null)
  const statements = [
    ...catalog.extensions.map((name) => `create extension "${name}"`),
    ...catalog.enums.map(({ name, labels }) => `create type ${name} as enum (${labels.map(quote).join(', ')})`),
    ...catalog.sequences.map(({ name, type }) => `create sequence ${name} as ${type}`),
    ...own.map(tableStatement),
    ...parts.map(
      (table) => `create table ${table.name} partition of ${table.partOf} ${table.bounds}${partitionBy(table)}`,
    ),
    ...catalog.routines.map(({ definition }) => definition.trim()),
    ...catalog.views.map(({ name, definition }) => `create view ${name} as\n${definition.trim().replace(/;$/, '')}`),
    ...catalog.constraints.map(
      ({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`,
    ),
    ...catalog.indexes.map(({ definition }) => definition),
    ...catalog.triggers.map(({ definition }) => definition),
  ]
  return `${HEAD}\n\n${statements.map((statement) => `${statement};\n`).join('\n')}`
}

function tableStatement(table: Table): string {
  return `create table ${table.name} (\n${table.columns.map((column) => `  ${columnClause(column)}`).join(',\n')}\n)${partitionBy(table)}`
}

const partitionBy = ({ partitionKey }: Table) => (partitionKey === null ? '' : ` partition by ${partitionKey}`)

function columnClause({ name, type, nullable, fallback, identity, generated }: Column): string {
  const parts = [name, type]
  if (generated !== '') parts.push(`generated always as (${fallback}) ${generated === 's' ? 'stored' : 'virtual'}`)
  else if (identity !== '') parts.push(`generated ${identity === 'a' ? 'always' : 'by default'} as identity`)
  else if (fallback !== null) parts.push(`default ${fallback}`)
  if (!nullable) parts.push('not null')
  return parts.join(' ')
}

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
