import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, addDays, isId, isoOf, type LocalDate, refuse, startOfDate } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { afterId, pageOf } from '../../platform/paging.ts'

type Detail = AnswerOf<typeof routes.getRepairPriceList>

/** A page of price lists, the last put first. */
export async function listPriceLists(
  database: Database,
  ask: QueryOf<typeof routes.listRepairPriceLists>,
): Answer<typeof routes.listRepairPriceLists> {
  const after = afterId(ask)
  if (!after.ok) return after
  let query = selectLists(database)
    .orderBy('id', 'desc')
    .limit(ask.limit + 1)
  if (ask.code !== undefined) query = query.where('code', '=', ask.code)
  if (after.value !== null) query = query.where(sql<boolean>`id < ${after.value}::uuid`)
  return accept(pageOf(await query.execute(), ask, ({ id }) => id))
}

/** One price list with its prices, in their order. */
export async function getPriceList(database: Database, id: string): Answer<typeof routes.getRepairPriceList> {
  const list = isId(id) ? await selectLists(database).where('id', '=', id).executeTakeFirst() : undefined
  if (list === undefined) return refuse({ code: 'repairs.price-list-not-found' })
  const prices = await database
    .selectFrom('repair_price')
    .select(['code', 'name', 'component', 'unit_price_minor as unitPrice', 'tax_rate'])
    .select(sql<Detail['prices'][number]['kind']>`kind`.as('kind'))
    .where('price_list_id', '=', id)
    .orderBy('position')
    .execute()
  return accept({
    ...list,
    prices: prices.map(({ tax_rate: rate, ...price }) => ({ ...price, taxRate: rate === null ? null : Number(rate) })),
  })
}

function selectLists(database: Database) {
  return database
    .selectFrom('repair_price_list')
    .select(['id', 'code', 'version', 'valid_from as validFrom', 'currency', 'tax_included as taxIncluded'])
    .select(['put_at as putAt', 'put_by as putBy'])
}

/** What finished repairs cost the warranty, by product and component, the most first. Days are those of the zone. */
export async function sumWarrantyCosts(
  database: Database,
  { from, to, product, limit }: QueryOf<typeof routes.sumWarrantyCosts>,
  zone: string,
): Answer<typeof routes.sumWarrantyCosts> {
  let query = database
    .selectFrom('repair_quote')
    .innerJoin('repair_quote_line as line', 'line.quote_id', 'repair_quote.id')
    .innerJoin('repair', 'repair.id', 'repair_quote.repair_id')
    .select(['repair.product', 'line.component', 'repair_quote.currency'])
    .select(sql<number>`sum(line.warranty_cost_minor)::bigint`.as('minor'))
    .select(sql<number>`count(distinct repair.id)`.as('repairs'))
    .where('charged_at', 'is not', null)
    .where('line.warranty_cost_minor', '>', 0)
    .where('repair_quote.warranty_cost_minor', '>', 0)
    .groupBy(['repair.product', 'line.component', 'repair_quote.currency'])
    .orderBy('minor', 'desc')
    .orderBy('repair.product')
    .orderBy('line.component')
    .limit(limit)
  const begin = (day: string, later = 0) => isoOf(startOfDate(addDays(day as LocalDate, later), zone))
  if (from !== undefined) query = query.where(sql<boolean>`charged_at >= ${begin(from)}`)
  if (to !== undefined) query = query.where(sql<boolean>`charged_at < ${begin(to, 1)}`)
  if (product !== undefined) query = query.where('repair.product', '=', product)
  const rows = await query.execute()
  return accept({
    items: rows.map(({ minor, currency, ...row }) => ({ ...row, cost: { minor, currency } })),
  })
}
