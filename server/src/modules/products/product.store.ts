import { type FieldValues, type SearchText, searchTextOf } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import type { Schema } from '../../platform/schema.generated.ts'
import { Overtaken } from '../../platform/transaction.ts'
import type { Product } from './product.ts'

const CODE = { code: 'text' } as const

const givenCodes = (codes: readonly string[]) =>
  givenRows(
    CODE,
    codes.map((code) => ({ code })),
  )

type Row = Omit<Schema['product'], 'terms' | 'search_text' | 'changed_at' | 'changed_by'> & Record<string, unknown>

/** The columns of `Product`. */
export const PRODUCT_COLUMNS = sql`product.id, product.code, name, category, unit, list_price_minor, currency, tax_rate, serialised,
  lot_tracked, shelf_life_days, warranty, components, gifts, fields, version`

export function productOf(row: object): Product {
  const read = row as Row & { readonly list_price_minor: number | null; readonly tax_rate: string | null }
  const { id, code, category, unit, currency, serialised, version } = read
  return {
    id,
    code,
    name: read.name as unknown as Product['name'],
    category,
    unit,
    listPrice: currency === null || read.list_price_minor === null ? null : { minor: read.list_price_minor, currency },
    taxRate: read.tax_rate === null ? null : Number(read.tax_rate),
    serialised,
    lotTracked: read.lot_tracked,
    shelfLifeDays: read.shelf_life_days,
    warranty: read.warranty as unknown as Product['warranty'],
    components: read.components as unknown as Product['components'],
    gifts: read.gifts as unknown as Product['gifts'],
    fields: read.fields as unknown as FieldValues,
    version,
  }
}

/** The products with these codes that there are. */
export async function readProducts(database: Database | Transaction, codes: readonly string[]): Promise<Product[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<object>`select ${PRODUCT_COLUMNS} from product
    where code in (select code from ${givenCodes(codes)})`.execute(database)
  return rows.map(productOf)
}

/** Locks them in the order of their ids. */
export async function lockProducts(tx: Transaction, codes: readonly string[]): Promise<Product[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<object>`select ${PRODUCT_COLUMNS} from product
    where code in (select code from ${givenCodes(codes)}) order by id for update`.execute(tx)
  return rows.map(productOf)
}

/** Which of these codes are components of a bundle. */
export async function componentCodesAmong(tx: Transaction, codes: readonly string[]): Promise<Set<string>> {
  if (codes.length === 0) return new Set()
  const { rows } = await sql<{ code: string }>`select given.code from ${givenCodes(codes)}
    where exists (select from product where components <> '[]'
      and components @> jsonb_build_array(jsonb_build_object('product', given.code)))`.execute(tx)
  return new Set(rows.map(({ code }) => code))
}

const COLUMNS = {
  id: 'uuid',
  code: 'text',
  name: 'jsonb',
  category: 'text',
  unit: 'text',
  list_price_minor: 'bigint',
  currency: 'text',
  tax_rate: 'text',
  serialised: 'boolean',
  lot_tracked: 'boolean',
  shelf_life_days: 'integer',
  warranty: 'jsonb',
  components: 'jsonb',
  gifts: 'jsonb',
  fields: 'jsonb',
  search_text: 'text',
  terms: 'text[]',
  version: 'integer',
  changed_at: 'timestamptz',
  changed_by: 'text',
} as const

type When = { readonly now: Instant; readonly by: string }

function rowOf(product: Product, { now, by }: When) {
  const { text, terms }: SearchText = searchTextOf([product.code, ...Object.values(product.name)])
  return {
    id: product.id,
    code: product.code,
    name: JSON.stringify(product.name),
    category: product.category,
    unit: product.unit,
    list_price_minor: product.listPrice?.minor ?? null,
    currency: product.listPrice?.currency ?? null,
    tax_rate: product.taxRate === null ? null : String(product.taxRate),
    serialised: product.serialised,
    lot_tracked: product.lotTracked,
    shelf_life_days: product.shelfLifeDays,
    warranty: JSON.stringify(product.warranty),
    components: JSON.stringify(product.components),
    gifts: JSON.stringify(product.gifts),
    fields: JSON.stringify(product.fields),
    search_text: text,
    terms,
    version: product.version,
    changed_at: isoOf(now),
    changed_by: by,
  }
}

/** givenRows knows no numeric: it travels as the text that was written. */
const valueOf = (name: string) => (name === 'tax_rate' ? sql`given.tax_rate::numeric` : sql`given.${sql.ref(name)}`)
const NAMES = Object.keys(COLUMNS)

/** In the order of their codes, so that two who add the same ones do not wait for each other; the slower is overtaken. */
export async function insertProducts(tx: Transaction, products: readonly Product[], when: When): Promise<void> {
  if (products.length === 0) return
  const rows = products.map((product) => rowOf(product, when)).sort((a, b) => (a.code < b.code ? -1 : 1))
  const { rows: written } = await sql`
    insert into product (${sql.join(NAMES.map((name) => sql.ref(name)))})
    select ${sql.join(NAMES.map(valueOf))} from ${givenRows(COLUMNS, rows)}
    on conflict (code) do nothing returning id`.execute(tx)
  if (written.length < rows.length) throw new Overtaken('somebody else added one of these products')
}

/** Over those that are there, which are locked. */
export async function updateProducts(tx: Transaction, products: readonly Product[], when: When): Promise<void> {
  if (products.length === 0) return
  const changed = NAMES.filter((name) => name !== 'id' && name !== 'code')
  const set = sql.join(changed.map((name) => sql`${sql.ref(name)} = ${valueOf(name)}`))
  const rows = products.map((product) => rowOf(product, when))
  await sql`update product set ${set} from ${givenRows(COLUMNS, rows)} where product.id = given.id`.execute(tx)
}
