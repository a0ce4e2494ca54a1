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

const NAMED = { kind: 'text', key: 'text' } as const

export type WordRow = RowOf<typeof WORD>

/** Writes words in the place of those that are there, whoever wrote them. */
export async function writeWords(tx: Transaction, rows: readonly WordRow[]): Promise<void> {
  const ending = sql`on conflict (kind, key) do update
    set en = excluded.en, zh = excluded.zh, put_at = excluded.put_at, put_by = excluded.put_by`
  await insertMany(tx, 'word', WORD, rows, { ending })
}

/** Writes the pack's words; one that somebody of the company wrote stays as it is. */
export async function bringWords(tx: Transaction, rows: readonly WordRow[]): Promise<void> {
  const ending = sql`on conflict (kind, key) do update
    set en = excluded.en, zh = excluded.zh, put_at = excluded.put_at
    where word.put_by is null and (word.en, word.zh) is distinct from (excluded.en, excluded.zh)`
  await insertMany(tx, 'word', WORD, rows, { ending })
}

export async function deleteWords(tx: Transaction, rows: readonly RowOf<typeof NAMED>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    delete from word using ${givenRows(NAMED, rows)}
    where word.kind = given.kind and word.key = given.key`.execute(tx)
}

export const readWords = (database: Database | Transaction) =>
  database.selectFrom('word').select(['kind', 'key', 'en', 'zh']).orderBy('kind').orderBy('key').execute()
