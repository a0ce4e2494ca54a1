import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'

interface Content {
  readonly digest: string
  readonly bytes: number
  readonly mediaType: string
  readonly thumbnail: 'waiting' | 'none'
}

/**
 * Notes that a content is being brought, and answers whether the storage has it. Who removes it, because nothing names it,
 * holds its row: whoever brings it again waits, and then begins anew.
 */
export async function noteBrought(database: Database, content: Content, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ readonly stored: boolean }>`
    insert into attachment_content as kept (digest, bytes, media_type, brought_at, thumbnail)
    values (${content.digest}, ${content.bytes}, ${content.mediaType}, ${isoOf(now)}::timestamptz, ${content.thumbnail})
    on conflict (digest) do update set brought_at = greatest(kept.brought_at, excluded.brought_at)
    returning stored_at is not null as stored`.execute(database)
  return rows[0]?.stored === true
}

/** Notes that the storage has it; answers false where nobody is bringing it any more. */
export async function noteStored(tx: Transaction, digest: string, now: Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update attachment_content set stored_at = coalesce(stored_at, ${isoOf(now)}::timestamptz)
    where digest = ${digest}`.execute(tx)
  return numAffectedRows === 1n
}

/** Deletes attachments that are older than this and stand nowhere. */
export async function deleteUnnamed(database: Database, before: Instant, most: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from attachment where id in (
      select id from attachment where uploaded_at < ${isoOf(before)}::timestamptz
        and not exists (select from attachment_place where attachment_id = attachment.id)
      order by uploaded_at limit ${most} for update skip locked)`.execute(database)
  return Number(numAffectedRows ?? 0n)
}

const unused = (before: Instant) => sql<boolean>`brought_at < ${isoOf(before)}::timestamptz
  and not exists (select from attachment where attachment.digest = attachment_content.digest)`

/** Says of contents that nothing names, and that were brought before this, that the storage may lose them. */
export async function giveUpUnused(database: Database, before: Instant): Promise<void> {
  await sql`update attachment_content set stored_at = null
    where stored_at is not null and ${unused(before)}`.execute(database)
}

/** Locks contents that the storage may lose. */
export async function lockGivenUp(tx: Transaction, before: Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ readonly digest: string }>`
    select digest from attachment_content where stored_at is null and ${unused(before)}
    order by digest limit ${most} for update skip locked`.execute(tx)
  return rows.map(({ digest }) => digest)
}

export async function deleteContents(tx: Transaction, digests: readonly string[]): Promise<void> {
  await sql`delete from attachment_content where digest = any(${[...digests]}::text[])`.execute(tx)
}

/** Takes contents whose thumbnail is to be made, for so long; how often that was tried is counted. */
export async function takeForThumbnails(
  database: Database,
  { now, until, most }: { readonly now: Instant; readonly until: Instant; readonly most: number },
): Promise<{ readonly digest: string; readonly attempts: number }[]> {
  const { rows } = await sql<{ readonly digest: string; readonly attempts: number }>`
    update attachment_content set thumbnail_attempts = thumbnail_attempts + 1, thumbnail_until = ${isoOf(until)}::timestamptz
    where digest in (
      select digest from attachment_content where thumbnail = 'waiting' and stored_at is not null
        and (thumbnail_until is null or thumbnail_until < ${isoOf(now)}::timestamptz)
      order by thumbnail_until nulls first limit ${most} for update skip locked)
    returning digest, thumbnail_attempts as attempts`.execute(database)
  return rows
}

/** Notes a thumbnail that was made, or that there will be none. */
export async function noteThumbnail(
  database: Database,
  digest: string,
  made: { readonly type: string; readonly bytes: number } | null,
): Promise<void> {
  await sql`
    update attachment_content set thumbnail = ${made === null ? 'none' : 'ready'}, thumbnail_until = null,
      thumbnail_type = ${made?.type ?? null}, thumbnail_bytes = ${made?.bytes ?? null}
    where digest = ${digest}`.execute(database)
}

/** Lets somebody else make a thumbnail at once; the attempt does not count. */
export async function releaseThumbnail(database: Database, digest: string): Promise<void> {
  await sql`update attachment_content set thumbnail_until = null, thumbnail_attempts = thumbnail_attempts - 1
    where digest = ${digest}`.execute(database)
}
