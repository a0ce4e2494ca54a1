import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, isId, isoOf, refuse } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import { beginningWith } from '../../platform/beginning-with.ts'
import type { Database } from '../../platform/database.ts'
import { afterId, inOrderOf, pageOf } from '../../platform/paging.ts'
import { partOnTheWire, selectParts } from './refund-parts.view.ts'

type Listed = AnswerOf<typeof routes.listRefunds>['items'][number]
type Detail = AnswerOf<typeof routes.getRefund>

/** A page of refunds, the newest first: which, planned for what is asked, and then what lists show of them, which is prepared. */
export async function listRefunds(
  database: Database,
  ask: QueryOf<typeof routes.listRefunds>,
): Answer<typeof routes.listRefunds> {
  const after = afterId(ask)
  if (!after.ok) return after
  let query = database
    .selectFrom('refund')
    .select('refund.id')
    .orderBy('refund.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.returnId !== undefined) query = query.where('refund.return_id', '=', ask.returnId)
  if (ask.requestId !== undefined) query = query.where('refund.request_id', '=', ask.requestId)
  if (ask.orderId !== undefined) query = query.where('refund.order_id', '=', ask.orderId)
  if (ask.from !== undefined) query = query.where(sql<boolean>`approved_at >= ${isoOf(ask.from)}::timestamptz`)
  if (ask.before !== undefined) query = query.where(sql<boolean>`approved_at < ${isoOf(ask.before)}::timestamptz`)
  if (ask.currency !== undefined) query = query.where('refund.currency', '=', ask.currency)
  if (ask.q !== undefined) query = query.where('refund.number', 'like', beginningWith(ask.q.toUpperCase()))
  if (ask.status !== undefined) query = query.where(hasStatus(ask.status))
  if (after.value !== null) query = query.where(sql<boolean>`refund.id < ${after.value}::uuid`)
  const page = pageOf(await query.execute(), ask, ({ id }) => id)
  return accept({ ...page, items: (await refundsOf(database, page.items)).map(refundOnTheWire) })
}

async function refundsOf(database: Database, found: readonly { readonly id: string }[]): Promise<Row[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const rows = await selectRefunds(database).where(sql<boolean>`refund.id = any(${ids}::uuid[])`).execute()
  return inOrderOf(ids, rows)
}

/** One refund by its id, or by its number in capitals or not. */
export async function getRefund(database: Database, idOrNumber: string): Answer<typeof routes.getRefund> {
  const row = await selectRefunds(database)
    .select(['refund.figures', 'refund.explanation'])
    .$if(isId(idOrNumber), (query) => query.where('refund.id', '=', idOrNumber))
    .$if(!isId(idOrNumber), (query) => query.where('refund.number', '=', idOrNumber.toUpperCase()))
    .executeTakeFirst()
  if (row === undefined) return refuse({ code: 'refunds.not-found' })
  const parts = await selectParts(database).where('refund_id', '=', row.id).orderBy('part.id').execute()
  const explanation = row.explanation as { readonly zh: string; readonly en: string } | null
  return accept({
    ...refundOnTheWire(row),
    figures: row.figures as unknown as Detail['figures'],
    explanation: explanation && { en: explanation.en, 'zh-CN': explanation.zh },
    parts: parts.map(partOnTheWire),
  })
}

/** A part that failed counts until it is tried again. */
const FAILED = sql`status = 'failed' and not exists (select from refund_part as later where later.retry_of = part.id)`

const STATUS = sql<Listed['status']>`(select case when bool_or(${FAILED}) then 'failed'
    when bool_or(status = 'pending') then 'pending' else 'settled' end
  from refund_part as part where part.refund_id = refund.id)`

/** What is open is gathered first: it is little beside what is settled, and has an index. */
export function hasStatus(status: Listed['status']): RawBuilder<boolean> {
  if (status === 'settled') return sql`${STATUS} = 'settled'`
  return sql`(refund.id in (select refund_id from refund_part where status <> 'settled') and ${STATUS} = ${status})`
}

function selectRefunds(database: Database) {
  return database
    .selectFrom('refund')
    .select(['refund.id', 'refund.number', 'refund.return_id', 'refund.request_id', 'refund.amount_minor'])
    .leftJoin('sales_order', 'sales_order.id', 'refund.order_id')
    .leftJoin('goods_return', 'goods_return.id', 'refund.return_id')
    .select(['refund.currency', 'refund.approved_at', 'refund.order_id'])
    .select(['sales_order.number as order_number', 'goods_return.number as return_number'])
    .select(
      sql<string | null>`(select number from service_case where service_case.request_id = refund.request_id)`.as(
        'case_number',
      ),
    )
    .select(STATUS.as('status'))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRefunds>['execute']>>[number]

function refundOnTheWire(row: Row): Listed {
  return {
    id: row.id,
    number: row.number,
    returnId: row.return_id,
    requestId: row.request_id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    returnNumber: row.return_number,
    caseNumber: row.case_number,
    amount: { minor: row.amount_minor, currency: row.currency },
    approvedAt: row.approved_at,
    status: row.status,
  }
}
