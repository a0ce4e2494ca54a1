import { brokenInvariants, type OrderBook, type RecordedAction, replay, type SoldOrder } from '@aftersale/commerce'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { readActions } from './action.store.ts'
import { readOrders } from './load-orders.store.ts'
import type { OpenOrder } from './open-order.ts'

/** One figure of an order that is stored otherwise than its actions come to. */
export interface LedgerDifference {
  readonly order: string
  readonly source: string
  readonly number: string
  /** Where in the order it stands, such as `lines/<id>/claimed`; empty for the order as a whole. */
  readonly at: string
  readonly stored: unknown
  readonly reckoned: unknown
}

/** What was found in some orders. */
export interface CheckedLedgers {
  readonly orders: number
  readonly actions: number
  readonly differences: readonly LedgerDifference[]
}

const BATCH = 500

/**
 * Compares what is stored of every order with what its actions come to, and with what must hold of any order, some orders
 * at a time. Each batch is one moment of the database, so that work may go on meanwhile.
 */
export async function* checkLedgers(database: Database): AsyncGenerator<CheckedLedgers> {
  let after: string | null = null
  for (;;) {
    const batch: CheckedLedgers & { readonly last: string | null } = await checkAfter(database, after)
    if (batch.last === null) return
    yield batch
    after = batch.last
  }
}

function checkAfter(database: Database, after: string | null) {
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const rows = await tx
        .selectFrom('sales_order')
        .select('id')
        .$if(after !== null, (query) => query.where(sql<boolean>`id > ${after}::uuid`))
        .orderBy('id')
        .limit(BATCH)
        .execute()
      const ids = rows.map(({ id }) => id)
      const orders = await readOrders(tx, ids)
      const actions = await readActions(tx, ids)
      const differences = [...orders.values()].flatMap((order) => compare(order, actions.get(order.header.id) ?? []))
      const happened = [...actions.values()].reduce((sum, { length }) => sum + length, 0)
      return { orders: ids.length, actions: happened, differences, last: ids.at(-1) ?? null }
    })
}

function compare({ header, book }: OpenOrder, actions: readonly RecordedAction[]): LedgerDifference[] {
  const { id: order, source, number } = header
  const found = (at: string, stored: unknown, reckoned: unknown) => ({ order, source, number, at, stored, reckoned })
  const reckoned = replayed(book, actions)
  if (typeof reckoned === 'string') return [found('', 'the actions as they are', reckoned)]
  return [
    ...differencesIn(book, reckoned).map(({ at, stored, reckoned }) => found(at, stored, reckoned)),
    ...brokenInvariants(book).map((broken) => found('', 'otherwise', broken)),
  ]
}

/** The book that the actions come to; a sentence where they do not fit the order at all. */
function replayed(book: OrderBook, actions: readonly RecordedAction[]): OrderBook | string {
  const { id, currency, paidOutside, shippingPaid } = book
  const lines = [...book.lines.values()].filter(({ added }) => !added)
  const sale: SoldOrder = { id, currency, paidOutside, shippingPaid, lines }
  try {
    return replay(sale, actions)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Every figure that differs, by where in the book it stands. */
function differencesIn(stored: OrderBook, reckoned: OrderBook) {
  const sums = Object.fromEntries(Object.entries(stored).filter(([, value]) => !(value instanceof Map)))
  const differing = unlike('', sums, reckoned)
  for (const place of ['lines', 'returns', 'payments', 'parts'] as const) {
    const [here, there] = [stored[place] as Entries, reckoned[place] as Entries]
    for (const [id, entry] of here) differing.push(...unlike(`${place}/${id}/`, entry, there.get(id)))
    for (const id of there.keys())
      if (!here.has(id)) differing.push({ at: `${place}/${id}`, stored: null, reckoned: id })
  }
  return differing
}

type Entries = ReadonlyMap<string, object>

function unlike(place: string, stored: object, reckoned: object = {}) {
  const expected: Readonly<Record<string, unknown>> = { ...reckoned }
  return Object.entries(stored).flatMap(([name, value]) => {
    const other = expected[name]
    return value === other ? [] : [{ at: `${place}${name}`, stored: value, reckoned: other ?? null }]
  })
}
