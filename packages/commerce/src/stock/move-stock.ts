import { accept, type Result, refuse } from '@aftersale/kernel'
import { pickFrom } from './issue-stock.ts'
import { addUnits } from './receive-stock.ts'
import type { StockBook } from './stock-book.ts'
import type { MoveStock, StockContext } from './stock-command.ts'
import type { StockEvent } from './stock-event.ts'
import type { StockRefusal } from './stock-refusal.ts'

/** Units keep the name of their lot and their day of expiry where they go. */
export function moveStock(
  book: StockBook,
  { product, from, to, units, lot, remarks }: MoveStock,
  context: StockContext,
): Result<StockEvent[], StockRefusal> {
  if (from === to) return refuse({ code: 'stock.same-warehouse', warehouse: to })
  const picked = pickFrom(book, { warehouse: from, product, units, lot, today: context.today })
  if (!picked.ok) return picked
  const events: StockEvent[] = []
  for (const { lot: source, units: moved } of picked.value) {
    const how = { movement: 'move-in', remarks } as const
    const added = addUnits(book, { ...source, warehouse: to }, moved, how, context)
    if (!added.ok) return added
    events.push({ kind: 'units-moved', lot: source.id, units: -moved, movement: 'move-out', remarks }, ...added.value)
  }
  return accept(events)
}
