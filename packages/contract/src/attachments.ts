import { z } from 'zod'
import { identifier, instantText } from './scalars.ts'

/** A file that was uploaded. Its content never changes. */
export const attachment = z
  .object({
    id: identifier,
    name: z.string().meta({ description: 'As it was called where it came from; for people alone' }),
    type: z.string().meta({ description: 'The media type, told by the content' }),
    size: z.int().meta({ description: 'In bytes' }),
    digest: z.string().meta({ description: 'SHA-256 of the content, in hex' }),
    thumbnail: z.enum(['ready', 'waiting', 'none']).meta({
      description: 'Whether there is a small picture of it: it is made within seconds, of images that can be read',
    }),
    uploadedBy: z.string().meta({ description: 'E-mail address' }),
    uploadedAt: instantText,
  })
  .meta({ id: 'Attachment' })

/** An attachment where it stands in a case. */
export const placedAttachment = attachment
  .extend({
    entry: identifier.nullable().meta({ description: 'The entry of the conversation; null: the case itself' }),
    placedBy: z.string().meta({ description: 'E-mail address' }),
    placedAt: instantText,
  })
  .meta({ id: 'PlacedAttachment' })

/** Attachments by their ids, as entries and cases name them. */
export const attachmentIds = z.array(identifier).max(20)

export const exampleAttachment: z.input<typeof attachment> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d41',
  name: '破损的包装.jpg',
  type: 'image/jpeg',
  size: 284_113,
  digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  thumbnail: 'ready',
  uploadedBy: 'lin@example.com',
  uploadedAt: '2026-03-01T09:00:00Z',
}

export const examplePlaced: z.input<typeof placedAttachment> = {
  ...exampleAttachment,
  entry: null,
  placedBy: 'lin@example.com',
  placedAt: '2026-03-01T09:00:10Z',
}
