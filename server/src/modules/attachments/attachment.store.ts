import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

/** An attachment with what is known of its content. */
export interface AttachmentRow {
  readonly id: string
  readonly digest: string
  readonly name: string
  readonly uploaded_by: string
  readonly uploaded_at: Instant
  readonly bytes: number
  readonly media_type: string
  readonly thumbnail: 'ready' | 'waiting' | 'none'
  readonly thumbnail_type: string | null
  readonly thumbnail_bytes: number | null
}

/** The columns of an `AttachmentRow`, where a statement joins `attachment` and `attachment_content`. */
export const attachmentColumns = sql`attachment.id, attachment.digest, attachment.name, attachment.uploaded_by,
  attachment.uploaded_at, bytes::float8 as bytes, media_type, thumbnail, thumbnail_type, thumbnail_bytes::float8 as thumbnail_bytes`

/** These attachments; what is not there is left out. Within a transaction none of them goes before it ends. */
export async function selectAttachments(
  database: Database | Transaction,
  ids: readonly string[],
  lock: 'lock' | 'look' = 'look',
): Promise<AttachmentRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<AttachmentRow>`
    select ${attachmentColumns} from attachment join attachment_content using (digest)
    where attachment.id = any(${[...new Set(ids)]}::uuid[]) order by attachment.id
    ${lock === 'lock' ? sql`for key share of attachment` : sql``}`.execute(database)
  return rows
}

const ATTACHMENT = {
  id: 'uuid',
  digest: 'text',
  name: 'text',
  uploaded_by: 'text',
  uploaded_at: 'timestamptz',
} as const

export async function insertAttachments(tx: Transaction, rows: readonly RowOf<typeof ATTACHMENT>[]): Promise<void> {
  await insertMany(tx, 'attachment', ATTACHMENT, rows)
}

const PLACE = {
  id: 'uuid',
  attachment_id: 'uuid',
  case_id: 'uuid',
  entry_id: 'uuid',
  is_internal: 'boolean',
  placed_at: 'timestamptz',
  placed_by: 'text',
} as const

/** What stands there already stays as it was put first. In one order, lest two who put the same ones wait for each other. */
export async function insertPlaces(tx: Transaction, rows: readonly RowOf<typeof PLACE>[]): Promise<void> {
  const orderOf = (row: RowOf<typeof PLACE>) => `${row.case_id} ${row.entry_id} ${row.attachment_id}`
  const ordered = rows.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  await insertMany(tx, 'attachment_place', PLACE, ordered, { ending: sql<never>`on conflict do nothing` })
}

interface PlaceRow {
  readonly attachmentId: string
  readonly caseId: string
  readonly isInternal: boolean
}

/** Where attachments stand. */
export async function placesOf(database: Database | Transaction, ids: readonly string[]): Promise<PlaceRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<PlaceRow>`
    select distinct attachment_id as "attachmentId", case_id as "caseId", is_internal as "isInternal"
    from attachment_place where attachment_id = any(${[...ids]}::uuid[])`.execute(database)
  return rows
}

const COPY = { id: 'uuid', from_entry: 'uuid', to_entry: 'uuid', attachment_id: 'uuid', to_case: 'uuid' } as const

export interface EntryPlace {
  readonly attachmentId: string
  readonly entryId: string
}

/** The attachments of entries, in the order in which they were put there. */
export async function placesOfEntries(
  database: Database | Transaction,
  entryIds: readonly string[],
): Promise<EntryPlace[]> {
  if (entryIds.length === 0) return []
  const { rows } = await sql<EntryPlace>`
    select attachment_id as "attachmentId", entry_id as "entryId" from attachment_place
    where entry_id = any(${[...entryIds]}::uuid[]) order by id`.execute(database)
  return rows
}

/** Puts what stands in one entry into another one too, of whichever case. */
export async function copyPlaces(tx: Transaction, rows: readonly RowOf<typeof COPY>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into attachment_place (id, attachment_id, case_id, entry_id, is_internal, placed_at, placed_by)
    select given.id, place.attachment_id, given.to_case, given.to_entry, is_internal, placed_at, placed_by
    from ${givenRows(COPY, rows)} join attachment_place as place
      on place.entry_id = given.from_entry and place.attachment_id = given.attachment_id
    on conflict do nothing`.execute(tx)
}
