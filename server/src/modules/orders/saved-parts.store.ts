import type { PartBook } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { broughtAndMoved, type Happening, movedEntries } from './happening.ts'
import { postingOf } from './posting.ts'

const MOVED = { id: 'uuid', status: 'text', failure: 'jsonb', ended_at: 'timestamptz' } as const

const ASKED = {
  ...MOVED,
  refund_id: 'uuid',
  order_id: 'uuid',
  payment_id: 'uuid',
  amount_minor: 'bigint',
  provider: 'text',
  asked_at: 'timestamptz',
} as const

/** Writes the parts of refunds that were asked for or ended, as they stand now. */
export async function writeParts(tx: Transaction, happenings: readonly Happening[], now: Instant): Promise<void> {
  const { brought, moved } = broughtAndMoved(movedEntries(happenings, 'part', 'pay-back'))
  const failures = failuresOf(happenings)
  const endOf = ({ id, status }: PartBook) => ({
    id,
    status,
    failure: status === 'failed' ? (failures.get(id) ?? null) : null,
    ended_at: status === 'pending' ? null : isoOf(now),
  })
  const asked = brought.map(({ order, entry, posting }) => ({
    ...endOf(entry),
    refund_id: posting.refundId,
    order_id: order.header.id,
    payment_id: entry.payment,
    amount_minor: entry.amount,
    provider: posting.provider,
    asked_at: isoOf(now),
  }))
  await insertMany(tx, 'refund_part', ASKED, asked)
  if (moved.length === 0) return
  await sql`update refund_part set status = given.status, failure = given.failure, ended_at = given.ended_at
    from ${givenRows(MOVED, moved.map(endOf))} where refund_part.id = given.id`.execute(tx)
}

/** What was said of each part when it failed, as JSON text. */
function failuresOf(happenings: readonly Happening[]): Map<string, string> {
  const failures = new Map<string, string>()
  for (const { posting } of happenings) {
    const failed = postingOf(posting, 'fail-part')
    if (failed?.failure !== undefined) failures.set(failed.action.part, JSON.stringify(failed.failure))
  }
  return failures
}
