import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

export interface Draft {
  readonly resource: string
  readonly content: string
  readonly revision: number
  readonly base_version: number | null
  readonly changed_at: Instant
  readonly changed_by: string
}

export type DraftHead = Omit<Draft, 'content'>

const HEAD = ['resource', 'revision', 'base_version', 'changed_at', 'changed_by'] as const

export function draftHeads(database: Database): Promise<DraftHead[]> {
  return database.selectFrom('studio_draft').select(HEAD).orderBy('resource').execute()
}

/** What all drafts say. */
export function draftContents(database: Database) {
  return database.selectFrom('studio_draft').select(['resource', 'content']).orderBy('resource').execute()
}

export function findDraft(database: Database | Transaction, resource: string): Promise<Draft | undefined> {
  return database
    .selectFrom('studio_draft')
    .select([...HEAD, 'content'])
    .where('resource', '=', resource)
    .executeTakeFirst()
}

/** These drafts, locked in the order of their names; who saves meanwhile waits. */
export function lockDrafts(tx: Transaction, resources: readonly string[]): Promise<Draft[]> {
  return tx
    .selectFrom('studio_draft')
    .select([...HEAD, 'content'])
    .where(sql<boolean>`resource = any(${[...resources]}::text[])`)
    .orderBy('resource')
    .forUpdate()
    .execute()
}

export interface Saving {
  readonly resource: string
  readonly content: string
  readonly baseVersion: number | null
  readonly now: Instant
  readonly by: string
}

/** Begins a draft; undefined where there is one already. */
export async function insertDraft(
  tx: Transaction,
  { resource, content, baseVersion, now, by }: Saving,
  revision: number,
): Promise<DraftHead | undefined> {
  const at = isoOf(now)
  return tx
    .insertInto('studio_draft')
    .values({
      resource,
      content,
      revision,
      base_version: baseVersion,
      begun_at: at,
      begun_by: by,
      changed_at: at,
      changed_by: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(HEAD)
    .executeTakeFirst()
}

/** Saves over one revision of a draft; undefined where it is another one by now, or gone. */
export async function updateDraft(
  tx: Transaction,
  { resource, content, now, by }: Saving,
  revision: number,
): Promise<DraftHead | undefined> {
  return tx
    .updateTable('studio_draft')
    .set({ content, revision: revision + 1, changed_at: isoOf(now), changed_by: by })
    .where('resource', '=', resource)
    .where('revision', '=', revision)
    .returning(HEAD)
    .executeTakeFirst()
}

export async function removeDrafts(tx: Transaction, resources: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('studio_draft')
    .where(sql<boolean>`resource = any(${[...resources]}::text[])`)
    .execute()
}
