import type { OrderAction, PartStatus } from './order-action.ts'

/** Why an action cannot happen to an order. Amounts are minor units of the order's currency. */
export type LedgerRefusal =
  | { readonly code: 'orders.not-found'; readonly order: string }
  | { readonly code: 'orders.line-unknown'; readonly line: string }
  | { readonly code: 'orders.return-line-unknown'; readonly returnLine: string }
  | { readonly code: 'orders.payment-unknown'; readonly payment: string }
  | { readonly code: 'orders.part-unknown'; readonly part: string }
  /** Of so many units the action can be: `left`, 0 or more. */
  | { readonly code: 'orders.too-many-units'; readonly action: OrderAction['kind']; readonly left: number }
  /** Goods that do not come back cannot be received. */
  | { readonly code: 'orders.without-goods' }
  /** Added goods wait until the customer has paid what is `owed`. */
  | { readonly code: 'orders.payment-owed'; readonly owed: number; readonly currency: string }
  | { readonly code: 'orders.fee-too-large'; readonly most: number; readonly currency: string }
  | { readonly code: 'orders.fee-not-due' }
  /** Of that, only so much was credited. */
  | { readonly code: 'orders.credited-less'; readonly credited: number; readonly currency: string }
  | { readonly code: 'orders.shipping-credited'; readonly left: number; readonly currency: string }
  | { readonly code: 'orders.not-a-gift'; readonly line: string }
  | { readonly code: 'orders.gift-charged'; readonly left: number; readonly currency: string }
  /** The company owes the customer `owed`, 0 or more, which is less than is to go back. */
  | { readonly code: 'orders.nothing-owed'; readonly owed: number; readonly currency: string }
  | {
      readonly code: 'orders.payment-exhausted'
      readonly payment: string
      readonly left: number
      readonly currency: string
    }
  | { readonly code: 'orders.part-ended'; readonly part: string; readonly status: Exclude<PartStatus, 'pending'> }
  /** A sum of the order would pass `LARGEST_SUM`. */
  | { readonly code: 'orders.sum-too-large'; readonly most: number; readonly currency: string }
