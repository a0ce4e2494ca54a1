import type { SaleRefusal } from '../sale/sale-refusal.ts'

/** Why there is no quotation. `field` is where it stands: `request[0].quantity`. */
export type QuoteRefusal =
  | SaleRefusal
  /** More units are requested than are left of the line, counting what this request asked for before. */
  | { readonly code: 'commerce.units-too-many'; readonly field: string; readonly most: number }
  | { readonly code: 'commerce.returned-too-many'; readonly field: string; readonly most: number }
  /** More went back of the shipping than was paid for it. */
  | { readonly code: 'commerce.shipping-overdrawn'; readonly field: string; readonly most: number }
  /** More was refunded and is pending than the payment brought in. */
  | { readonly code: 'commerce.payment-overdrawn'; readonly field: string; readonly most: number }
