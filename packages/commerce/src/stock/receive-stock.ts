import { accept, addDays, daysBetween, type LocalDate, type Result, readLocalDate, refuse } from '@aftersale/kernel'
import type { StockBook } from './stock-book.ts'
import type { ReceiveStock, StockContext, StockedProduct } from './stock-command.ts'
import type { MovementKind, Remarks, StockEvent } from './stock-event.ts'
import type { StockLot } from './stock-lot.ts'
import type { StockRefusal } from './stock-refusal.ts'

/** What the database holds of a counter. */
export const MOST_UNITS = 2_147_483_647

/** Units come into a lot of their name. Goods that expire and came without a lot make one of each day of expiry. */
export function receiveStock(
  book: StockBook,
  { warehouse, product, units, remarks, ...given }: ReceiveStock,
  context: StockContext,
): Result<StockEvent[], StockRefusal> {
  if (product.lotTracked && given.lot === undefined) return refuse({ code: 'stock.lot-needed', product: product.code })
  const known = given.lot === undefined ? undefined : book.lotNamed(warehouse, product.code, given.lot)
  const expiresOn = given.expiresOn ?? expiryOf(product, given.madeOn) ?? known?.expiresOn ?? null
  if (product.shelfLifeDays !== null && expiresOn === null) {
    return refuse({ code: 'stock.expiry-needed', product: product.code })
  }
  const place = { warehouse, product: product.code, lot: given.lot ?? expiresOn ?? '', expiresOn }
  return addUnits(book, place, units, { movement: 'receive', remarks }, context)
}

type Place = Pick<StockLot, 'warehouse' | 'product' | 'lot' | 'expiresOn'>

/** Units more in the lot of that name, which is opened where it is not known; one that is expires when it is said to. */
export function addUnits(
  book: StockBook,
  place: Place,
  units: number,
  how: { readonly movement: MovementKind; readonly remarks: Remarks },
  { newId }: StockContext,
): Result<StockEvent[], StockRefusal> {
  const known = book.lotNamed(place.warehouse, place.product, place.lot)
  if (known !== undefined && known.expiresOn !== place.expiresOn) {
    return refuse({ code: 'stock.expiry-differs', lot: known.lot, expiresOn: known.expiresOn })
  }
  if ((known?.onHand ?? 0) + units > MOST_UNITS) return refuse({ code: 'stock.too-many-units', most: MOST_UNITS })
  const lot: StockLot = known ?? { ...place, id: newId(), onHand: 0, reserved: 0 }
  const moved: StockEvent = { kind: 'units-moved', lot: lot.id, units, ...how }
  return accept(known === undefined ? [{ kind: 'lot-opened', lot }, moved] : [moved])
}

const LAST_DAY = readLocalDate('9999-12-31')

/** The day on which the shelf life ends: 30 days from 1 March are the 31st. */
function expiryOf({ shelfLifeDays }: StockedProduct, madeOn: LocalDate | undefined): LocalDate | undefined {
  if (shelfLifeDays === null || madeOn === undefined || LAST_DAY === undefined) return undefined
  return daysBetween(madeOn, LAST_DAY) < shelfLifeDays ? LAST_DAY : addDays(madeOn, shelfLifeDays)
}
