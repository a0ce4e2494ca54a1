import type { Explanation, OrderRefundClaim, OrderRefundFigures } from '@aftersale/commerce'
import type { AskedPart } from './pay-back-ways.ts'
import type { RefundOrder } from './refund-subject.ts'

/** What a refund comes to of one order. */
export interface OrderOutcome {
  readonly order: RefundOrder
  readonly claim: OrderRefundClaim
  readonly figures: OrderRefundFigures
  readonly payBack: number
  readonly parts: readonly AskedPart[]
  readonly explanation: Explanation
}

/** The figures of a refund as they are kept and told: in minor units of `currency`. */
export interface RefundFigures {
  readonly currency: string
  readonly lines: FigureLine[]
  readonly shipping: number
  readonly freight: number
  readonly deduction: number
  readonly goodwill: number
  readonly total: number
  readonly payBack: number
  readonly parts: Omit<AskedPart, 'id'>[]
}

/** What a refund comes to over all its orders. */
export interface MergedRefund {
  readonly currency: string
  /** What goes back now. */
  readonly amount: number
  readonly parts: readonly AskedPart[]
  readonly figures: RefundFigures
  readonly explanation: Explanation
}

/** One return line, or a gift that should have come back. */
interface FigureLine {
  readonly orderLineId: string
  readonly returnLineId: string | null
  readonly name: string
  readonly units: number
  readonly gross: number
  readonly discount: number
  readonly tax: number
  readonly fee: number
  readonly refund: number
  readonly missingGift: boolean
}

/** The figures of all orders of a refund together. */
export function mergeOrders(outcomes: readonly OrderOutcome[]): MergedRefund {
  const sumOf = (figure: 'shipping' | 'freight' | 'deduction' | 'goodwill' | 'total') =>
    outcomes.reduce((sum, { figures }) => sum + figures[figure], 0)
  const currency = outcomes[0]?.order.book.currency ?? ''
  const parts = outcomes.flatMap((outcome) => outcome.parts)
  const amount = outcomes.reduce((sum, { payBack }) => sum + payBack, 0)
  return {
    currency,
    amount,
    parts,
    figures: {
      currency,
      lines: outcomes.flatMap(figureLines),
      shipping: sumOf('shipping'),
      freight: sumOf('freight'),
      deduction: sumOf('deduction'),
      goodwill: sumOf('goodwill'),
      total: sumOf('total'),
      payBack: amount,
      parts: parts.map(({ orderId, paymentId, provider, amount }) => ({ orderId, paymentId, provider, amount })),
    },
    explanation: {
      zh: outcomes.map(({ explanation }) => explanation.zh).join('\n'),
      en: outcomes.map(({ explanation }) => explanation.en).join('\n'),
    },
  }
}

function figureLines({ order, figures }: OrderOutcome): FigureLine[] {
  return figures.lines.map(({ id, quantity, missingGift = false, gross, discount, tax, fee, refund }) => {
    const orderLineId = missingGift ? id : (order.book.returns.get(id)?.line ?? '')
    return {
      orderLineId,
      returnLineId: missingGift ? null : id,
      name: order.lines.get(orderLineId)?.name ?? '',
      units: quantity,
      gross,
      discount,
      tax,
      fee,
      refund,
      missingGift,
    }
  })
}
