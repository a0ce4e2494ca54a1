import type { AnswerOf, routes } from '@aftersale/contract'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { acceptanceOf, awaitedUnits, type ReturnCounters, receptionOf } from './return-state.ts'
import { serialsOf } from './serial.store.ts'

type Wire = AnswerOf<typeof routes.getReturn>['lines'][number]

/** A line of a return as it is told, with the counters that its state is derived from. */
export interface ReturnLineView {
  readonly wire: Wire
  readonly counters: ReturnCounters & { readonly withoutGoods: boolean }
}

/** The lines of returns in the order they were asked for, by return; serial numbers only where they are wanted. */
export async function readReturnLines(
  database: Database,
  returnIds: readonly string[],
  { serials }: { readonly serials: boolean } = { serials: false },
): Promise<Map<string, ReturnLineView[]>> {
  if (returnIds.length === 0) return new Map()
  const rows = await selectLines(database)
    .where('line.return_id', '=', sql<string>`any(${[...returnIds]}::uuid[])`)
    .orderBy('line.id')
    .execute()
  const named = await serialsOf(database, serials ? rows.map(({ id }) => id) : [])
  const views = new Map<string, ReturnLineView[]>()
  for (const row of rows) {
    const counters = countersOf(row)
    const told = (named.get(row.id) ?? []).map(({ serial, condition }) => ({ serial, condition }))
    const of = views.get(row.return_id) ?? []
    of.push({ counters, wire: lineOnTheWire(row, counters, told) })
    views.set(row.return_id, of)
  }
  return views
}

function selectLines(database: Database) {
  return database
    .selectFrom('return_line as line')
    .innerJoin('order_line', 'order_line.id', 'line.order_line_id')
    .select(['line.id', 'line.return_id', 'line.order_id', 'line.order_line_id', 'line.fault', 'line.cause'])
    .select(['line.units', 'line.value_minor', 'line.cancelled_units', 'line.received_units', 'line.dismissed_units'])
    .select(['line.wrong_units', 'line.lost_units', 'line.restocked_units', 'line.written_off_units'])
    .select(['line.given_back_units', 'line.credited_units', 'line.credited_minor', 'line.fee_minor'])
    .select(['line.without_goods', 'order_line.order_number', 'order_line.product', 'order_line.product_name'])
    .select('order_line.currency')
}

type Row = Awaited<ReturnType<ReturnType<typeof selectLines>['execute']>>[number]

function countersOf(row: Row): ReturnLineView['counters'] {
  return {
    units: row.units,
    cancelled: row.cancelled_units,
    received: row.received_units,
    dismissed: row.dismissed_units,
    wrong: row.wrong_units,
    lost: row.lost_units,
    restocked: row.restocked_units,
    writtenOff: row.written_off_units,
    givenBack: row.given_back_units,
    withoutGoods: row.without_goods,
  }
}

function lineOnTheWire(row: Row, counters: ReturnLineView['counters'], serials: Wire['serials']): Wire {
  const { currency } = row
  const { dismissed, withoutGoods, ...told } = counters
  return {
    id: row.id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    orderLineId: row.order_line_id,
    product: row.product,
    productName: row.product_name,
    fault: row.fault as Wire['fault'],
    cause: row.cause,
    ...told,
    damaged: dismissed,
    credited: row.credited_units,
    awaited: withoutGoods ? 0 : awaitedUnits(counters),
    reception: withoutGoods && told.units > told.cancelled ? 'not-expected' : receptionOf(counters),
    acceptance: withoutGoods ? 'pending' : acceptanceOf(counters),
    worth: { minor: row.value_minor, currency },
    creditedWorth: { minor: row.credited_minor, currency },
    fee: { minor: row.fee_minor, currency },
    serials,
  }
}
