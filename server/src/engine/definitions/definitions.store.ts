import { sql } from 'kysely'
import type { Database, Transaction } from '../platform/database.ts'

export type DefinitionKind = 'process' | 'decision' | 'form'

export interface DefinitionRow {
  readonly id: string
  readonly kind: DefinitionKind
  readonly key: string
  readonly version: number
  readonly name: string
  readonly resource: string
  readonly checksum: string
  readonly content: string
}

/** The newest version of every key of these kinds. */
export function latestVersions(tx: Transaction, kinds: readonly DefinitionKind[]) {
  return tx
    .selectFrom('definition')
    .distinctOn(['kind', 'key'])
    .select(['id', 'kind', 'key', 'version', 'checksum'])
    .where('kind', 'in', [...kinds])
    .orderBy('kind')
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()
}

export function loadDefinition(tx: Transaction | Database, id: string) {
  return tx.selectFrom('definition').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** Keeps two deployments from giving the same version number; held to the end of the transaction. */
export function lockDefinitions(tx: Transaction) {
  return sql`select pg_advisory_xact_lock(hashtextextended('aftersale.definition', 0))`.execute(tx)
}

export async function insertDefinitions(
  tx: Transaction,
  rows: readonly (DefinitionRow & { readonly deployed_at: string })[],
) {
  if (rows.length > 0)
    await tx
      .insertInto('definition')
      .values([...rows])
      .execute()
}
