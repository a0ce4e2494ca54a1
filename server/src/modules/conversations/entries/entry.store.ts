import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import type { RowOf } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

const ENTRY = {
  id: 'uuid',
  case_id: 'uuid',
  kind: 'text',
  direction: 'text',
  author: 'text',
  by_person: 'text',
  by_name: 'text',
  text: 'text',
  texts: 'jsonb',
  template_key: 'text',
  template_version: 'integer',
  effect_key: 'text',
  written_at: 'timestamptz',
} as const

export type EntryRow = RowOf<typeof ENTRY>
type KeptEntry = Omit<EntryRow, 'texts'> & { readonly id: string; readonly texts: unknown }

/** Entries of a case, the first first. */
export async function entriesOfCase(tx: Transaction, caseId: string, ids: readonly string[]): Promise<KeptEntry[]> {
  const { rows } = await sql<KeptEntry>`
    select * from conversation_entry where case_id = ${caseId}::uuid and id = any(${[...ids]}::uuid[]) order by id`.execute(
    tx,
  )
  return rows
}

/** Those whose effect key stands there already were written at an earlier attempt. */
export async function insertEntries(tx: Transaction, rows: readonly EntryRow[]): Promise<void> {
  await insertMany(tx, 'conversation_entry', ENTRY, rows, {
    ending: sql<never>`on conflict (effect_key) do nothing`,
  })
}
