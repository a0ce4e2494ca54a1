import type { LedgerRefusal, RefundPolicy } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'

/** How much of a return or an order goes back, and by which way; amounts in minor units. */
export interface RefundTerms {
  /** Absent: all units that are here, lost, or need not come back, and were not credited. */
  readonly lines?: readonly { readonly line: string; readonly units: number }[] | undefined
  /** Also units that are still to come. */
  readonly beforeReceipt: boolean
  readonly restockingFeePercent?: number | undefined
  readonly deduction?: number | undefined
  readonly granted?: number | undefined
  readonly refundShipping?: boolean | undefined
  readonly shipping?: number | undefined
  readonly returnFreight?: number | undefined
  /** Each order of its own lost free shipping or did not. */
  readonly freeShipping?: RefundPolicy['freeShipping']
  readonly goodwill?: number | undefined
  readonly payBack?: number | 'owed' | undefined
  readonly payments?: readonly string[] | undefined
  readonly outside: boolean
}

/** What a refund is about: a return by its id or number, or an order by its id or, at a source, its number. */
export interface RefundSubjectName {
  readonly return?: string | undefined
  readonly source?: string | undefined
  readonly order?: string | undefined
}

export type RefundRefusal =
  | LedgerRefusal
  | KnownRefusal<
      | 'returns.not-found'
      | 'returns.line-not-found'
      | 'refunds.subject-unclear'
      | 'refunds.terms-mixed'
      | 'refunds.lines-without-return'
      | 'refunds.nothing-to-refund'
      | 'refunds.not-received'
      | 'refunds.deduction-too-large'
      | 'refunds.granted-too-much'
      | 'refunds.shipping-too-much'
      | 'refunds.more-than-owed'
      | 'refunds.payments-exhausted'
    >
