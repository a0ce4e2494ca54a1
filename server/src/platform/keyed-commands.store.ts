import { sql } from 'kysely'
import type { Transaction } from './database.ts'
import { givenRows } from './given-rows.ts'
import { insertMany } from './insert-many.ts'

const WANTED = { scope: 'text', key: 'text', content_sha256: 'text', asked_at: 'timestamptz' } as const
const KEY = { scope: 'text', key: 'text' } as const
const ANSWER = { scope: 'text', key: 'text', answer: 'jsonb' } as const

interface Wanted {
  readonly scope: string
  readonly key: string
  readonly content_sha256: string
}

/**
 * Takes keys that nobody has; answers those. Waits for whoever is about to take one. In key order, so that two who want the
 * same keys do not wait for each other.
 */
export async function claimKeys(tx: Transaction, wanted: readonly Wanted[], askedAt: string): Promise<Set<string>> {
  const rows = wanted.map((record) => ({ ...record, asked_at: askedAt })).sort((a, b) => (a.key < b.key ? -1 : 1))
  const ending = sql<{ key: string }>`on conflict (scope, key) do nothing returning key`
  return new Set((await insertMany(tx, 'command_record', WANTED, rows, { ending })).map(({ key }) => key))
}

/** What was asked and answered under these keys. */
export async function readRecords(tx: Transaction, keys: readonly { readonly scope: string; readonly key: string }[]) {
  if (keys.length === 0) return new Map<string, { content: string; answer: unknown }>()
  const { rows } = await sql<{ key: string; content_sha256: string; answer: unknown }>`
    select key, content_sha256, answer from command_record join ${givenRows(KEY, keys)} using (scope, key)`.execute(tx)
  return new Map(rows.map((row) => [row.key, { content: row.content_sha256, answer: row.answer }]))
}

export async function keepAnswers(
  tx: Transaction,
  answers: readonly { readonly scope: string; readonly key: string; readonly answer: string }[],
): Promise<void> {
  if (answers.length === 0) return
  await sql`update command_record as record set answer = given.answer from ${givenRows(ANSWER, answers)}
    where record.scope = given.scope and record.key = given.key`.execute(tx)
}

export async function dropRecords(
  tx: Transaction,
  keys: readonly { readonly scope: string; readonly key: string }[],
): Promise<void> {
  if (keys.length === 0) return
  await sql`delete from command_record as record using ${givenRows(KEY, keys)}
    where record.scope = given.scope and record.key = given.key`.execute(tx)
}
