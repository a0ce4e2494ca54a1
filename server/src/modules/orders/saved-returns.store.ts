import { type ReturnBook, wantedBack } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { broughtAndMoved, type Happening, movedEntries } from './happening.ts'

const SUMS = {
  id: 'uuid',
  value_minor: 'bigint',
  cancelled_units: 'integer',
  received_units: 'integer',
  dismissed_units: 'integer',
  wrong_units: 'integer',
  lost_units: 'integer',
  restocked_units: 'integer',
  written_off_units: 'integer',
  given_back_units: 'integer',
  credited_units: 'integer',
  credited_minor: 'bigint',
  fee_minor: 'bigint',
  released_at: 'timestamptz',
} as const

const REQUESTED = {
  ...SUMS,
  return_id: 'uuid',
  order_id: 'uuid',
  order_line_id: 'uuid',
  fault: 'text',
  cause: 'text',
  without_goods: 'boolean',
  units: 'integer',
} as const

/** Writes the return lines that were requested or moved, as they stand now. */
export async function writeReturns(tx: Transaction, happenings: readonly Happening[], now: Instant): Promise<void> {
  const { brought, moved } = broughtAndMoved(movedEntries(happenings, 'returnLine', 'request-return'))
  const requested = brought.map(({ order, entry, posting }) => ({
    ...sumsOf(entry, now),
    return_id: posting.returnId,
    order_id: order.header.id,
    order_line_id: entry.line,
    fault: entry.fault,
    cause: posting.cause,
    without_goods: entry.withoutGoods,
    units: entry.units,
  }))
  await insertMany(tx, 'return_line', REQUESTED, requested)
  if (moved.length === 0) return
  const sums = moved.map((entry) => sumsOf(entry, now))
  await sql`update return_line set value_minor = given.value_minor, cancelled_units = given.cancelled_units,
      received_units = given.received_units, dismissed_units = given.dismissed_units, wrong_units = given.wrong_units,
      lost_units = given.lost_units, restocked_units = given.restocked_units,
      written_off_units = given.written_off_units, given_back_units = given.given_back_units,
      credited_units = given.credited_units, credited_minor = given.credited_minor, fee_minor = given.fee_minor,
      released_at = coalesce(return_line.released_at, given.released_at)
    from ${givenRows(SUMS, sums)} where return_line.id = given.id`.execute(tx)
}

/** A return line that wants nothing back any more has been released. */
function sumsOf(entry: ReturnBook, now: Instant) {
  return {
    id: entry.id,
    value_minor: entry.value,
    cancelled_units: entry.cancelled,
    received_units: entry.received,
    dismissed_units: entry.dismissed,
    wrong_units: entry.wrong,
    lost_units: entry.lost,
    restocked_units: entry.restocked,
    written_off_units: entry.writtenOff,
    given_back_units: entry.givenBack,
    credited_units: entry.credited,
    credited_minor: entry.creditedMinor,
    fee_minor: entry.fee,
    released_at: wantedBack(entry) === 0 ? isoOf(now) : null,
  }
}
