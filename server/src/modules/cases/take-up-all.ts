import type { Instant } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { takeUpRequestsOf } from './take-up-requests.ts'

/** Cases of one transaction. Larger gains nothing (bench/README.md) and keeps other writers of the same lines waiting. */
const BATCH = 1000

/** Takes up every waiting request of a source, oldest first, batch after batch; answers how many there were. */
export async function takeUpAll(
  database: Database,
  engine: Engine,
  work: {
    readonly source: string
    readonly now: () => Instant
    readonly signal?: AbortSignal
    readonly progress?: (taken: number) => void
  },
): Promise<number> {
  let total = 0
  for (;;) {
    work.signal?.throwIfAborted()
    const taken = await inTransaction(database, (tx) =>
      takeUpRequestsOf(tx, engine, { source: work.source, most: BATCH, imported: true, now: work.now() }),
    )
    total += taken
    work.progress?.(total)
    if (taken < BATCH) return total
  }
}

/**
 * The same within a transaction of the caller's, whose own requests are among those that wait. Those of imports are left
 * alone: the orders that they are about may stand further down in a file that is being read at this moment.
 */
export async function takeUpWaiting(
  tx: Transaction,
  engine: Engine,
  work: { readonly source: string; readonly now: Instant },
): Promise<void> {
  while ((await takeUpRequestsOf(tx, engine, { ...work, most: BATCH, imported: false })) === BATCH);
}
