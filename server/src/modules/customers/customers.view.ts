import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, isId, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import { countUpTo } from '../../platform/count-up-to.ts'
import type { Database } from '../../platform/database.ts'
import { isFoundBy } from '../../platform/found-by.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { isFoundByFields } from '../fields/index.ts'

type Conditions = QueryOf<typeof routes.countCustomers>
type Listed = AnswerOf<typeof routes.listCustomers>['items'][number]
type Detail = AnswerOf<typeof routes.getCustomer>

const LISTED = ['id', 'source', 'number', 'kind', 'name', 'phones', 'mails', 'tax_number', 'version'] as const

/** What must be true of a customer for all that a list is narrowed to to hold. */
async function customerConditions(database: Database, { source, number, kind, q, field }: Conditions) {
  const byFields = await isFoundByFields(database, 'customer', field)
  if (!byFields.ok) return byFields
  const parts = [byFields.value]
  if (source !== undefined) parts.push(sql`source = ${source}`)
  if (number !== undefined) parts.push(sql`number = ${number}`)
  if (kind !== undefined) parts.push(sql`kind = ${kind}`)
  if (q !== undefined) parts.push(isFoundBy('customer', q))
  return accept(sql<boolean>`(${sql.join(parts, sql` and `)})`)
}

/** How many customers a list would hold. */
export async function countCustomers(database: Database, asked: Conditions): Answer<typeof routes.countCustomers> {
  const holds = await customerConditions(database, asked)
  if (!holds.ok) return holds
  return accept(await countUpTo(database, sql`select from customer where ${holds.value}`))
}

/** A page of customers, the last added first. */
export async function listCustomers(
  database: Database,
  ask: QueryOf<typeof routes.listCustomers>,
): Answer<typeof routes.listCustomers> {
  const after = afterId(ask)
  if (!after.ok) return after
  const holds = await customerConditions(database, ask)
  if (!holds.ok) return holds
  let query = database
    .selectFrom('customer')
    .select([...LISTED, 'changed_at', 'fields'])
    .where(holds.value)
    .orderBy('id', 'desc')
    .limit(ask.limit + 1)
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
