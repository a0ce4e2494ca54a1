import type { LocalDate } from '@aftersale/kernel'

/** Why stock does not change. Units are counted, dates are days. */
export type StockRefusal =
  | { readonly code: 'stock.lot-needed'; readonly product: string }
  | { readonly code: 'stock.expiry-needed'; readonly product: string }
  /** The lot is known with another day of expiry. */
  | { readonly code: 'stock.expiry-differs'; readonly lot: string; readonly expiresOn: LocalDate | null }
  | { readonly code: 'stock.too-many-units'; readonly most: number }
  | {
      readonly code: 'stock.too-few-units'
      readonly product: string
      readonly wanted: number
      readonly available: { readonly warehouse: string; readonly units: number }[]
    }
  | {
      readonly code: 'stock.lot-not-found'
      readonly warehouse: string
      readonly product: string
      readonly lot: string
    }
  | { readonly code: 'stock.lot-expired'; readonly lot: string; readonly expiresOn: LocalDate }
  | { readonly code: 'stock.reservation-not-found'; readonly reservation: string }
  | {
      readonly code: 'stock.reservation-ended'
      readonly reservation: string
      readonly issued: number
      readonly released: number
    }
  | { readonly code: 'stock.more-than-reserved'; readonly reservation: string; readonly held: number }
  /** Units that were reserved have expired, and there are too few others to take instead. */
  | {
      readonly code: 'stock.reserved-expired'
      readonly reservation: string
      readonly expired: number
      readonly available: number
    }
  /** So many are not there, or reservations hold them. */
  | { readonly code: 'stock.units-reserved'; readonly onHand: number; readonly reserved: number }
  | { readonly code: 'stock.same-warehouse'; readonly warehouse: string }
