import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

export type SerialCondition = 'expected' | 'good' | 'damaged' | 'wrong'

/** A serial number on a return line. */
export interface ReturnSerial {
  readonly returnLineId: string
  readonly serial: string
  readonly condition: SerialCondition
}

/** What is known of the serial numbers of order lines: those sold, and those that returns name or have brought back. */
export interface KnownSerials {
  readonly sold: ReadonlyMap<string, ReadonlySet<string>>
  readonly named: ReadonlyMap<string, readonly ReturnSerial[]>
}

const NONE: KnownSerials = { sold: new Map(), named: new Map() }

/** By order line. The orders of these lines are locked: nothing of it changes meanwhile. */
export async function knownSerials(
  database: Transaction | Database,
  orderLineIds: readonly string[],
): Promise<KnownSerials> {
  if (orderLineIds.length === 0) return NONE
  const ids = [...new Set(orderLineIds)]
  const sold = await sql<{ line: string; serial: string }>`
    select order_line_id as line, serial from order_line_serial where order_line_id = any(${ids}::uuid[])`.execute(
    database,
  )
  const named = await sql<ReturnSerial & { line: string }>`
    select order_line_id as line, return_line_id as "returnLineId", serial, condition
    from return_serial join return_line on return_line.id = return_line_id
    where order_line_id = any(${ids}::uuid[]) and units > cancelled_units + given_back_units`.execute(database)
  return {
    sold: new Map(
      [...Map.groupBy(sold.rows, ({ line }) => line)].map(([line, of]) => [line, new Set(of.map((one) => one.serial))]),
    ),
    named: Map.groupBy(named.rows, ({ line }) => line),
  }
}

const SERIAL = { return_line_id: 'uuid', serial: 'text', condition: 'text', at: 'timestamptz' } as const

/** Writes serial numbers of return lines; of one that was expected, how it came. */
export async function writeSerials(tx: Transaction, serials: readonly ReturnSerial[], now: Instant): Promise<void> {
  const rows = serials.map(({ returnLineId, serial, condition }) => {
    return { return_line_id: returnLineId, serial, condition, at: isoOf(now) }
  })
  const ending = sql`on conflict (return_line_id, serial) do update set condition = excluded.condition, at = excluded.at`
  await insertMany(tx, 'return_serial', SERIAL, rows, { ending })
}

/** The serial numbers of return lines. */
export async function serialsOf(database: Database, returnLineIds: readonly string[]) {
  const rows = returnLineIds.map((id) => ({ id }))
  if (rows.length === 0) return new Map<string, { serial: string; condition: SerialCondition }[]>()
  const found = await sql<{ id: string; serial: string; condition: SerialCondition }>`
    select id, serial, condition from return_serial join ${givenRows({ id: 'uuid' }, rows)} on return_line_id = given.id
    order by serial`.execute(database)
  return Map.groupBy(found.rows, ({ id }) => id)
}
