import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { addMilliseconds } from '@aftersale/kernel'
import type { Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { deleteContents, deleteUnnamed, giveUpUnused, lockGivenUp } from './content.store.ts'
import { thumbnailKey } from './storage/storage.ts'
import type { Places } from './take-in.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const EVERY = 600_000
const MOST = 500
const AT_ONCE = 20

type Options = Places & { readonly clock: Clock; readonly folder: string }

/**
 * Clears what nothing has named for a day: attachments, then contents, first from the storage and, their rows held
 * meanwhile, then their rows. And, after an hour, what arrived: the storage has it, or it was refused.
 */
export function clearingLoop({ database, storage, clock, folder }: Options): Loop {
  return {
    topic: 'attachment-clearing',
    every: EVERY,
    round: async () => {
      const dayAgo = addMilliseconds(clock.now(), -DAY)
      const deleted = await deleteUnnamed(database, dayAgo, MOST)
      await giveUpUnused(database, dayAgo)
      const removed = await inTransaction(database, async (tx) => {
        const digests = await lockGivenUp(tx, dayAgo, AT_ONCE)
        await storage.remove(digests.flatMap((digest) => [thumbnailKey(digest), digest]))
        await deleteContents(tx, digests)
        return digests.length
      })
      if (deleted + removed === 0) await clearArrivals(folder, clock.now() - HOUR)
      return deleted + removed
    },
  }
}

/** Removes files that arrived before an instant. Others may do the same, and more may arrive. */
async function clearArrivals(folder: string, before: number): Promise<void> {
  const names = await readdir(folder, { withFileTypes: true, recursive: true })
  for (const file of names.filter((one) => one.isFile())) {
    const path = join(file.parentPath, file.name)
    const found = await stat(path).catch(() => null)
    if (found !== null && found.mtimeMs < before) await rm(path, { force: true })
  }
}
