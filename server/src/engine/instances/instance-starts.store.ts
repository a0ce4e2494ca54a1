import type { Instant } from '@aftersale/kernel'
import { addMilliseconds, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'

interface AskedStart {
  readonly idempotencyKey: string
  readonly processKey: string
  readonly instanceId: string
  readonly now: Instant
}

const KEPT = 7 * 24 * 3_600_000

/** Notes who starts under this key; answers the start that had it before, having waited for it to commit, or null. */
export async function claimStart(tx: Transaction, { idempotencyKey, processKey, instanceId, now }: AskedStart) {
  const made = await tx
    .insertInto('instance_start')
    .values({ idempotency_key: idempotencyKey, process_key: processKey, instance_id: instanceId, asked_at: isoOf(now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows === 1n) return null
  return tx
    .selectFrom('instance_start')
    .select(['process_key', 'instance_id'])
    .where('idempotency_key', '=', idempotencyKey)
    .executeTakeFirstOrThrow()
}

/** Forgets keys that nobody asks for again. */
export function deleteOldStarts(database: Database, now: Instant) {
  return database
    .deleteFrom('instance_start')
    .where('asked_at', '<', sql<never>`${isoOf(addMilliseconds(now, -KEPT))}::timestamptz`)
    .execute()
}
