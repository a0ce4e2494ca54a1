import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, isId, isoOf, refuse } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import { beginningWith } from '../../platform/beginning-with.ts'
import { countUpTo } from '../../platform/count-up-to.ts'
import type { Database } from '../../platform/database.ts'
import { afterId, inOrderOf, pageOf } from '../../platform/paging.ts'
import { partOnTheWire, selectParts } from './refund-parts.view.ts'

type Conditions = QueryOf<typeof routes.countRefunds>
type Listed = AnswerOf<typeof routes.listRefunds>['items'][number]
type Detail = AnswerOf<typeof routes.getRefund>

/** What must be true of a refund for all that a list is narrowed to to hold. */
function refundConditions(asked: Conditions): RawBuilder<boolean> {
  const parts = [sql<boolean>`true`]
  if (asked.returnId !== undefined) parts.push(sql`refund.return_id = ${asked.returnId}`)
  if (asked.requestId !== undefined) parts.push(sql`refund.request_id = ${asked.requestId}`)
  if (asked.orderId !== undefined) parts.push(sql`refund.order_id = ${asked.orderId}`)
  if (asked.from !== undefined) parts.push(sql`approved_at >= ${isoOf(asked.from)}::timestamptz`)
  if (asked.before !== undefined) parts.push(sql`approved_at < ${isoOf(asked.before)}::timestamptz`)
  if (asked.currency !== undefined) parts.push(sql`refund.currency = ${asked.currency}`)
  if (asked.q !== undefined) parts.push(isNamed(asked.q))
  if (asked.status !== undefined) parts.push(hasStatus(asked.status))
  return sql<boolean>`(${sql.join(parts, sql` and `)})`
}

/** Whether a refund's number begins with what was typed, or it is of the order of that number: each along its index. */
const isNamed = (typed: string) => sql<boolean>`refund.id in (
  select id from refund where number like ${beginningWith(typed.toUpperCase())}
  union all select id from refund where order_id in (select id from sales_order where number = ${typed.trim()}))`

/** How many refunds a list would hold. */
export const countRefunds = async (database: Database, asked: Conditions): Answer<typeof routes.countRefunds> =>
  accept(await countUpTo(database, sql`select from refund where ${refundConditions(asked)}`))

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
    .where(refundConditions(ask))
    .orderBy('refund.id', 'desc')
    .limit(ask.limit + 1)
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

/** Parts that are not settled are gathered first: they are few beside those that are, and have an index. */
export function hasStatus(status: Listed['status']): RawBuilder<boolean> {
  if (status !== 'settled') {
    return sql`(refund.id in (select refund_id from refund_part where status <> 'settled') and ${STATUS} = ${status})`
  }
  return sql`refund.id not in (
    select refund_id from refund_part as part where status <> 'settled' and (status = 'pending' or ${FAILED}))`
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
      sql<string | null>`coalesce(
        (select number from service_case where service_case.request_id = refund.request_id),
        (select service_case.number from flow_made join service_case on service_case.instance_id = root_id
          where record = 'refund' and record_id = refund.id))`.as('case_number'),
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
