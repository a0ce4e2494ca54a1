import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, type Instant, isId, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { caseSight, casesNamed } from '../cases/index.ts'
import { type AttachmentRow, attachmentColumns, placesOfEntries, selectAttachments } from './attachment.store.ts'
import { type Attachment, attachmentOf } from './attachment.ts'
import { type Viewer, visibleAttachments } from './sight.ts'
import { type AttachmentStorage, thumbnailKey } from './storage/storage.ts'

type Placed = AnswerOf<typeof routes.listAttachments>['items'][number]

type PlacedRow = AttachmentRow & {
  readonly place_id: string
  readonly entry_id: string | null
  readonly placed_by: string
  readonly placed_at: Instant
}

/** A page of the attachments of a case, those put there last first. */
export async function listAttachments(
  database: Database,
  idOrNumber: string,
  { caller, notes }: Viewer,
  ask: QueryOf<typeof routes.listAttachments>,
): Answer<typeof routes.listAttachments> {
  const after = afterId(ask)
  if (!after.ok) return after
  const sight = await caseSight(database, caller)
  const found = (await casesNamed(database, [idOrNumber], sight)).get(idOrNumber)
  if (found === undefined) return refuse({ code: 'cases.not-found' })
  const { rows } = await sql<PlacedRow>`
    select ${attachmentColumns}, place.id as place_id, entry_id, placed_by, placed_at
    from attachment_place as place join attachment on attachment.id = place.attachment_id
    join attachment_content using (digest)
    where case_id = ${found.id}::uuid and ${notes ? sql`true` : sql`not is_internal`}
      and ${after.value === null ? sql`true` : sql`place.id < ${after.value}::uuid`}
    order by place.id desc limit ${ask.limit + 1}`.execute(database)
  const page = pageOf(rows, ask, ({ place_id }) => place_id)
  const items = page.items.map((row): Placed => {
    return { ...attachmentOf(row), entry: row.entry_id, placedBy: row.placed_by, placedAt: row.placed_at }
  })
  return accept({ items, next: page.next })
}

/** The attachments of entries that the reader may see, by the entry's id. */
export async function attachmentsOfEntries(
  database: Database,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, Attachment[]>> {
  const places = await placesOfEntries(database, entryIds)
  const rows = await selectAttachments(
    database,
    places.map(({ attachmentId }) => attachmentId),
  )
  const known = new Map(rows.map((row) => [row.id, attachmentOf(row)]))
  const byEntry = Map.groupBy(places, ({ entryId }) => entryId)
  return new Map(
    [...byEntry].map(([id, own]) => [id, own.flatMap(({ attachmentId }) => known.get(attachmentId) ?? [])]),
  )
}

async function visible(database: Database, id: string, viewer: Viewer): Promise<AttachmentRow | undefined> {
  return isId(id) ? (await visibleAttachments(database, [id], viewer)).get(id) : undefined
}

const isShowable = (type: string) => type.startsWith('image/') || type === 'application/pdf'

interface Ask {
  readonly id: string
  readonly viewer: Viewer
}

/** The file of an attachment; shown rather than saved where that is asked for and browsers can do so safely. */
export async function readAttachment(
  database: Database,
  storage: AttachmentStorage,
  { id, viewer, disposition }: Ask & QueryOf<typeof routes.getAttachment>,
): Answer<typeof routes.getAttachment> {
  const row = await visible(database, id, viewer)
  if (row === undefined) return refuse({ code: 'attachments.not-found' })
  return accept({
    fileName: row.name,
    type: row.media_type,
    bytes: row.bytes,
    digest: row.digest,
    isInline: disposition === 'inline' && isShowable(row.media_type),
    read: (range) => storage.read(row.digest, range),
  })
}

/** The thumbnail of an image. */
export async function readThumbnail(
  database: Database,
  storage: AttachmentStorage,
  { id, viewer }: Ask,
): Answer<typeof routes.getThumbnail> {
  const row = await visible(database, id, viewer)
  if (row === undefined) return refuse({ code: 'attachments.not-found' })
  const { thumbnail, thumbnail_type: type, thumbnail_bytes: bytes } = row
  if (thumbnail !== 'ready' || type === null || bytes === null) {
    return refuse({ code: 'attachments.no-thumbnail', thumbnail: thumbnail === 'waiting' ? 'waiting' : 'none' })
  }
  return accept({
    fileName: `${row.name}.webp`,
    type,
    bytes,
    digest: thumbnailKey(row.digest),
    isInline: true,
    read: (range) => storage.read(thumbnailKey(row.digest), range),
  })
}
