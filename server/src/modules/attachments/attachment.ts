import type { AnswerOf, routes } from '@aftersale/contract'
import type { AttachmentRow } from './attachment.store.ts'

export type Attachment = AnswerOf<typeof routes.uploadAttachment>

/** An attachment as it is told to whoever may see it. */
export const attachmentOf = (row: AttachmentRow): Attachment => ({
  id: row.id,
  name: row.name,
  type: row.media_type,
  size: row.bytes,
  digest: row.digest,
  thumbnail: row.thumbnail,
  uploadedBy: row.uploaded_by,
  uploadedAt: row.uploaded_at,
})
