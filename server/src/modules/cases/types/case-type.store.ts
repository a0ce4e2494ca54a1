import type { CaseTypeDocument } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { remembering } from '../../../platform/editions.ts'
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

type Head = Omit<CaseType, 'document'>

/** Documents by their digest: what stands under one is the same in every version and every database. */
const remembered = new Map<string, CaseTypeDocument>()
/** A company has dozens; whoever brings out more makes the server read some again. */
const MOST_REMEMBERED = 1_000

/** Puts the documents to these versions: read where they were not yet, for they are large and asked for with every case. */
async function withDocuments(database: Database | Transaction, heads: readonly Head[]): Promise<CaseType[]> {
  const known = new Map(heads.flatMap(({ digest }) => pairOf(digest, remembered.get(digest))))
  const missing = [...new Set(heads.map(({ digest }) => digest))].filter((digest) => !known.has(digest))
  if (missing.length > 0) {
    const { rows } = await sql<Pick<CaseType, 'digest' | 'document'>>`
      select distinct on (digest) digest, document from case_type where digest = any(${missing}::text[])`.execute(
      database,
    )
    if (remembered.size + rows.length > MOST_REMEMBERED) remembered.clear()
    for (const { digest, document } of rows) {
      remembered.set(digest, document)
      known.set(digest, document)
    }
  }
  return heads.flatMap((head) => {
    const document = known.get(head.digest)
    return document === undefined ? [] : [{ ...head, document }]
  })
}

const pairOf = <Value>(key: string, value: Value | undefined) => (value === undefined ? [] : [[key, value] as const])

/** The newest versions of these types, by key; of all where none are named. */
export async function newestTypes(
  database: Database | Transaction,
  keys: readonly string[] | null = null,
): Promise<ReadonlyMap<string, CaseType>> {
  const all = await allNewest(database)
  if (keys === null) return all
  return new Map([...new Set(keys)].flatMap((key) => pairOf(key, all.get(key))))
}

const allNewest = remembering('case-types', async (database): Promise<ReadonlyMap<string, CaseType>> => {
  const { rows } = await sql<Head>`
    select distinct on (key) key, version, digest, deployed_at, deployed_by from case_type
    order by key, version desc`.execute(database)
  return new Map((await withDocuments(database, rows)).map((row) => [row.key, row]))
})

const VERSION = { key: 'text', version: 'integer' } as const

/** These versions; what is not there is left out. */
export async function typeVersions(
  database: Database | Transaction,
  wanted: readonly RowOf<typeof VERSION>[],
): Promise<CaseType[]> {
  if (wanted.length === 0) return []
  const newest = await allNewest(database)
  const among = wanted.flatMap(({ key, version }) => {
    const type = newest.get(key ?? '')
    return type?.version === version ? [type] : []
  })
  if (among.length === wanted.length) return among
  const { rows } = await sql<Head>`
    select key, version, digest, deployed_at, deployed_by
    from case_type join ${givenRows(VERSION, wanted)} using (key, version)`.execute(database)
  return await withDocuments(database, rows)
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
