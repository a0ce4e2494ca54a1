import type { Answer, Caller, Permission, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { withinSeen } from '../../access/index.ts'
import { findCase, selectCases, summaryOf } from '../case.view.ts'
import type { CaseSight } from '../sight/case-sight.ts'

/** How many other cases of the customer are told. */
const EARLIER = 10

interface Named {
  readonly id: string
  readonly number: string
}

/** Records that flows make, with the table that they stand in and what one must be permitted to know of them. */
const MADE = [
  ['return', 'goods_return', 'returns.see'],
  ['refund', 'refund', 'refunds.see'],
  ['exchange', 'exchange', 'exchanges.see'],
  ['repair', 'repair', 'repairs.see'],
] as const satisfies readonly (readonly [string, string, Permission])[]

/** Which records belong to a case: what its flow made, the order and the customer it names, and what else they had. */
export async function readContext(
  database: Database,
  idOrNumber: string,
  { caller, sight }: { readonly caller: Caller; readonly sight: CaseSight },
): Answer<typeof routes.getCaseContext> {
  const row = await findCase(database, idOrNumber, sight)
  if (row === undefined) return refuse({ code: 'cases.not-found' })
  // Who has a part in a case of another shop sees none of that shop's records by it.
  const seen = async <T>(permission: Permission, work: () => Promise<T[]>) =>
    (await withinSeen(database, caller, permission, work)) ?? []
  const of = { instanceId: row.instance_id, requestId: row.request_id }
  const [returns, refunds, exchanges, repairs] = await Promise.all(
    MADE.map(([record, table, permission]) => seen(permission, () => madeBy(database, record, table, of))),
  )
  const { source, order_number: order, customer } = row
  const [orders, customers, earlier] = await Promise.all([
    order === null ? [] : seen('orders.see', () => ordersNamed(database, source, order)),
    customer === null ? [] : seen('customers.see', () => customersNamed(database, source, customer)),
    customer === null ? [] : earlierCases(database, { id: row.id, source, customer }, sight),
  ])
  return accept({
    instanceId: row.instance_id,
    order: orders[0] ?? null,
    customer: customers[0] ?? null,
    returns: returns ?? [],
    refunds: refunds ?? [],
    exchanges: exchanges ?? [],
    repairs: repairs ?? [],
    earlier,
  })
}

async function madeBy(
  database: Database,
  record: string,
  table: string,
  { instanceId, requestId }: { readonly instanceId: string; readonly requestId: string | null },
): Promise<Named[]> {
  const made = sql`select record_id from flow_made where root_id = ${instanceId} and record = ${record}`
  const asked =
    requestId !== null && (table === 'goods_return' || table === 'refund') ? sql`or request_id = ${requestId}` : sql``
  const { rows } = await sql<Named>`
    select id, number from ${sql.table(table)} where id in (${made}) ${asked} order by id`.execute(database)
  return rows
}

const ordersNamed = (database: Database, source: string, number: string) =>
  database
    .selectFrom('sales_order')
    .select(['id', 'number'])
    .where('source', '=', source)
    .where('number', '=', number)
    .execute()

const customersNamed = (database: Database, source: string, number: string) =>
  database
    .selectFrom('customer')
    .select(['id', 'number', 'name'])
    .where('source', '=', source)
    .where('number', '=', number)
    .execute()

async function earlierCases(
  database: Database,
  { id, source, customer }: { readonly id: string; readonly source: string; readonly customer: string },
  sight: CaseSight,
) {
  const rows = await selectCases(database, sight)
    .where('service_case.source', '=', source)
    .where('service_case.customer', '=', customer)
    .where('service_case.id', '!=', id)
    .orderBy('service_case.id', 'desc')
    .limit(sql.lit(EARLIER))
    .execute()
  return rows.map(summaryOf)
}
