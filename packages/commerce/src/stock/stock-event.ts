import type { StockLot } from './stock-lot.ts'

export type MovementKind = 'receive' | 'issue' | 'adjust' | 'move-out' | 'move-in'

/** What people say of a movement: why, for what, and in their own words. */
export type Remarks = {
  readonly reason?: string | undefined
  readonly reference?: string | undefined
  readonly note?: string | undefined
}

/** What a command did to stock. Units that are gained are above zero, units that are lost below. */
export type StockEvent =
  /** A lot that was not known, with nothing on hand yet. */
  | { readonly kind: 'lot-opened'; readonly lot: StockLot }
  | {
      readonly kind: 'units-moved'
      readonly lot: string
      readonly units: number
      readonly movement: MovementKind
      readonly remarks: Remarks
      readonly reservation?: string | undefined
    }
  | {
      readonly kind: 'reservation-made'
      readonly reservation: string
      readonly reference: string
      readonly product: string
      readonly units: number
    }
  /** Units of a lot that a reservation holds from now on, or holds no more. */
  | { readonly kind: 'units-held'; readonly reservation: string; readonly lot: string; readonly units: number }
  /** Units that a reservation was about and that have left, or are free again. */
  | {
      readonly kind: 'units-ended'
      readonly reservation: string
      readonly as: 'issued' | 'released'
      readonly units: number
    }
