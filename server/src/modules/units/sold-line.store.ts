import type { Instant } from '@aftersale/kernel'
import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'

/** An order line as units need it. */
export interface SoldLine {
  readonly id: string
  readonly orderId: string
  readonly source: string
  readonly customer: string
  readonly product: string
  readonly orderedAt: Instant
  readonly deliveredAt: Instant | null
}

/** An order's line: by its id, or its reference in the order; `line` undefined: the only one of the order. */
export interface LineName {
  readonly orderId: string
  readonly line: string | undefined
}

const LINE = sql`line.id, line.order_id as "orderId", line.source, sales_order.customer, product,
  sales_order.ordered_at as "orderedAt", delivered_at as "deliveredAt"`

const NAME = { position: 'integer', order_id: 'uuid', line_id: 'uuid', reference: 'text' } as const

/** The lines so named, in the order of the names; undefined where there is none, or more than one is meant. */
export async function findLines(
  database: Database | Transaction,
  names: readonly LineName[],
): Promise<(SoldLine | undefined)[]> {
  if (names.length === 0) return []
  const given = names.map(({ orderId, line }, position) => {
    const id = line !== undefined && isId(line) ? line.toLowerCase() : null
    return { position, order_id: orderId, line_id: id, reference: id === null ? (line ?? null) : null }
  })
  const { rows } = await sql<SoldLine & { position: number }>`
    select given.position, ${LINE} from ${givenRows(NAME, given)}
      join order_line as line on line.order_id = given.order_id
        and case when given.line_id is not null then line.id = given.line_id
          else given.reference is null or line.reference = given.reference end
      join sales_order on sales_order.id = line.order_id`.execute(database)
  const found = Map.groupBy(rows, ({ position }) => position)
  return names.map((_, position) => {
    const [line, ...others] = found.get(position) ?? []
    return others.length > 0 ? undefined : line
  })
}

/** How many units of each of these lines are registered. Their orders are locked: nobody registers more meanwhile. */
export async function registeredOn(tx: Transaction, lineIds: readonly string[]): Promise<Map<string, number>> {
  if (lineIds.length === 0) return new Map()
  const { rows } = await sql<{ line: string; units: number }>`
    select order_line_id as line, count(*) as units from unit_event
    where order_line_id = any(${[...lineIds]}::uuid[]) group by order_line_id`.execute(tx)
  return new Map(rows.map(({ line, units }) => [line, units]))
}

/** The serial numbers that were sold on each of these lines, as their orders say. */
export async function soldSerials(tx: Transaction, lineIds: readonly string[]): Promise<Map<string, Set<string>>> {
  if (lineIds.length === 0) return new Map()
  const { rows } = await sql<{ line: string; serial: string }>`
    select order_line_id as line, serial from order_line_serial
    where order_line_id = any(${[...lineIds]}::uuid[])`.execute(tx)
  const byLine = Map.groupBy(rows, ({ line }) => line)
  return new Map([...byLine].map(([line, of]) => [line, new Set(of.map(({ serial }) => serial))]))
}
