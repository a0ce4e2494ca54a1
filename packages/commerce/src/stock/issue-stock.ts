import { accept, type Result, refuse } from '@aftersale/kernel'
import { expiringFirst, type PickedUnits, pickableUnits, pickLots, sumOf } from './pick-lots.ts'
import { openReservations } from './release-stock.ts'
import type { StockBook } from './stock-book.ts'
import type { IssueReserved, IssueStock, StockContext } from './stock-command.ts'
import type { Remarks, StockEvent } from './stock-event.ts'
import { availableUnits, heldUnits, isExpired, type Reservation, type StockLot } from './stock-lot.ts'
import type { StockRefusal } from './stock-refusal.ts'

/**
 * Reserved units leave. Lots that expired since they were reserved stay: others of the same warehouse leave instead, where
 * there are enough.
 */
export function issueReserved(
  book: StockBook,
  { of, units, remarks }: IssueReserved,
  context: StockContext,
): Result<StockEvent[], StockRefusal> {
  const found = openReservations(book, of)
  if (!found.ok) return found
  const [first] = found.value
  if (first === undefined) {
    const reference = 'reference' in of ? of.reference : of.reservation
    return refuse({ code: 'stock.reservation-not-found', reservation: reference })
  }
  const held = found.value.reduce((sum, reservation) => sum + heldUnits(reservation), 0)
  if (units !== undefined && units > held) {
    return refuse({ code: 'stock.more-than-reserved', reservation: first.id, held })
  }
  const events: StockEvent[] = []
  // Several reservations of one reference may want the same other lot: each sees what the ones before it took.
  const taken = new Map<string, number>()
  let missing = units ?? held
  for (const reservation of found.value) {
    const wanted = Math.min(missing, heldUnits(reservation))
    if (wanted === 0) continue
    const issued = issueOf(book, reservation, wanted, { taken, remarks, context })
    if (!issued.ok) return issued
    events.push(...issued.value)
    missing -= wanted
  }
  return accept(events)
}

interface Issuing {
  readonly taken: Map<string, number>
  readonly remarks: Remarks
  readonly context: StockContext
}

function issueOf(
  book: StockBook,
  reservation: Reservation,
  wanted: number,
  { taken, remarks, context: { today } }: Issuing,
): Result<StockEvent[], StockRefusal> {
  const { id } = reservation
  const held = [...reservation.lots].map(([lot, units]) => ({ lot: book.lot(lot), units }))
  held.sort((a, b) => expiringFirst(a.lot, b.lot))
  const events: StockEvent[] = []
  const leave = (lot: string, units: number) =>
    events.push({ kind: 'units-moved', lot, units: -units, movement: 'issue', remarks, reservation: id })
  let missing = wanted
  for (const { lot, units } of held.filter((one) => !isExpired(one.lot, today))) {
    const left = Math.min(missing, units)
    if (left === 0) break
    events.push({ kind: 'units-held', reservation: id, lot: lot.id, units: -left })
    leave(lot.id, left)
    missing -= left
  }
  for (const expired of held.filter((one) => isExpired(one.lot, today))) {
    const units = Math.min(missing, expired.units)
    if (units === 0) break
    const others = book.lotsAt(expired.lot.warehouse, reservation.product).map((lot) => less(lot, taken))
    const picked = pickLots(others, units, today)
    if (sumOf(picked) < units) {
      const available = pickableUnits(others, today)
      return refuse({ code: 'stock.reserved-expired', reservation: id, expired: expired.units, available })
    }
    events.push({ kind: 'units-held', reservation: id, lot: expired.lot.id, units: -units })
    for (const { lot, units: instead } of picked) {
      leave(lot.id, instead)
      taken.set(lot.id, (taken.get(lot.id) ?? 0) + instead)
    }
    missing -= units
  }
  events.push({ kind: 'units-ended', reservation: id, as: 'issued', units: wanted })
  return accept(events)
}

const less = (lot: StockLot, taken: ReadonlyMap<string, number>): StockLot => ({
  ...lot,
  onHand: lot.onHand - (taken.get(lot.id) ?? 0),
})

/** Available units leave: of a named lot, or as they expire. */
export function issueStock(
  book: StockBook,
  command: IssueStock,
  { today }: StockContext,
): Result<StockEvent[], StockRefusal> {
  const { warehouse, product, units, lot: name, remarks } = command
  if (name !== undefined) {
    const lot = book.lotNamed(warehouse, product, name)
    if (lot !== undefined && lot.expiresOn !== null && isExpired(lot, today)) {
      return refuse({ code: 'stock.lot-expired', lot: name, expiresOn: lot.expiresOn })
    }
  }
  const picked = pickFrom(book, { warehouse, product, units, lot: name, today })
  if (!picked.ok) return picked
  return accept(
    picked.value.map(
      ({ lot, units: left }): StockEvent => ({
        kind: 'units-moved',
        lot: lot.id,
        units: -left,
        movement: 'issue',
        remarks,
      }),
    ),
  )
}

/** Available units of a named lot, expired or not, or of the lots as they expire; refused where there are too few. */
export function pickFrom(
  book: StockBook,
  given: Pick<IssueStock, 'warehouse' | 'product' | 'units' | 'lot'> & Pick<StockContext, 'today'>,
): Result<PickedUnits[], StockRefusal> {
  const { warehouse, product, units, lot: name, today } = given
  const tooFew = (there: number): Result<never, StockRefusal> => {
    const available = [{ warehouse, units: there }]
    return refuse({ code: 'stock.too-few-units', product, wanted: units, available })
  }
  if (name === undefined) {
    const lots = book.lotsAt(warehouse, product)
    const picked = pickLots(lots, units, today)
    return sumOf(picked) < units ? tooFew(sumOf(picked)) : accept(picked)
  }
  const lot = book.lotNamed(warehouse, product, name)
  if (lot === undefined) return refuse({ code: 'stock.lot-not-found', warehouse, product, lot: name })
  return availableUnits(lot) < units ? tooFew(availableUnits(lot)) : accept([{ lot, units }])
}
