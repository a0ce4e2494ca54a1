import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

export interface Revision {
  readonly resource: string
  readonly revision: number
  readonly content: string
  readonly saved_at: Instant
  readonly saved_by: string
}

/** The number after the last one that this file ever had, so that no two drafts of it are taken for each other. */
export async function nextRevision(tx: Transaction, resource: string): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(revision), 0) + 1 as next from studio_revision where resource = ${resource}`.execute(tx)
  return rows[0]?.next ?? 1
}

/** What one person saves within two minutes of a first save is kept as one: editors save by themselves. */
const TOGETHER = 2 * 60_000
/** So many are kept of a file. */
const MOST = 200

/** Keeps a save. One that changed (`isOver`) what the same person saved a moment ago takes its place. */
export async function keepRevision(
  tx: Transaction,
  { saved_at: at, ...row }: Revision,
  isOver: boolean,
): Promise<void> {
  const { resource, revision, saved_by: by } = row
  const replaced = isOver
    ? await tx
        .deleteFrom('studio_revision')
        .where('resource', '=', resource)
        .where('revision', '=', revision - 1)
        .where('saved_by', '=', by)
        .where('begun_at', '>', sql<never>`${isoOf((at - TOGETHER) as Instant)}::timestamptz`)
        .returning('begun_at')
        .executeTakeFirst()
    : undefined
  await tx
    .insertInto('studio_revision')
    .values({ ...row, begun_at: isoOf(replaced?.begun_at ?? at), saved_at: isoOf(at) })
    .execute()
  await sql`delete from studio_revision where resource = ${resource} and revision in (
    select revision from studio_revision where resource = ${resource} order by revision desc offset ${MOST})`.execute(
    tx,
  )
}

/** Newest first. */
export function listRevisions(database: Database, resource: string): Promise<Omit<Revision, 'content'>[]> {
  return database
    .selectFrom('studio_revision')
    .select(['resource', 'revision', 'saved_at', 'saved_by'])
    .where('resource', '=', resource)
    .orderBy('revision', 'desc')
    .execute()
}

export function findRevision(database: Database, resource: string, revision: number) {
  return database
    .selectFrom('studio_revision')
    .select('content')
    .where('resource', '=', resource)
    .where('revision', '=', revision)
    .executeTakeFirst()
}
