import type { OrderBook } from './order-book.ts'

/** The account of an order, in minor units of its currency. */
export type Balance = {
  readonly sold: number
  readonly charged: number
  readonly credited: number
  /** Money that came in: through payments, and, for an order paid outside, what was sold. */
  readonly captured: number
  /** Asked to go back and not failed. */
  readonly paidBack: number
  /** `captured + credited − sold − charged − paidBack`: what the company owes the customer; negative, the customer owes. */
  readonly owed: number
}

/** Where an order stands. */
export function balanceOf(book: OrderBook): Balance {
  const received = receivedBy(book)
  const { sold, charged, credited, paidBack, paidOutside } = book
  // The sale of an order paid outside cancels out: left out, it cannot push the sum beyond what a number holds exactly.
  const ahead = paidOutside ? received : received - sold
  return {
    sold,
    charged,
    credited,
    captured: paidOutside ? sold + received : received,
    paidBack,
    owed: ahead + (credited - charged) - paidBack,
  }
}

/** Money that came in through payments. */
export function receivedBy(book: OrderBook): number {
  let received = 0
  for (const { captured } of book.payments.values()) received += captured
  return received
}
