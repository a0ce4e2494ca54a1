import { soldLine } from './fulfilment.ts'
import type { LineBook, OrderBook } from './order-book.ts'

/** An order as it was sold, in minor units: what never changes. */
export type SoldOrder = {
  readonly id: string
  readonly currency: string
  readonly paidOutside: boolean
  readonly shippingPaid: number
  readonly lines: readonly Pick<LineBook, 'id' | 'quantity' | 'paid' | 'tax' | 'gift' | 'gross'>[]
}

/** The book of an order to which nothing has happened yet. */
export function openBook({ id, currency, paidOutside, shippingPaid, lines }: SoldOrder): OrderBook {
  return {
    id,
    currency,
    paidOutside,
    sold: lines.reduce((sum, { paid }) => sum + paid, shippingPaid),
    shippingPaid,
    shippingCredited: 0,
    charged: 0,
    credited: 0,
    paidBack: 0,
    actions: 0,
    lines: new Map(lines.map((line) => [line.id, soldLine(line)])),
    returns: new Map(),
    payments: new Map(),
    parts: new Map(),
  }
}
