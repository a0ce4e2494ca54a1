import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'

export type DefinitionKind = 'process' | 'decision' | 'form' | 'calendar'

export interface DefinitionRow {
  readonly id: string
  readonly kind: DefinitionKind
  readonly key: string
  readonly version: number
  readonly name: string
  readonly resource: string
  readonly checksum: string
  readonly content: string
  readonly version_tag: string | null
  readonly is_pilot: boolean
}

/** The newest version of every key of these kinds; what is tried on some cases is not in force. */
export function latestVersions(tx: Transaction | Database, kinds: readonly DefinitionKind[]) {
  return tx
    .selectFrom('definition')
    .distinctOn(['kind', 'key'])
    .select(['id', 'kind', 'key', 'version', 'checksum', 'deployment_id'])
    .where('kind', 'in', [...kinds])
    .where('is_pilot', '=', false)
    .orderBy('kind')
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()
}

/** The highest version that was ever given, by `kind key`. */
export async function highestVersions(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('definition')
    .select(['kind', 'key', (select) => select.fn.max('version').as('version')])
    .groupBy(['kind', 'key'])
    .execute()
  return new Map(rows.map(({ kind, key, version }) => [`${kind} ${key}`, version]))
}

export function newestWithTag(
  tx: Transaction,
  { kind, key, tag }: { readonly kind: DefinitionKind; readonly key: string; readonly tag: string },
) {
  return tx
    .selectFrom('definition')
    .select('id')
    .where('kind', '=', kind)
    .where('key', '=', key)
    .where('version_tag', '=', tag)
    .where('is_pilot', '=', false)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Kind, key and tag of every version that has a tag. */
export function versionTags(tx: Transaction) {
  return tx
    .selectFrom('definition')
    .select(['kind', 'key', 'version_tag'])
    .where('version_tag', 'is not', null)
    .execute()
}

export function loadDefinition(tx: Transaction | Database, id: string) {
  return tx.selectFrom('definition').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

/** The versions that a deployment made or found. */
export function loadDeployment(tx: Transaction | Database, deploymentId: string) {
  return tx
    .selectFrom('deployment_definition')
    .innerJoin('definition', 'definition.id', 'deployment_definition.definition_id')
    .select(['definition.id', 'definition.kind', 'definition.key'])
    .where('deployment_definition.deployment_id', '=', deploymentId)
    .execute()
}

/** Keeps two deployments from giving the same version number; held to the end of the transaction. */
export function lockDefinitions(tx: Transaction) {
  return sql`select pg_advisory_xact_lock(hashtextextended('aftersale.definition', 0))`.execute(tx)
}

/** A deployment with the versions that are new in it, and those that it found as they are. */
export async function insertDeployment(
  tx: Transaction,
  deployment: { readonly id: string; readonly at: string; readonly by: string | null; readonly reason: string | null },
  made: readonly DefinitionRow[],
  found: readonly string[],
): Promise<void> {
  const { id: deployment_id, at: deployed_at, by: deployed_by, reason } = deployment
  await tx.insertInto('deployment').values({ id: deployment_id, deployed_at, deployed_by, reason }).execute()
  if (made.length > 0) {
    const rows = made.map((row) => ({ ...row, deployment_id, deployed_at }))
    await tx.insertInto('definition').values(rows).execute()
  }
  const members = [...made.map(({ id }) => id), ...found].map((definition_id) => ({ deployment_id, definition_id }))
  await tx.insertInto('deployment_definition').values(members).execute()
}
