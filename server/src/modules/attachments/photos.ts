import type { BinaryContent, KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isId, isoOf, type Result, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { type AttachmentRow, attachmentColumns, selectAttachments } from './attachment.store.ts'
import { type AttachmentStorage, thumbnailKey } from './storage/storage.ts'

/** Those that were uploaded by this name, all of them or a refusal; none of them goes before the transaction ends. */
export async function findUploads(
  tx: Transaction,
  ids: readonly string[],
  uploader: string,
): Promise<Result<readonly string[], KnownRefusal<'attachments.unknown'>>> {
  const wanted = [...new Set(ids)]
  const rows = await selectAttachments(tx, wanted.filter(isId), 'lock')
  const own = new Set(rows.filter(({ uploaded_by }) => uploaded_by === uploader).map(({ id }) => id))
  const unknown = wanted.filter((id) => !own.has(id))
  return unknown.length > 0 ? refuse({ code: 'attachments.unknown', attachments: unknown }) : accept(wanted)
}

/** How many files were uploaded by this name since then. */
export async function uploadedSince(database: Database, uploader: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from attachment where uploaded_by = ${uploader}
      and uploaded_at >= ${isoOf(since)}::timestamptz`.execute(database)
  return rows[0]?.count ?? 0
}

/** The condition that the customer reads an entry: notes and what is said to partners are not for them. */
const isCustomers = sql<boolean>`entry.kind in ('public', 'automatic')`

/** A file of a case as its consumer sees it; the entry that it belongs to, or null: the case itself. */
export type CasePhoto = AttachmentRow & { readonly entry: string | null }

/** What was put on a case itself by this name, and what belongs to its entries, the first first. */
export async function photosOfCase(database: Database, caseId: string, uploader: string): Promise<CasePhoto[]> {
  const { rows } = await sql<CasePhoto>`
    select ${attachmentColumns}, entry_id as entry
    from attachment_place as place join attachment on attachment.id = place.attachment_id
    join attachment_content using (digest)
    left join conversation_entry as entry on entry.id = place.entry_id
    where place.case_id = ${caseId}::uuid and not is_internal
      and (${isCustomers} or (entry_id is null and placed_by = ${uploader}))
    order by place.id`.execute(database)
  return rows
}

interface Ask {
  readonly id: string
  readonly size: 'small' | 'full'
  readonly uploader: string
  /** Whether the reader reads the public entries of one of these cases. */
  readonly isReaders: (cases: readonly string[]) => Promise<boolean>
}

/** A file of a customer's own, or one in a public entry of a case of the reader's; the small picture where there is one. */
export async function readPhoto(
  database: Database,
  storage: AttachmentStorage,
  { id, size, uploader, isReaders }: Ask,
): Promise<Result<BinaryContent, KnownRefusal<'attachments.not-found'>>> {
  const [row] = isId(id) ? await selectAttachments(database, [id]) : []
  if (row === undefined || !(row.uploaded_by === uploader || (await isReaders(await publicIn(database, id))))) {
    return refuse({ code: 'attachments.not-found' })
  }
  const { thumbnail_type: type, thumbnail_bytes: bytes } = row
  if (size === 'small' && row.thumbnail === 'ready' && type !== null && bytes !== null) {
    const key = thumbnailKey(row.digest)
    return accept({
      fileName: `${row.name}.webp`,
      type,
      bytes,
      digest: key,
      isInline: true,
      read: (range) => storage.read(key, range),
    })
  }
  return accept({
    fileName: row.name,
    type: row.media_type,
    bytes: row.bytes,
    digest: row.digest,
    isInline: row.media_type.startsWith('image/'),
    read: (range) => storage.read(row.digest, range),
  })
}

/** The cases in whose public entries a file is. */
async function publicIn(database: Database, id: string): Promise<string[]> {
  const { rows } = await sql<{ case: string }>`
    select distinct place.case_id as "case" from attachment_place as place
    join conversation_entry as entry on entry.id = place.entry_id
    where attachment_id = ${id}::uuid and not is_internal and ${isCustomers}`.execute(database)
  return rows.map((row) => row.case)
}
