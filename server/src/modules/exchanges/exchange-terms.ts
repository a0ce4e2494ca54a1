import type { QuoteRefusal } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import type { RefundRefusal } from '../refunds/index.ts'
import type { ReturnRefusal, WantedLine } from '../returns/index.ts'

/** Goods that go out: at the paid basis of what they replace, or at their own price. */
export interface Replacement {
  readonly samePrice: boolean
  /** Which of the exchanged lines, as it is named there; absent where there is one. */
  readonly replaces?: string | undefined
  readonly product?: string | undefined
  readonly productName?: string | undefined
  readonly quantity: number
  readonly unitPrice?: number | undefined
  readonly taxRate?: number | undefined
}

/** What comes back of one order, what goes out for it, and by which policy. Amounts in minor units of its currency. */
export interface ExchangeTerms {
  readonly source?: string | undefined
  readonly order: string
  readonly lines: readonly WantedLine[]
  readonly replacements: readonly Replacement[]
  readonly replacementShipping?: { readonly amount: number; readonly taxRate?: number | undefined } | undefined
  readonly restockingFeePercent?: number | undefined
  readonly refundShipping?: boolean | undefined
  readonly returnFreight?: number | undefined
  /** Whether a difference in the customer's favour goes back now. */
  readonly payBack: boolean
  readonly payments?: readonly string[] | undefined
  readonly outside: boolean
}

export type ExchangeRefusal =
  | ReturnRefusal
  | RefundRefusal
  | QuoteRefusal
  | KnownRefusal<
      | 'exchanges.not-found'
      | 'exchanges.replacement-unclear'
      | 'exchanges.replaces-too-many'
      | 'exchanges.shipped'
      | 'exchanges.already-cancelled'
      | 'exchanges.money-gone-back'
    >
