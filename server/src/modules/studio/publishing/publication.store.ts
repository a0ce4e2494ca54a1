import { type Instant, isoOf } from '@aftersale/kernel'
import type { Database, Transaction } from '../../../platform/database.ts'

export interface PublicationItem {
  readonly resource: string
  readonly version: number
  readonly backTo: number | null
}

export interface Publication {
  readonly id: string
  readonly at: Instant
  readonly by: string
  readonly note: string
  readonly items: readonly PublicationItem[]
}

export async function insertPublication(tx: Transaction, { id, at, by, note, items }: Publication): Promise<void> {
  await tx
    .insertInto('studio_publication')
    .values({ id, at: isoOf(at), by_name: by, note, items: JSON.stringify(items) })
    .execute()
}

/** The newest, which is what people ask for. */
const SHOWN = 200

export async function listPublications(database: Database): Promise<Publication[]> {
  const rows = await database
    .selectFrom('studio_publication')
    .select(['id', 'at', 'by_name as by', 'note', 'items'])
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(SHOWN)
    .execute()
  return rows.map((row) => ({ ...row, items: row.items as unknown as PublicationItem[] }))
}
