import type { CaseTypeDocument } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { givenRows, type RowOf } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

/** One version of a case type. */
export interface CaseType {
  readonly key: string
  readonly version: number
  readonly digest: string
  readonly document: CaseTypeDocument
  readonly deployed_at: Instant
  readonly deployed_by: string | null
}

/** The newest versions of these types, by key; of all where none are named. */
export async function newestTypes(
  database: Database | Transaction,
  keys: readonly string[] | null = null,
): Promise<ReadonlyMap<string, CaseType>> {
  const { rows } = await sql<CaseType>`
    select distinct on (key) key, version, digest, document, deployed_at, deployed_by from case_type
    ${keys === null ? sql`` : sql`where key = any(${[...new Set(keys)]}::text[])`}
    order by key, version desc`.execute(database)
  return new Map(rows.map((row) => [row.key, row]))
}

const VERSION = { key: 'text', version: 'integer' } as const

/** These versions; what is not there is left out. */
export async function typeVersions(
  database: Database | Transaction,
  wanted: readonly RowOf<typeof VERSION>[],
): Promise<CaseType[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<CaseType>`
    select key, version, digest, document, deployed_at, deployed_by
    from case_type join ${givenRows(VERSION, wanted)} using (key, version)`.execute(database)
  return rows
}

const COLUMNS = {
  key: 'text',
  version: 'integer',
  digest: 'text',
  document: 'jsonb',
  deployed_at: 'timestamptz',
  deployed_by: 'text',
} as const

export async function insertTypes(tx: Transaction, types: readonly CaseType[]): Promise<void> {
  const rows = types.map((type) => ({
    ...type,
    document: JSON.stringify(type.document),
    deployed_at: isoOf(type.deployed_at),
  }))
  await insertMany(tx, 'case_type', COLUMNS, rows)
}

/** Keeps two deployments from giving the same version number; held to the end of the transaction. */
export async function lockTypes(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('aftersale.case-type', 0))`.execute(tx)
}
