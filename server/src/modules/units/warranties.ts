import type { WarrantyUnit } from '@aftersale/commerce'
import { localDateAt } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { readProducts } from '../products/index.ts'
import { warrantyUnitOf } from './coverage.ts'
import type { SoldLine } from './sold-line.store.ts'
import { heldWarranties, warrantyEvents } from './warranty.store.ts'

/** What the warranties of these units are reckoned with, by unit; those that hold none are left out. */
export async function warrantiesOfUnits(
  database: Database | Transaction,
  unitIds: readonly string[],
  zone: string,
): Promise<Map<string, WarrantyUnit>> {
  const held = await heldWarranties(database, unitIds)
  const events = await warrantyEvents(
    database,
    [...held.values()].map(({ id }) => id),
  )
  return new Map(
    [...held].map(([unitId, warranty]) => [unitId, warrantyUnitOf(warranty, events.get(warranty.id) ?? [], zone)]),
  )
}

/**
 * The same of order lines, whose units nobody registered: by the dates of the order and the terms of the product as they
 * are now. A product without terms, or that is not known, has none.
 */
export async function warrantiesOfLines(
  database: Database | Transaction,
  lines: readonly SoldLine[],
  zone: string,
): Promise<Map<string, WarrantyUnit>> {
  const products = await readProducts(database, [...new Set(lines.map(({ product }) => product))])
  const terms = new Map(products.map(({ code, warranty }) => [code, warranty]))
  return new Map(
    lines.map((line) => {
      const sold = localDateAt(line.orderedAt, zone)
      const arrived = line.deliveredAt === null ? undefined : localDateAt(line.deliveredAt, zone)
      const delivered = arrived !== undefined && arrived < sold ? undefined : arrived
      return [line.id, { sold, delivered, events: [], zone, terms: terms.get(line.product) ?? [] }]
    }),
  )
}
