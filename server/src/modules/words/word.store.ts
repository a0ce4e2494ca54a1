import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const WORD = {
  kind: 'text',
  key: 'text',
  en: 'text',
  zh: 'text',
  put_at: 'timestamptz',
  put_by: 'text',
} as const

const REMOVED = { kind: 'text', key: 'text', removed_at: 'timestamptz', removed_by: 'text' } as const

export type WordRow = RowOf<typeof WORD>

/** Writes words in the place of those that are there or were taken back, whoever wrote them. */
export async function writeWords(tx: Transaction, rows: readonly WordRow[]): Promise<void> {
  const ending = sql`on conflict (kind, key) do update
    set en = excluded.en, zh = excluded.zh, put_at = excluded.put_at, put_by = excluded.put_by`
  if (rows.length === 0) return
  await insertMany(tx, 'word', WORD, rows, { ending })
  await sql`
    delete from word_removed using ${givenRows(WORD, rows)}
    where word_removed.kind = given.kind and word_removed.key = given.key`.execute(tx)
}

/** Writes the pack's words; one that somebody of the company wrote stays as it is, and one that they took back stays away. */
export async function bringWords(tx: Transaction, rows: readonly WordRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into word (kind, key, en, zh, put_at, put_by)
    select kind, key, en, zh, put_at, put_by from ${givenRows(WORD, rows)}
    where not exists (select from word_removed where word_removed.kind = given.kind and word_removed.key = given.key)
    on conflict (kind, key) do update set en = excluded.en, zh = excluded.zh, put_at = excluded.put_at
      where word.put_by is null and (word.en, word.zh) is distinct from (excluded.en, excluded.zh)`.execute(tx)
}

/** Takes words back, and writes down that a pack is not to bring them again. */
export async function removeWords(tx: Transaction, rows: readonly RowOf<typeof REMOVED>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    delete from word using ${givenRows(REMOVED, rows)}
    where word.kind = given.kind and word.key = given.key`.execute(tx)
  const ending = sql`on conflict (kind, key) do nothing`
  await insertMany(tx, 'word_removed', REMOVED, rows, { ending })
}

export const readWords = (database: Database | Transaction) =>
  database.selectFrom('word').select(['kind', 'key', 'en', 'zh']).orderBy('kind').orderBy('key').execute()
