import type { Answer, routes, StoredUpload } from '@aftersale/contract'
import { accept, type Instant, isoOf, refuse } from '@aftersale/kernel'
import { notify } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import type { FileStore } from '../../platform/files.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { Trouble } from '../../platform/trouble.ts'
import { insertAttachments, selectAttachments } from './attachment.store.ts'
import { attachmentOf } from './attachment.ts'
import { noteBrought, noteStored } from './content.store.ts'
import { cleanFileName } from './file-name.ts'
import type { AttachmentStorage } from './storage/storage.ts'
import { tellType } from './telling/tell-type.ts'
import { canHaveThumbnail } from './thumbnails/make-thumbnail.ts'
import { THUMBNAILS } from './thumbnails/thumbnail-loop.ts'

export interface Places {
  readonly database: Database
  readonly storage: AttachmentStorage
  /** Where uploads arrive; what lies there is not needed once it was taken in. */
  readonly arrivals: FileStore
}

interface Upload extends StoredUpload {
  readonly name: string
  readonly by: string
  readonly now: Instant
}

/**
 * Takes a file in that has arrived. That it comes is noted before the storage has it, and that it is an attachment after:
 * whoever is killed in between leaves nothing that is not found and cleared a day later.
 */
export async function takeIn(
  { database, storage, arrivals }: Places,
  { sha256, bytes, name, by, now }: Upload,
): Answer<typeof routes.uploadAttachment> {
  if (bytes === 0) return refuse({ code: 'attachments.empty' })
  const path = arrivals.pathOf(sha256)
  const told = await tellType(path)
  if (!told.ok) return told
  const type = told.value
  const thumbnail = canHaveThumbnail(type) ? 'waiting' : 'none'
  const isStored = await noteBrought(database, { digest: sha256, bytes, mediaType: type, thumbnail }, now)
  if (!isStored) await storage.put(sha256, { bytes, sha256, type, from: { path } })
  return inTransaction(database, async (tx) => {
    if (!(await noteStored(tx, sha256, now))) throw new Trouble('attachments.upload-overtaken', OVERTAKEN)
    const id = newId(now)
    const row = { id, digest: sha256, name: cleanFileName(name, type), uploaded_by: by, uploaded_at: isoOf(now) }
    await insertAttachments(tx, [row])
    const [made] = await selectAttachments(tx, [id])
    if (made === undefined) throw new Error(`expected the attachment ${id} to be there`)
    if (made.thumbnail === 'waiting') await notify(tx, new Set([THUMBNAILS]))
    return accept(attachmentOf(made))
  })
}

const OVERTAKEN = {
  en: 'The upload took so long that it was cleared away meanwhile. Send it again.',
  'zh-CN': '上传耗时过长，期间已被清理。请重新上传。',
}
