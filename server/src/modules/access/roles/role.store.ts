import type { RoleDocument } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { insertMany } from '../../../platform/insert-many.ts'

export interface RoleVersion {
  readonly key: string
  readonly version: number
  readonly digest: string
  readonly document: RoleDocument
  readonly deployedAt: Instant
  readonly deployedBy: string | null
}

const COLUMNS = sql`key, version, digest, document, deployed_at as "deployedAt", deployed_by as "deployedBy"`

/** The newest version of every role, by key. */
export async function newestRoles(database: Database | Transaction): Promise<ReadonlyMap<string, RoleVersion>> {
  const { rows } = await sql<RoleVersion>`
    select distinct on (key) ${COLUMNS} from role_version order by key, version desc`.execute(database)
  return new Map(rows.map((row) => [row.key, row]))
}

/** One version of a role; the newest where none is named. */
export async function findRole(database: Database, key: string, version: number | null) {
  const { rows } = await sql<RoleVersion>`
    select ${COLUMNS} from role_version where key = ${key} and version = coalesce(${version}::integer, version)
    order by version desc limit 1`.execute(database)
  return rows[0]
}

/** Keeps two deployments from giving the same version number; held to the end of the transaction. */
export async function lockRoles(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('aftersale.role', 0))`.execute(tx)
}

const ROLE = {
  key: 'text',
  version: 'integer',
  digest: 'text',
  document: 'jsonb',
  deployed_at: 'timestamptz',
  deployed_by: 'text',
} as const

export async function insertRoles(tx: Transaction, roles: readonly RoleVersion[]): Promise<void> {
  const rows = roles.map(({ key, version, digest, document, deployedAt, deployedBy }) => {
    const at = isoOf(deployedAt)
    return { key, version, digest, document: JSON.stringify(document), deployed_at: at, deployed_by: deployedBy }
  })
  await insertMany(tx, 'role_version', ROLE, rows)
}
