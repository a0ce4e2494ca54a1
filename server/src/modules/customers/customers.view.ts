import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, isId, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { isFoundBy } from '../../platform/found-by.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { isFoundByFields } from '../fields/index.ts'

type Listed = AnswerOf<typeof routes.listCustomers>['items'][number]
type Detail = AnswerOf<typeof routes.getCustomer>

const LISTED = ['id', 'source', 'number', 'kind', 'name', 'phones', 'mails', 'tax_number', 'version'] as const

/** A page of customers, the last added first. */
export async function listCustomers(
  database: Database,
  ask: QueryOf<typeof routes.listCustomers>,
): Answer<typeof routes.listCustomers> {
  const after = afterId(ask)
  if (!after.ok) return after
  const byFields = await isFoundByFields(database, 'customer', ask.field)
  if (!byFields.ok) return byFields
  let query = database
    .selectFrom('customer')
    .select([...LISTED, 'changed_at', 'fields'])
    .where(byFields.value)
    .orderBy('id', 'desc')
    .limit(ask.limit + 1)
  if (ask.source !== undefined) query = query.where('source', '=', ask.source)
  if (ask.number !== undefined) query = query.where('number', '=', ask.number)
  if (ask.kind !== undefined) query = query.where('kind', '=', ask.kind)
  if (ask.q !== undefined) query = query.where(isFoundBy('customer', ask.q))
  if (after.value !== null) query = query.where(sql<boolean>`id < ${after.value}::uuid`)
  const rows = await query.execute()
  const found = rows.map(({ tax_number: taxNumber, changed_at: changedAt, fields, ...row }) => ({
    ...row,
    taxNumber,
    changedAt,
    fields: fields as Listed['fields'],
  }))
  return accept(pageOf(found, ask, ({ id }) => id))
}

/** One customer with addresses, and what was ordered under its number. */
export async function getCustomer(database: Database, id: string): Answer<typeof routes.getCustomer> {
  if (!isId(id)) return refuse({ code: 'customers.not-found' })
  const row = await database.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) return refuse({ code: 'customers.not-found' })
  const orders = await database
    .selectFrom('sales_order')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.max('ordered_at').as('lastAt')])
    .where('source', '=', row.source)
    .where('customer', '=', row.number)
    .executeTakeFirstOrThrow()
  const { tax_number: taxNumber, changed_at: changedAt, changed_by: changedBy } = row
  return accept({
    ...row,
    taxNumber,
    changedAt,
    changedBy,
    addresses: row.addresses as unknown as Detail['addresses'],
    fields: row.fields as Detail['fields'],
    orders,
  })
}
