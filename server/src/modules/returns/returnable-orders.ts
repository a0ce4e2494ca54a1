import type { Database, Transaction } from '../../platform/database.ts'
import type { Books } from '../orders/index.ts'
import type { ReturnableOrder } from './decide-return.ts'
import type { WantedLine } from './return-terms.ts'
import { knownSerials } from './serial.store.ts'

/**
 * The orders that units are wanted back of, by id, as they stand in `books`. Serial numbers are looked up where one is
 * named.
 */
export async function returnableOrders(
  database: Transaction | Database,
  books: Books,
  items: readonly { readonly lines: readonly WantedLine[] }[],
  orderIds: readonly (string | undefined)[],
): Promise<Map<string, ReturnableOrder>> {
  const ids = [...new Set(orderIds.flatMap((id) => id ?? []))]
  const withSerials = new Set(
    items.flatMap((item, at) => (item.lines.some(({ serials }) => serials !== undefined) ? (orderIds[at] ?? []) : [])),
  )
  const serials = await knownSerials(
    database,
    [...withSerials].flatMap((id) => (books.facts(id)?.lines ?? []).map((line) => line.id)),
  )
  return new Map(
    ids.flatMap((id) => {
      const [book, facts] = [books.book(id), books.facts(id)]
      if (book === undefined || facts === undefined) return []
      const { taxIncluded, lines } = facts
      return [[id, { book, taxIncluded, lines, serials }] as const]
    }),
  )
}
