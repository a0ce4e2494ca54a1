import type { AutomationDocument } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { insertMany } from '../../../platform/insert-many.ts'

/** One version of an automation. */
export interface StoredAutomation {
  readonly key: string
  readonly version: number
  readonly digest: string
  readonly document: AutomationDocument
  readonly enabled: boolean
  readonly deployed_at: Instant
  readonly deployed_by: string | null
}

/** The newest version of every automation, or of these, by key. */
export async function newestAutomations(
  database: Database | Transaction,
  keys: readonly string[] | null = null,
): Promise<Map<string, StoredAutomation>> {
  const { rows } = await sql<StoredAutomation>`
    select distinct on (key) key, version, digest, document, enabled, deployed_at, deployed_by from automation
    ${keys === null ? sql`` : sql`where key = any(${[...keys]}::text[])`} order by key, version desc`.execute(database)
  return new Map(rows.map((row) => [row.key, row]))
}

export async function automationVersion(
  database: Database | Transaction,
  key: string,
  version: number,
): Promise<StoredAutomation | undefined> {
  const { rows } = await sql<StoredAutomation>`
    select key, version, digest, document, enabled, deployed_at, deployed_by from automation
    where key = ${key} and version = ${version}`.execute(database)
  return rows[0]
}

/** Keys and versions of those that are switched on. One small query. */
export async function enabledVersions(
  database: Database | Transaction,
): Promise<{ readonly key: string; readonly version: number }[]> {
  const { rows } = await sql<{ key: string; version: number }>`
    select key, version from (select distinct on (key) key, version, enabled from automation
      order by key, version desc) as newest where enabled order by key`.execute(database)
  return rows
}

const COLUMNS = {
  key: 'text',
  version: 'integer',
  digest: 'text',
  document: 'jsonb',
  enabled: 'boolean',
  deployed_at: 'timestamptz',
  deployed_by: 'text',
} as const

export async function insertAutomations(tx: Transaction, rows: readonly StoredAutomation[]): Promise<void> {
  const written = rows.map((row) => ({
    ...row,
    document: JSON.stringify(row.document),
    deployed_at: isoOf(row.deployed_at),
  }))
  await insertMany(tx, 'automation', COLUMNS, written)
}

/** Keeps two deployments from giving the same version number; held to the end of the transaction. */
export async function lockAutomations(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('aftersale.automations', 0))`.execute(tx)
}

const WATCH = { record: 'text', kind: 'text' } as const

/** What is noticed from now on. */
export async function replaceWatches(
  tx: Transaction,
  rows: readonly { readonly record: string; readonly kind: string }[],
): Promise<void> {
  await sql`delete from automation_watch`.execute(tx)
  await insertMany(tx, 'automation_watch', WATCH, rows, { ending: sql`on conflict do nothing` })
}
