import { type Instant, isoOf } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { deleteExpired } from '../messages/messages.store.ts'
import { makePartitions } from './partitions.ts'

const BATCH = 5_000

/** Takes away what has expired and makes room for the months to come; answers how much is left to look at again at once. */
export async function maintain(database: Database, now: Instant): Promise<number> {
  await makePartitions(database, now)
  const expired = await deleteExpired(database, isoOf(now), BATCH)
  return expired === BATCH ? expired : 0
}
