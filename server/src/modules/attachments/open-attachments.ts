import { join } from 'node:path'
import type { Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { type FileStore, openFiles } from '../../platform/files.ts'
import { clearingLoop } from './clear-unnamed.ts'
import { attachmentLimit } from './limit.ts'
import { openStorage } from './storage/open-storage.ts'
import type { AttachmentStorage } from './storage/storage.ts'
import { thumbnailLoop } from './thumbnails/thumbnail-loop.ts'

interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  readonly dataDir: string
  readonly database: Database
  readonly clock: Clock
}

/** What attachments need of the machine, and the work that goes on behind them. */
interface AttachmentRoom {
  readonly storage: AttachmentStorage
  readonly arrivals: FileStore
  /** Where uploads arrive, by the id of their route. */
  readonly uploads: Readonly<Record<string, { readonly files: FileStore; readonly limit: number }>>
  readonly loops: readonly Loop[]
}

/** The folder of the data directory where uploads arrive. */
const ARRIVALS = 'attachments-arriving'

/** Opens where attachments arrive and where they are kept. Throws `Trouble` where a setting is wrong. */
export async function openAttachments({ env, dataDir, database, clock }: Surroundings): Promise<AttachmentRoom> {
  const limit = attachmentLimit(env)
  const storage = await openStorage({ env, dataDir, clock })
  const arrivals = await openFiles(dataDir, ARRIVALS)
  const folder = join(dataDir, ARRIVALS)
  return {
    storage,
    arrivals,
    uploads: { uploadAttachment: { files: arrivals, limit } },
    loops: [thumbnailLoop({ database, storage, clock }), clearingLoop({ database, storage, arrivals, clock, folder })],
  }
}
