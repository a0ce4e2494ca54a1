import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, type Instant, isId, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import { countUpTo } from '../../platform/count-up-to.ts'
import type { Database } from '../../platform/database.ts'
import { isFoundBy } from '../../platform/found-by.ts'
import { afterId, pageOf } from '../../platform/paging.ts'
import { isFoundByFields } from '../fields/index.ts'
import { PRODUCT_COLUMNS, productOf } from './product.store.ts'

type Conditions = QueryOf<typeof routes.countProducts>
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

/** What must be true of a product for all that a list is narrowed to to hold. */
async function productConditions(database: Database, { code, category, q, field }: Conditions) {
  const byFields = await isFoundByFields(database, 'product', field)
  if (!byFields.ok) return byFields
  const parts = [byFields.value]
  if (code !== undefined) parts.push(sql`product.code = ${code}`)
  if (category !== undefined) parts.push(sql`category = ${category}`)
  if (q !== undefined) parts.push(isFoundBy('product', q))
  return accept(sql<boolean>`(${sql.join(parts, sql` and `)})`)
}

/** How many products a list would hold. */
export async function countProducts(database: Database, asked: Conditions): Answer<typeof routes.countProducts> {
  const holds = await productConditions(database, asked)
  if (!holds.ok) return holds
  return accept(await countUpTo(database, sql`select from product where ${holds.value}`))
}

/** A page of products, the last added first. */
export async function listProducts(
  database: Database,
  ask: QueryOf<typeof routes.listProducts>,
): Answer<typeof routes.listProducts> {
  const after = afterId(ask)
  if (!after.ok) return after
  const holds = await productConditions(database, ask)
  if (!holds.ok) return holds
  const isAfter = after.value === null ? sql`true` : sql`product.id < ${after.value}::uuid`
  const { rows } = await sql<Row>`select ${PRODUCT_COLUMNS}, changed_at, changed_by from product
    where ${holds.value} and ${isAfter} order by product.id desc limit ${ask.limit + 1}`.execute(database)
  return accept(pageOf(rows.map(listedOf), ask, ({ id }) => id))
}

export async function getProduct(database: Database, id: string): Answer<typeof routes.getProduct> {
  if (!isId(id)) return refuse({ code: 'products.not-found' })
  const { rows } = await sql<Row>`select ${PRODUCT_COLUMNS}, changed_at, changed_by from product
    where id = ${id}`.execute(database)
  const [row] = rows
  return row === undefined ? refuse({ code: 'products.not-found' }) : accept(listedOf(row))
}
