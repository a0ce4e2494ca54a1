import type { StockEvent } from './stock-event.ts'
import { type Reservation, type StockLot } from './stock-lot.ts'

/**
 * Lots and reservations as they stand, to decide on. It changes only by events, and an event can be taken back as long as
 * nothing came after it.
 */
export class StockBook {
  readonly #lots = new Map<string, StockLot>()
  readonly #places = new Map<string, string[]>()
  readonly #reservations = new Map<string, Reservation>()
  readonly #references = new Map<string, string[]>()

  constructor(lots: Iterable<StockLot>, reservations: Iterable<Reservation>) {
    for (const lot of lots) this.#putLot(lot)
    for (const reservation of reservations) this.#putReservation(reservation)
  }

  /** The lots of a product in a warehouse. */
  lotsAt(warehouse: string, product: string): StockLot[] {
    return (this.#places.get(placeOf(warehouse, product)) ?? []).map((id) => this.lot(id))
  }

  /** The lot of that name, where there is one. */
  lotNamed(warehouse: string, product: string, name: string): StockLot | undefined {
    return this.lotsAt(warehouse, product).find(({ lot }) => lot === name)
  }

  lot(id: string): StockLot {
    const found = this.#lots.get(id)
    if (found === undefined) throw new Error(`expected the lot ${id} in the book, found none`)
    return found
  }

  reservation(id: string): Reservation | undefined {
    return this.#reservations.get(id)
  }

  /** Everything that was reserved under a reference, ended or not. */
  reservedFor(reference: string): Reservation[] {
    return (this.#references.get(reference) ?? []).flatMap((id) => this.#reservations.get(id) ?? [])
  }

  lots(): Iterable<StockLot> {
    return this.#lots.values()
  }

  reservations(): Iterable<Reservation> {
    return this.#reservations.values()
  }

  apply(event: StockEvent): void {
    if (event.kind === 'lot-opened') this.#putLot(event.lot)
    else if (event.kind === 'reservation-made') {
      const { reservation: id, reference, product, units } = event
      this.#putReservation({ id, reference, product, units, issued: 0, released: 0, lots: new Map() })
    } else this.#change(event, event.units)
  }

  takeBack(event: StockEvent): void {
    if (event.kind === 'lot-opened') {
      this.#lots.delete(event.lot.id)
      this.#places.get(placeOf(event.lot.warehouse, event.lot.product))?.pop()
    } else if (event.kind === 'reservation-made') {
      this.#reservations.delete(event.reservation)
      this.#references.get(event.reference)?.pop()
    } else this.#change(event, -event.units)
  }

  #change(event: Exclude<StockEvent, { kind: 'lot-opened' | 'reservation-made' }>, units: number): void {
    if (event.kind === 'units-moved') {
      const lot = this.lot(event.lot)
      this.#lots.set(lot.id, { ...lot, onHand: lot.onHand + units })
      return
    }
    const reservation = this.#reservations.get(event.reservation)
    if (reservation === undefined) throw new Error(`expected the reservation ${event.reservation} in the book`)
    if (event.kind === 'units-ended') {
      this.#reservations.set(reservation.id, { ...reservation, [event.as]: reservation[event.as] + units })
      return
    }
    const lot = this.lot(event.lot)
    const lots = new Map(reservation.lots)
    const held = (lots.get(lot.id) ?? 0) + units
    if (held === 0) lots.delete(lot.id)
    else lots.set(lot.id, held)
    this.#lots.set(lot.id, { ...lot, reserved: lot.reserved + units })
    this.#reservations.set(reservation.id, { ...reservation, lots })
  }

  #putLot(lot: StockLot): void {
    this.#lots.set(lot.id, lot)
    addTo(this.#places, placeOf(lot.warehouse, lot.product), lot.id)
  }

  #putReservation(reservation: Reservation): void {
    this.#reservations.set(reservation.id, reservation)
    addTo(this.#references, reservation.reference, reservation.id)
  }
}

const placeOf = (warehouse: string, product: string) => JSON.stringify([warehouse, product])

function addTo(lists: Map<string, string[]>, key: string, id: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [id])
  else list.push(id)
}
