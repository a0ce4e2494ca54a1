import type { LocalDate } from '@aftersale/kernel'
import { availableUnits, isExpired, type StockLot } from './stock-lot.ts'

export type PickedUnits = { readonly lot: StockLot; readonly units: number }

/**
 * First expiring, first out: available units of the lots that may still leave today, from the one that expires first to the
 * ones that keep, by the name of the lot where that decides nothing. Split over as many lots as it takes; fewer units than
 * wanted where there are not so many. The lots are those of one product, of any warehouses.
 */
export function pickLots(lots: readonly StockLot[], units: number, today: LocalDate): PickedUnits[] {
  const picked: PickedUnits[] = []
  let missing = units
  for (const lot of lots.filter((one) => availableUnits(one) > 0 && !isExpired(one, today)).sort(expiringFirst)) {
    if (missing === 0) break
    const taken = Math.min(missing, availableUnits(lot))
    picked.push({ lot, units: taken })
    missing -= taken
  }
  return picked
}

/** The order in which lots leave. */
export function expiringFirst(a: StockLot, b: StockLot): number {
  if (a.expiresOn !== b.expiresOn) return (a.expiresOn ?? '~') < (b.expiresOn ?? '~') ? -1 : 1
  if (a.lot !== b.lot) return a.lot < b.lot ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** How many units may leave today. */
export function pickableUnits(lots: readonly StockLot[], today: LocalDate): number {
  return lots.reduce((sum, lot) => (isExpired(lot, today) ? sum : sum + availableUnits(lot)), 0)
}

export const sumOf = (picked: readonly PickedUnits[]): number => picked.reduce((sum, { units }) => sum + units, 0)
