import { accept, type Result, refuse } from '@aftersale/kernel'
import { MOST_UNITS } from './receive-stock.ts'
import type { StockBook } from './stock-book.ts'
import type { AdjustStock } from './stock-command.ts'
import type { StockEvent } from './stock-event.ts'
import type { StockRefusal } from './stock-refusal.ts'

/** The books follow what is there, expired or not. What reservations hold must be released before it is written off. */
export function adjustStock(book: StockBook, command: AdjustStock): Result<StockEvent[], StockRefusal> {
  const { warehouse, product, lot: name, change, remarks } = command
  const lot = book.lotNamed(warehouse, product, name)
  if (lot === undefined) return refuse({ code: 'stock.lot-not-found', warehouse, product, lot: name })
  const { onHand, reserved } = lot
  const units = 'by' in change ? change.by : change.counted - onHand
  if (onHand + units < reserved) return refuse({ code: 'stock.units-reserved', onHand, reserved })
  if (onHand + units > MOST_UNITS) return refuse({ code: 'stock.too-many-units', most: MOST_UNITS })
  return accept(units === 0 ? [] : [{ kind: 'units-moved', lot: lot.id, units, movement: 'adjust', remarks }])
}
