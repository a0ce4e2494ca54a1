import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { addMilliseconds } from '@aftersale/kernel'
import type { Loop } from '../../../engine/index.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Database } from '../../../platform/database.ts'
import { noteThumbnail, releaseThumbnail, takeForThumbnails } from '../content.store.ts'
import { type AttachmentStorage, thumbnailKey } from '../storage/storage.ts'
import { makeThumbnail } from './make-thumbnail.ts'

/** What wakes whoever makes thumbnails. */
export const THUMBNAILS = 'thumbnails'

const EVERY = 30_000
const AT_ONCE = 4
/** Longer than reading, making and storing so many takes. */
const LEASE = 180_000
const MOST_ATTEMPTS = 3

interface Options {
  readonly database: Database
  readonly storage: AttachmentStorage
  readonly clock: Clock
}

/**
 * Makes the thumbnails of images that were taken in, each once, on any number of servers. Who is killed while making one
 * leaves it to another; a picture that has killed three is left alone.
 */
export function thumbnailLoop({ database, storage, clock }: Options): Loop {
  const make = async (digest: string) => {
    const content = new Uint8Array(await buffer(await storage.read(digest, null)))
    const made = await makeThumbnail(content)
    if (made === null) return noteThumbnail(database, digest, null)
    const sha256 = createHash('sha256').update(made.content).digest('hex')
    const bytes = made.content.length
    await storage.put(thumbnailKey(digest), { bytes, sha256, type: made.type, from: { content: made.content } })
    return noteThumbnail(database, digest, { type: made.type, bytes })
  }
  return {
    topic: THUMBNAILS,
    every: EVERY,
    round: async () => {
      const now = clock.now()
      const taken = await takeForThumbnails(database, { now, until: addMilliseconds(now, LEASE), most: AT_ONCE })
      for (const { digest, attempts } of taken) {
        if (attempts > MOST_ATTEMPTS) await noteThumbnail(database, digest, null)
        else {
          await make(digest).catch(async (error: unknown) => {
            await releaseThumbnail(database, digest)
            throw error
          })
        }
      }
      return taken.length
    },
  }
}
