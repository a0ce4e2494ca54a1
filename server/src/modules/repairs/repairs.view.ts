import { THREE_GUARANTEES } from '@aftersale/commerce'
import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, addHours, daysBetween, type Instant, isoOf, localDateAt } from '@aftersale/kernel'
import { type SelectQueryBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import type { Schema } from '../../platform/schema.generated.ts'
import { isFoundByFields } from '../fields/index.ts'

export type ListedRepair = AnswerOf<typeof routes.listRepairs>['items'][number]
type Ask = QueryOf<typeof routes.listRepairs>

/** The moment and the zone in which days are counted. */
export interface Today {
  readonly now: Instant
  readonly zone: string
}

/** A page of repairs, the last opened first. */
export async function listRepairs(database: Database, ask: Ask, today: Today): Answer<typeof routes.listRepairs> {
  const after = afterId(ask)
  if (!after.ok) return after
  const byFields = await isFoundByFields(database, 'repair', ask.field)
  if (!byFields.ok) return byFields
  const query = narrowed(selectRepairs(database), ask, today)
    .where(byFields.value)
    .$if(after.value !== null, (of) => of.where(sql<boolean>`repair.id < ${after.value}::uuid`))
    .orderBy('repair.id', 'desc')
    .limit(ask.limit + 1)
  const rows = await query.execute()
  return accept(
    pageOf(
      rows.map((row) => repairOnTheWire(row, today)),
      ask,
      ({ id }) => id,
    ),
  )
}

type Narrowed<Row> = SelectQueryBuilder<Schema, 'repair', Row>

function narrowed<Row>(given: Narrowed<Row>, ask: Ask, { now }: Today): Narrowed<Row> {
  let query = given
  if (ask.stage !== undefined) query = query.where(sql<boolean>`repair.stage = any(${ask.stage}::text[])`)
  if (ask.open !== undefined) query = query.where('repair.closed_at', ask.open === 'true' ? 'is' : 'is not', null)
  if (ask.source !== undefined) query = query.where('repair.source', '=', ask.source)
  if (ask.customer !== undefined) query = query.where('repair.customer', '=', ask.customer)
  if (ask.product !== undefined) query = query.where('repair.product', '=', ask.product)
  if (ask.unitId !== undefined) query = query.where('repair.unit_id', '=', ask.unitId)
  if (ask.orderId !== undefined) query = query.where('repair.order_id', '=', ask.orderId)
  if (ask.waitingLongerThan !== undefined) {
    const since = isoOf(addHours(now, -24 * ask.waitingLongerThan))
    query = query.where(sql<boolean>`repair.waiting_since < ${since}`)
  }
  if (ask.loanOut !== undefined) query = query.where(isLoanOut, '=', ask.loanOut === 'true')
  return ask.serial === undefined ? query : query.where(isOfSerial(ask.serial))
}

const isLoanOut = sql<boolean>`exists (select from repair_loan where repair_id = repair.id and taken_back_at is null)`

/** Of the goods, of the unit that came in their place, or of a part that went in or came out. */
const isOfSerial = (serial: string) => sql<boolean>`repair.id in (
  select id from repair as named where named.serial = ${serial}
  union all select with_unit.id from repair as with_unit join serial_unit on serial_unit.id = with_unit.unit_id
    where serial_unit.serial = ${serial}
  union all select repair_id from repair_part where fitted_serials <> '{}' and fitted_serials @> array[${serial}]::text[]
  union all select repair_id from repair_part where faulty_serials <> '{}' and faulty_serials @> array[${serial}]::text[])`

export function selectRepairs(database: Database) {
  return database
    .selectFrom('repair')
    .select(['repair.id', 'repair.number', 'repair.goods_here', 'repair.unit_id', 'repair.order_id', 'repair.source'])
    .select(['repair.customer', 'repair.product', 'repair.serial', 'repair.fault', 'repair.requested_at'])
    .select(['repair.received_at', 'repair.waiting_since', 'repair.closed_at', 'repair.last_at', 'repair.fields'])
    .select(['repair.version'])
    .select(sql<ListedRepair['stage']>`repair.stage`.as('stage'))
    .select(sql<ListedRepair['quoted']>`repair.quoted`.as('quoted'))
    .select(sql<ListedRepair['cause']>`repair.cause`.as('cause'))
    .select(isLoanOut.as('loan_out'))
    .select(({ selectFrom }) =>
      selectFrom('sales_order').select('number').whereRef('sales_order.id', '=', 'repair.order_id').as('order_number'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof selectRepairs>['execute']>>[number]

export function repairOnTheWire(row: Row, { now, zone }: Today): ListedRepair {
  const { waiting_since: since } = row
  const waitingDays = since === null ? null : daysBetween(localDateAt(since, zone), localDateAt(now, zone))
  return {
    id: row.id,
    number: row.number,
    stage: row.stage,
    goodsHere: row.goods_here,
    quoted: row.quoted,
    unitId: row.unit_id,
    orderId: row.order_id,
    orderNumber: row.order_number,
    source: row.source,
    customer: row.customer,
    product: row.product,
    serial: row.serial,
    fault: row.fault,
    cause: row.cause,
    requestedAt: row.requested_at,
    receivedAt: row.received_at,
    lastAt: row.last_at,
    waitingSince: since,
    waitingDays,
    partsOverdue: waitingDays !== null && waitingDays > THREE_GUARANTEES.partsDays,
    closedAt: row.closed_at,
    loanOut: row.loan_out,
    fields: row.fields as ListedRepair['fields'],
    version: row.version,
  }
}
