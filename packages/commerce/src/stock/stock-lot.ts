import type { LocalDate } from '@aftersale/kernel'

/** Units of one product in one warehouse that came under one name. */
export type StockLot = {
  readonly id: string
  readonly warehouse: string
  readonly product: string
  /** As it stands on the goods; '' where nobody gave one. */
  readonly lot: string
  /** The last day on which units may leave; null: they keep. */
  readonly expiresOn: LocalDate | null
  readonly onHand: number
  /** Of those on hand, units that reservations hold. */
  readonly reserved: number
}

/** Units kept for something. `units − issued − released` of them are still held, by lots. */
export type Reservation = {
  readonly id: string
  /** What they are kept for, in the words of whoever asked: an exchange, an order. */
  readonly reference: string
  readonly product: string
  readonly units: number
  readonly issued: number
  readonly released: number
  /** Units by the id of their lot, none of them zero. */
  readonly lots: ReadonlyMap<string, number>
}

export const heldUnits = ({ units, issued, released }: Reservation): number => units - issued - released

export const availableUnits = ({ onHand, reserved }: StockLot): number => onHand - reserved

/** Whether units of the lot must not leave any more: the day of expiry itself is the last on which they may. */
export const isExpired = ({ expiresOn }: Pick<StockLot, 'expiresOn'>, today: LocalDate): boolean =>
  expiresOn !== null && expiresOn < today
