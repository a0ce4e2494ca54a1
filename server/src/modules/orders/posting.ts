import type { ActionKind, ActionOf, OrderAction } from '@aftersale/commerce'
import type { Instant } from '@aftersale/kernel'

/** What rows need to say beside what the ledger reckons with. */
type Extras = {
  /** The return that the line belongs to, whose row its module has written; why the customer gives the units back. */
  readonly 'request-return': { readonly returnId: string; readonly cause: string | null }
  readonly 'add-item': {
    readonly product: string
    readonly productName: string
    readonly reference?: string | null
    /** Minor units of one, before tax where that is on top. */
    readonly unitPrice?: number | null
    /** A percent, as its decimal text. */
    readonly taxRate?: string | null
  }
  readonly 'receive-payment': {
    readonly method: string
    readonly provider: string
    readonly providerReference: string | null
    /** When it was not now. */
    readonly capturedAt?: Instant
  }
  /** The refund that the part belongs to, whose row its module has written. */
  readonly 'pay-back': { readonly refundId: string; readonly provider: string }
  /** What the gateway or the person said, as JSON. */
  readonly 'fail-part': { readonly failure?: object }
  /** When it was not now. */
  readonly deliver: { readonly deliveredAt?: Instant }
}

export type PostingOf<Kind extends ActionKind> = {
  readonly orderId: string
  readonly action: ActionOf<Kind>
} & (Kind extends keyof Extras ? Extras[Kind] : unknown)

/** An action to be posted to one order of a session, with what its rows say beside it. */
export type Posting = { readonly [Kind in ActionKind]: PostingOf<Kind> }[ActionKind]

/** The posting, where it is of this kind. */
export function postingOf<Kind extends OrderAction['kind']>(posting: Posting, kind: Kind): PostingOf<Kind> | undefined {
  return posting.action.kind === kind ? (posting as unknown as PostingOf<Kind>) : undefined
}
