import type { Money } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import type { RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const REFUND = {
  id: 'uuid',
  effect_key: 'text',
  request_id: 'uuid',
  amount_minor: 'bigint',
  currency: 'text',
  approved_at: 'timestamptz',
} as const

/** Writes refunds, but not one whose effect key is there; answers the effect keys of those written. */
export async function insertRefunds(tx: Transaction, rows: readonly RowOf<typeof REFUND>[]): Promise<Set<string>> {
  const ending = sql<{ effect_key: string }>`on conflict (effect_key) do nothing returning effect_key`
  const written = await insertMany(tx, 'refund', REFUND, rows, { ending })
  return new Set(written.map((row) => row.effect_key))
}

/** What was refunded under these effect keys. */
export async function refundedUnder(tx: Transaction, effectKeys: readonly string[]): Promise<Map<string, Money>> {
  if (effectKeys.length === 0) return new Map()
  const rows = await tx
    .selectFrom('refund')
    .select(['effect_key', 'amount_minor', 'currency'])
    .where('effect_key', '=', sql<string>`any(${[...effectKeys]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.effect_key, { minor: row.amount_minor, currency: row.currency }]))
}
