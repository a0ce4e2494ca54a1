import type { FieldDefinition, FieldEntity, FieldKind, FieldValue, ReferenceEntity } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { FIELD_TABLES, NUMBERED } from './field-tables.ts'

export type StoredDefinition = FieldDefinition & { readonly entity: FieldEntity; readonly version: number }

/** The number has no meaning beyond being ours. */
const LOCK = 7_204_419

/**
 * Holds the definitions of entities as they are to the end of the transaction: any number may read them to write values,
 * or one may change them.
 */
export async function lockDefinitions(
  tx: Transaction,
  entities: readonly FieldEntity[],
  mode: 'shared' | 'alone',
): Promise<void> {
  const lock = sql.raw(mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock')
  for (const entity of [...new Set(entities)].sort())
    await sql`select ${lock}(${LOCK}, hashtext(${entity}))`.execute(tx)
}

/** Definitions in the order of forms. */
export async function readDefinitions(
  database: Database | Transaction,
  entities: readonly FieldEntity[] | null,
): Promise<StoredDefinition[]> {
  let query = database.selectFrom('field_definition').selectAll().orderBy('entity').orderBy('position').orderBy('name')
  if (entities !== null) query = query.where('entity', 'in', [...entities])
  const rows = await query.execute()
  return rows.map((row) => ({
    entity: row.entity as FieldEntity,
    name: row.name,
    label: row.label as FieldDefinition['label'],
    kind: { type: row.type, ...(row.rules as object) } as FieldKind,
    required: row.required,
    searchable: row.searchable,
    retired: row.retired,
    position: row.position,
    fallback: row.fallback as FieldValue | null,
    version: row.version,
  }))
}

const COLUMNS = {
  entity: 'text',
  name: 'text',
  label: 'jsonb',
  type: 'text',
  rules: 'jsonb',
  required: 'boolean',
  searchable: 'boolean',
  retired: 'boolean',
  position: 'integer',
  fallback: 'jsonb',
  version: 'integer',
  changed_at: 'timestamptz',
  changed_by: 'text',
} as const

/** Writes definitions, over those that are there. */
export async function saveDefinitions(
  tx: Transaction,
  definitions: readonly StoredDefinition[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<void> {
  const rows = definitions.map(({ kind: { type, ...rules }, ...one }) => ({
    entity: one.entity,
    name: one.name,
    label: JSON.stringify(one.label),
    type,
    rules: JSON.stringify(rules),
    required: one.required,
    searchable: one.searchable,
    retired: one.retired,
    position: one.position,
    fallback: one.fallback === null ? null : JSON.stringify(one.fallback),
    version: one.version,
    changed_at: isoOf(now),
    changed_by: by,
  }))
  const changed = Object.keys(COLUMNS).filter((name) => name !== 'entity' && name !== 'name')
  const set = sql.join(changed.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`))
  await insertMany(tx, 'field_definition', COLUMNS, rows, {
    ending: sql`on conflict (entity, name) do update set ${set}`,
  })
}

/** How many records have a value of a field. */
export async function countValues(tx: Transaction, entity: FieldEntity, name: string): Promise<number> {
  const { rows } = await sql<{ records: number }>`select count(*) as records from ${sql.table(FIELD_TABLES[entity])}
    where fields <> '{}' and fields ? ${name}`.execute(tx)
  return rows[0]?.records ?? 0
}

const NUMBER = { number: 'text' } as const

/** Which of these numbers records have. */
export async function knownNumbers(
  tx: Transaction,
  entity: ReferenceEntity,
  numbers: readonly string[],
): Promise<Set<string>> {
  const { table, column } = NUMBERED[entity]
  const given = givenRows(
    NUMBER,
    [...new Set(numbers)].map((number) => ({ number })),
  )
  const { rows } = await sql<{ number: string }>`select given.number from ${given}
    where exists (select from ${sql.table(table)} where ${sql.ref(`${table}.${column}`)} = given.number)`.execute(tx)
  return new Set(rows.map(({ number }) => number))
}
