import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, type Instant, isId, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { isFoundBy } from '../../platform/found-by.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { isFoundByFields } from '../fields/index.ts'
import { PRODUCT_COLUMNS, productOf } from './product.store.ts'

type Listed = AnswerOf<typeof routes.listProducts>['items'][number]
type Row = { readonly changed_at: Instant; readonly changed_by: string }

const listedOf = (row: Row): Listed => {
  const product = productOf(row)
  return {
    ...product,
    fields: product.fields as Listed['fields'],
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }
}

/** A page of products, the last added first. */
export async function listProducts(
  database: Database,
  ask: QueryOf<typeof routes.listProducts>,
): Answer<typeof routes.listProducts> {
  const after = afterId(ask)
  if (!after.ok) return after
  const byFields = await isFoundByFields(database, 'product', ask.field)
  if (!byFields.ok) return byFields
  const conditions = [byFields.value]
  if (ask.code !== undefined) conditions.push(sql`product.code = ${ask.code}`)
  if (ask.category !== undefined) conditions.push(sql`category = ${ask.category}`)
  if (ask.q !== undefined) conditions.push(isFoundBy('product', ask.q))
  if (after.value !== null) conditions.push(sql`product.id < ${after.value}::uuid`)
  const { rows } = await sql<Row>`select ${PRODUCT_COLUMNS}, changed_at, changed_by from product
    where ${sql.join(conditions, sql` and `)} order by product.id desc limit ${ask.limit + 1}`.execute(database)
  return accept(pageOf(rows.map(listedOf), ask, ({ id }) => id))
}

export async function getProduct(database: Database, id: string): Answer<typeof routes.getProduct> {
  if (!isId(id)) return refuse({ code: 'products.not-found' })
  const { rows } = await sql<Row>`select ${PRODUCT_COLUMNS}, changed_at, changed_by from product
    where id = ${id}`.execute(database)
  const [row] = rows
  return row === undefined ? refuse({ code: 'products.not-found' }) : accept(listedOf(row))
}
