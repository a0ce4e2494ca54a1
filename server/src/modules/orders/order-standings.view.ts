import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'

/** An order by its number at its source, and which of its lines is meant, as far as somebody says. */
export interface StandingAsked {
  readonly source: string
  readonly order: string
  /** A line's id or reference. */
  readonly line: string | null
  readonly product: string | null
}

/** How an order and one of its lines stand, as rules judge by them: money in minor units, times as ISO 8601. */
export interface OrderStanding {
  readonly customer: string
  readonly order: {
    readonly number: string
    readonly currency: string
    readonly orderedAt: string
    /** When the last of it that has arrived came; null while nothing has. */
    readonly deliveredAt: string | null
    /** Goods and shipping, as sold. */
    readonly paidMinor: number
    readonly shipped: boolean
  }
  /** The line that is meant: by itself, by its product, or the only one that there is. */
  readonly line: OrderLineStanding | null
  /** The first lines of the order to choose from, where none is meant; else none. */
  readonly lines: readonly LineChoice[]
}

/** A line as a form offers it: its id, and what it is called. */
interface LineChoice {
  readonly value: string
  readonly label: string
}

interface OrderLineStanding {
  readonly id: string
  readonly product: string
  readonly productName: string
  readonly quantity: number
  readonly paidMinor: number
  /** Units that no return holds and that were not cancelled. */
  readonly freeUnits: number
  readonly deliveredAt: string | null
  readonly shipped: boolean
}

interface Row {
  readonly at: number
  readonly customer: string
  readonly currency: string
  readonly ordered_at: Instant
  readonly shipping_paid_minor: number
  readonly lines: number
  readonly paid_minor: string | null
  readonly delivered_at: Instant | null
  readonly shipped: boolean | null
  readonly line_id: string | null
  readonly product: string
  readonly product_name: string
  readonly quantity: number
  readonly line_paid_minor: number
  readonly free_units: number
  readonly line_delivered_at: Instant | null
  readonly line_shipped: boolean
  readonly choices: readonly LineChoice[] | null
}

/** Who has to choose among more looks the line up. */
const MOST_CHOICES = 100

const ASKED = { at: 'integer', source: 'text', number: 'text', line: 'text', product: 'text' } as const

/** The standings of many orders, in the order in which they were asked; undefined where there is no such order. */
export async function orderStandings(
  database: Transaction | Database,
  asked: readonly StandingAsked[],
): Promise<(OrderStanding | undefined)[]> {
  if (asked.length === 0) return []
  const given = givenRows(
    ASKED,
    asked.map(({ source, order, line, product }, at) => ({ at, source, number: order, line, product })),
  )
  const { rows } = await sql<Row>`
    select given.at, head.customer, head.currency, head.ordered_at, head.shipping_paid_minor,
      whole.lines, whole.paid_minor, whole.delivered_at, whole.shipped,
      meant.id as line_id, meant.product, meant.product_name, meant.quantity, meant.paid_minor as line_paid_minor,
      meant.quantity - meant.cancelled_units - meant.claimed_units as free_units,
      meant.delivered_at as line_delivered_at,
      meant.shipped_units > 0 or meant.delivered_at is not null as line_shipped, choices.list as choices
    from ${given}
    cross join lateral (
      select * from sales_order where sales_order.number = given.number and sales_order.source = given.source limit 1
    ) as head
    cross join lateral (
      select count(*) as lines, sum(paid_minor) as paid_minor, max(delivered_at) as delivered_at,
        bool_or(shipped_units > 0 or delivered_at is not null) as shipped
      from order_line where order_id = head.id
    ) as whole
    left join lateral (
      select * from order_line where order_id = head.id
        and (given.line is null or id::text = lower(given.line) or reference = given.line)
        and (given.line is not null or given.product is null or order_line.product = given.product)
      order by id limit 1
    ) as meant on true
    cross join lateral (
      select json_agg(json_build_object('value', id, 'label', product_name || ' × ' || quantity) order by id) as list
      from (select * from order_line where order_id = head.id order by id limit ${sql.lit(MOST_CHOICES)}) as first
      where meant.id is null or given.line is null and given.product is null and whole.lines > 1
    ) as choices`.execute(database)
  const found = new Map(rows.map((row) => [row.at, row]))
  return asked.map((one, at) => {
    const row = found.get(at)
    return row === undefined ? undefined : standingOf(one, row)
  })
}

const timeOf = (at: Instant | null) => (at === null ? null : isoOf(at))

function standingOf({ order, line, product }: StandingAsked, row: Row): OrderStanding {
  const isMeant = line !== null || product !== null || row.lines === 1
  return {
    customer: row.customer,
    order: {
      number: order,
      currency: row.currency,
      orderedAt: isoOf(row.ordered_at),
      deliveredAt: timeOf(row.delivered_at),
      paidMinor: Number(row.paid_minor ?? 0) + row.shipping_paid_minor,
      shipped: row.shipped ?? false,
    },
    line: isMeant && row.line_id !== null ? lineOf(row, row.line_id) : null,
    lines: row.choices ?? [],
  }
}

function lineOf(row: Row, id: string): OrderLineStanding {
  return {
    id,
    product: row.product,
    productName: row.product_name,
    quantity: row.quantity,
    paidMinor: row.line_paid_minor,
    freeUnits: row.free_units,
    deliveredAt: timeOf(row.line_delivered_at),
    shipped: row.line_shipped,
  }
}
