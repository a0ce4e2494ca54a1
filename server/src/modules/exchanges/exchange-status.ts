/** How an exchange stands. */
export type ExchangeStatus = 'awaiting-payment' | 'ready' | 'partly-shipped' | 'shipped' | 'cancelled'

/**
 * The status of an exchange: whether it was cancelled, how many units go out and how many of those were sent, and what its
 * order owes the customer (below zero: what the customer owes, before which nothing added is shipped).
 */
export function exchangeStatus(of: {
  readonly cancelled: boolean
  readonly units: number
  readonly sent: number
  readonly owed: number
}): ExchangeStatus {
  if (of.cancelled) return 'cancelled'
  if (of.sent >= of.units) return 'shipped'
  if (of.owed < 0) return 'awaiting-payment'
  return of.sent > 0 ? 'partly-shipped' : 'ready'
}
