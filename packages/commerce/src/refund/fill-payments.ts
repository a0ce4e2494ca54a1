import type { Payment, RefundFigures } from './refund.ts'

/**
 * Gives an amount back through payments in their order, each as far as it can still give: what it brought in, less what
 * was refunded and what is pending. What none can give is the shortfall. Without payments nothing limits it.
 */
export function fillPayments(
  amount: number,
  payments: readonly Payment[] | undefined,
): Pick<RefundFigures, 'total' | 'shortfall' | 'perPayment'> {
  if (payments === undefined) return { total: amount, shortfall: 0, perPayment: [] }
  let left = amount
  const perPayment = payments.map(({ id, amount, refunded = 0, pending = 0 }) => {
    const given = Math.min(left, amount - refunded - pending)
    left -= given
    return { id, amount: given }
  })
  return { total: amount - left, shortfall: left, perPayment }
}
