import { accept, type LocalDate, type Result, refuse } from '@aftersale/kernel'
import { type PickedUnits, pickableUnits, pickLots, sumOf } from './pick-lots.ts'
import type { StockBook } from './stock-book.ts'
import type { ReserveStock, StockContext } from './stock-command.ts'
import type { StockEvent } from './stock-event.ts'
import type { StockRefusal } from './stock-refusal.ts'

/** A reservation of lots; refused whole, with what each warehouse has, where there are too few. */
export function reserveStock(
  book: StockBook,
  command: ReserveStock,
  { today, newId }: StockContext,
): Result<StockEvent[], StockRefusal> {
  const { product, reference } = command
  const picked = pickInOrder(book, command, today)
  if (picked.length === 0) {
    const available = command.warehouses.map((warehouse) => ({
      warehouse,
      units: pickableUnits(book.lotsAt(warehouse, product), today),
    }))
    return refuse({ code: 'stock.too-few-units', product, wanted: command.units, available })
  }
  const reservation = newId()
  return accept([
    { kind: 'reservation-made', reservation, reference, product, units: sumOf(picked) },
    ...picked.map(({ lot, units }): StockEvent => ({ kind: 'units-held', reservation, lot: lot.id, units })),
  ])
}

/** The units and where they are; none where the command cannot be met. */
function pickInOrder(book: StockBook, command: ReserveStock, today: LocalDate): PickedUnits[] {
  const { product, units, warehouses, partial, acrossWarehouses } = command
  let most: PickedUnits[] = []
  let together: PickedUnits[] = []
  for (const warehouse of warehouses) {
    const here = pickLots(book.lotsAt(warehouse, product), units, today)
    const found = sumOf(here)
    if (found === units) return here
    if (found > sumOf(most)) most = here
    const missing = units - sumOf(together)
    if (missing > 0) together = [...together, ...pickLots(book.lotsAt(warehouse, product), missing, today)]
  }
  if (acrossWarehouses) return partial || sumOf(together) === units ? together : []
  return partial ? most : []
}
