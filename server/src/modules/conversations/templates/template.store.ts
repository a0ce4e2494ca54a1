import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { RowOf } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

const TEMPLATE = {
  key: 'text',
  version: 'integer',
  digest: 'text',
  document: 'jsonb',
  deployed_at: 'timestamptz',
  deployed_by: 'text',
  reason: 'text',
} as const

/** Lets one transaction at a time deploy. */
export async function lockTemplates(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('aftersale.message-templates', 0))`.execute(tx)
}

/** The newest versions of these templates, by key. */
export async function latestTemplates(tx: Transaction | Database, keys: readonly string[]) {
  if (keys.length === 0) return new Map<string, never>()
  const rows = await tx
    .selectFrom('message_template')
    .distinctOn('key')
    .select(['key', 'version', 'digest', 'document'])
    .where(sql<boolean>`key = any(${[...keys]}::text[])`)
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.key, row]))
}

export async function insertTemplates(tx: Transaction, rows: readonly RowOf<typeof TEMPLATE>[]): Promise<void> {
  await insertMany(tx, 'message_template', TEMPLATE, rows)
}

/** Keys of all templates. */
export async function templateKeys(tx: Transaction): Promise<ReadonlySet<string>> {
  const rows = await tx.selectFrom('message_template').distinct().select('key').execute()
  return new Set(rows.map(({ key }) => key))
}
