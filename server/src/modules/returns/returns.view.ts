import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, isId, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { type ReturnLineView, readReturnLines } from './return-lines.view.ts'
import { returnState } from './return-state.ts'

type Listed = AnswerOf<typeof routes.listReturns>['items'][number]

/** A page of returns, the newest first. */
export async function listReturns(
  database: Database,
  ask: QueryOf<typeof routes.listReturns>,
): Answer<typeof routes.listReturns> {
  const after = afterId(ask)
  if (!after.ok) return after
  let query = selectReturns(database)
    .orderBy('id', 'desc')
    .limit(ask.limit + 1)
  if (ask.source !== undefined) query = query.where('source', '=', ask.source)
  if (ask.customer !== undefined) query = query.where('customer', '=', ask.customer)
  if (ask.kind !== undefined) query = query.where('kind', '=', ask.kind)
  if (ask.orderId !== undefined) {
    query = query.where(sql<boolean>`id in (select return_id from return_line where order_id = ${ask.orderId}::uuid)`)
  }
  if (ask.awaited !== undefined) {
    const some = sql<boolean>`exists (select from return_line as line where line.return_id = goods_return.id
      and not without_goods and received_units + dismissed_units + lost_units < units - cancelled_units)`
    query = query.where(ask.awaited === 'true' ? some : sql<boolean>`not ${some}`)
  }
  if (after.value !== null) query = query.where(sql<boolean>`id < ${after.value}::uuid`)
  const rows = await query.execute()
  const lines = await readReturnLines(
    database,
    rows.map(({ id }) => id),
  )
  return accept(
    pageOf(
      rows.map((row) => returnOnTheWire(row, lines.get(row.id) ?? [])),
      ask,
      ({ id }) => id,
    ),
  )
}

/** One return by its id, or by its number in capitals or not. */
export async function getReturn(database: Database, idOrNumber: string): Answer<typeof routes.getReturn> {
  const row = await selectReturns(database)
    .$if(isId(idOrNumber), (query) => query.where('id', '=', idOrNumber))
    .$if(!isId(idOrNumber), (query) => query.where('number', '=', idOrNumber.toUpperCase()))
    .executeTakeFirst()
  if (row === undefined) return refuse({ code: 'returns.not-found' })
  const lines = (await readReturnLines(database, [row.id], { serials: true })).get(row.id) ?? []
  return accept({ ...returnOnTheWire(row, lines), currency: row.currency, lines: lines.map(({ wire }) => wire) })
}

function selectReturns(database: Database) {
  return database
    .selectFrom('goods_return')
    .select(['id', 'number', 'kind', 'source', 'customer', 'currency', 'request_id', 'requested_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReturns>['execute']>>[number]

function returnOnTheWire(row: Row, lines: readonly ReturnLineView[]): Listed {
  const sum = (of: (line: ReturnLineView['wire']) => number) => lines.reduce((total, { wire }) => total + of(wire), 0)
  return {
    id: row.id,
    number: row.number,
    kind: row.kind as Listed['kind'],
    source: row.source,
    customer: row.customer,
    requestId: row.request_id,
    requestedAt: row.requested_at,
    ...returnState(lines.map(({ counters }) => counters)),
    worth: { minor: sum(({ worth }) => worth.minor), currency: row.currency },
    credited: { minor: sum(({ creditedWorth }) => creditedWorth.minor), currency: row.currency },
  }
}
