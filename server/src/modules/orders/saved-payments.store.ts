import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { Overtaken } from '../../platform/transaction.ts'
import { broughtAndMoved, type Happening, movedEntries } from './happening.ts'

const RECEIVED = {
  id: 'uuid',
  order_id: 'uuid',
  method: 'text',
  provider: 'text',
  provider_reference: 'text',
  captured_minor: 'bigint',
  captured_at: 'timestamptz',
  refunded_minor: 'bigint',
  pending_minor: 'bigint',
} as const

const MOVED = { id: 'uuid', refunded_minor: 'bigint', pending_minor: 'bigint' } as const

/** Writes the payments that came in or went back, as they stand now. */
export async function writePayments(tx: Transaction, happenings: readonly Happening[], now: Instant): Promise<void> {
  const { brought, moved } = broughtAndMoved(movedEntries(happenings, 'payment', 'receive-payment'))
  const rows = brought.map(({ order, entry, posting }) => ({
    id: entry.id,
    order_id: order.header.id,
    method: posting.method,
    provider: posting.provider,
    provider_reference: posting.providerReference,
    captured_minor: entry.captured,
    captured_at: isoOf(posting.capturedAt ?? now),
    refunded_minor: entry.refunded,
    pending_minor: entry.pending,
  }))
  try {
    await insertMany(tx, 'order_payment', RECEIVED, rows)
  } catch (error) {
    // Whoever looked before found no such payment: somebody else has recorded it since.
    if (isTwice(error)) throw new Overtaken('a payment was recorded by somebody else at the same time')
    throw error
  }
  if (moved.length === 0) return
  const sums = moved.map(({ id, refunded, pending }) => ({ id, refunded_minor: refunded, pending_minor: pending }))
  await sql`update order_payment set refunded_minor = given.refunded_minor, pending_minor = given.pending_minor
    from ${givenRows(MOVED, sums)} where order_payment.id = given.id`.execute(tx)
}

const isTwice = (error: unknown) => (error as { constraint?: string } | null)?.constraint === 'order_payment_reference'
