import type { RepairPrice } from '@aftersale/commerce'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { insertMany } from '../../platform/insert-many.ts'

/** A version of a price list. */
export interface PriceList {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly validFrom: string
  readonly currency: string
  readonly taxIncluded: boolean
}

const LOCK = 7_204_419_006

/** Nobody else puts price lists until the transaction ends. */
export async function lockPriceLists(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx)
}

/** All versions of these lists. */
export async function priceListVersions(tx: Transaction, codes: readonly string[]): Promise<PriceList[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<PriceList>`
    select id, code, version, valid_from as "validFrom", currency, tax_included as "taxIncluded"
    from repair_price_list where code = any(${[...codes]}::text[])`.execute(tx)
  return rows
}

/** The prices of these lists under these codes, by list. */
export async function readPrices(tx: Transaction, listIds: readonly string[], codes: readonly string[]) {
  if (listIds.length === 0) return new Map<string, RepairPrice[]>()
  const { rows } = await sql<Omit<RepairPrice, 'taxRate'> & { list: string; taxRate: string | null }>`
    select price_list_id as list, code, name, kind, component, unit_price_minor as "unitPrice", tax_rate as "taxRate"
    from repair_price where price_list_id = any(${[...listIds]}::uuid[]) and code = any(${[...codes]}::text[])`.execute(
    tx,
  )
  const byList = Map.groupBy(rows, ({ list }) => list)
  return new Map<string, RepairPrice[]>(
    [...byList].map(([list, of]) => [
      list,
      of.map(({ list: _list, taxRate, ...price }) => ({
        ...price,
        taxRate: taxRate === null ? undefined : Number(taxRate),
      })),
    ]),
  )
}

/** A new version with its prices. */
export interface NewPriceList extends PriceList {
  readonly prices: readonly RepairPrice[]
}

const LIST = {
  id: 'uuid',
  code: 'text',
  version: 'integer',
  valid_from: 'date',
  currency: 'text',
  tax_included: 'boolean',
  put_at: 'timestamptz',
  put_by: 'text',
} as const

const PRICE = {
  price_list_id: 'uuid',
  position: 'integer',
  code: 'text',
  name: 'text',
  kind: 'text',
  component: 'text',
  unit_price_minor: 'bigint',
  tax_rate: 'numeric',
} as const

export async function insertPriceLists(
  tx: Transaction,
  lists: readonly NewPriceList[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<void> {
  const heads = lists.map((list) => ({
    id: list.id,
    code: list.code,
    version: list.version,
    valid_from: list.validFrom,
    currency: list.currency,
    tax_included: list.taxIncluded,
    put_at: isoOf(now),
    put_by: by,
  }))
  await insertMany(tx, 'repair_price_list', LIST, heads)
  const prices = lists.flatMap(({ id, prices: of }) =>
    of.map(({ code, name, kind, component, unitPrice, taxRate }, position) => {
      const rate = taxRate === undefined ? null : String(taxRate)
      return { price_list_id: id, position, code, name, kind, component, unit_price_minor: unitPrice, tax_rate: rate }
    }),
  )
  await insertMany(tx, 'repair_price', PRICE, prices)
}
