import { accept, type Result, refuse } from '@aftersale/kernel'
import type { StockBook } from './stock-book.ts'
import type { ReleaseStock, Reserved } from './stock-command.ts'
import type { StockEvent } from './stock-event.ts'
import { heldUnits, type Reservation } from './stock-lot.ts'
import type { StockRefusal } from './stock-refusal.ts'

/** What the reservations still hold is available again. A reference under which nothing is held is no mistake. */
export function releaseStock(book: StockBook, { of }: ReleaseStock): Result<StockEvent[], StockRefusal> {
  const found = openReservations(book, of)
  if (!found.ok) return found
  return accept(
    found.value.flatMap((reservation): StockEvent[] => [
      ...[...reservation.lots].map(
        ([lot, units]): StockEvent => ({ kind: 'units-held', reservation: reservation.id, lot, units: -units }),
      ),
      { kind: 'units-ended', reservation: reservation.id, as: 'released', units: heldUnits(reservation) },
    ]),
  )
}

/** The reservations that still hold something: the one named, or all of the reference. */
export function openReservations(book: StockBook, of: Reserved): Result<Reservation[], StockRefusal> {
  if ('reference' in of) return accept(book.reservedFor(of.reference).filter((one) => heldUnits(one) > 0))
  const found = book.reservation(of.reservation)
  if (found === undefined) return refuse({ code: 'stock.reservation-not-found', reservation: of.reservation })
  if (heldUnits(found) > 0) return accept([found])
  const { id, issued, released } = found
  return refuse({ code: 'stock.reservation-ended', reservation: id, issued, released })
}
