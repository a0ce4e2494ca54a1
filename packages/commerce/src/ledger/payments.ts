import { accept, type Result, refuse } from '@aftersale/kernel'
import { balanceOf } from './balance.ts'
import type { Change, RulesOf } from './change.ts'
import { entryOf, expectNew, findPart, findPayment } from './entries.ts'
import type { LedgerRefusal } from './ledger-refusal.ts'
import type { OrderBook, PartBook, PaymentBook } from './order-book.ts'

/** Money that comes in and goes back. */
export const payments: RulesOf<'receive-payment' | 'pay-back' | 'settle-part' | 'fail-part'> = {
  'receive-payment': {
    decide: (book, { payment, amount }) => {
      expectNew(book.payments, payment)
      return accept(amount)
    },
    apply: (_, { payment }, moved) => ({ payment: { id: payment, captured: moved, refunded: 0, pending: 0 } }),
  },
  'pay-back': {
    decide: (book, { part, payment, amount }) => {
      expectNew(book.parts, part)
      const { owed } = balanceOf(book)
      if (amount > owed)
        return refuse({ code: 'orders.nothing-owed', owed: Math.max(0, owed), currency: book.currency })
      return payment === null ? accept(amount) : throughPayment(book, payment, amount)
    },
    apply: (book, { part, payment }, moved) => ({
      part: { id: part, payment, amount: moved, status: 'pending' },
      sums: { paidBack: moved },
      ...movePayment(book, payment, ({ pending }) => ({ pending: pending + moved })),
    }),
  },
  'settle-part': {
    decide: (book, { part: id }) => {
      const part = findPart(book, id)
      if (!part.ok) return part
      const { status, payment, amount } = part.value
      if (status === 'settled') return refuse({ code: 'orders.part-ended', part: id, status })
      return status === 'pending' || payment === null ? accept(amount) : throughPayment(book, payment, amount)
    },
    apply: (book, { part: id }, moved) => {
      const part = entryOf(book.parts, id)
      const wasPending = part.status === 'pending' ? moved : 0
      return {
        part: { ...part, status: 'settled' },
        sums: { paidBack: moved - wasPending },
        ...movePayment(book, part.payment, ({ pending, refunded }) => ({
          pending: pending - wasPending,
          refunded: refunded + moved,
        })),
      }
    },
  },
  'fail-part': {
    decide: (book, { part: id }) => {
      const part = findPart(book, id)
      if (!part.ok) return part
      const { status, amount } = part.value
      return status === 'pending' ? accept(amount) : refuse({ code: 'orders.part-ended', part: id, status })
    },
    apply: (book, { part: id }, moved) => {
      const part: PartBook = { ...entryOf(book.parts, id), status: 'failed' }
      const given = movePayment(book, part.payment, ({ pending }) => ({ pending: pending - moved }))
      return { part, sums: { paidBack: -moved }, ...given }
    },
  },
}

function throughPayment(book: OrderBook, id: string, amount: number): Result<number, LedgerRefusal> {
  const payment = findPayment(book, id)
  if (!payment.ok) return payment
  const left = payment.value.captured - payment.value.refunded - payment.value.pending
  return amount > left
    ? refuse({ code: 'orders.payment-exhausted', payment: id, left, currency: book.currency })
    : accept(amount)
}

/** Outside, no payment has anything to do with it. */
function movePayment(
  book: OrderBook,
  id: string | null,
  move: (payment: PaymentBook) => Partial<PaymentBook>,
): Pick<Change, 'payment'> {
  if (id === null) return {}
  const payment = entryOf(book.payments, id)
  return { payment: { ...payment, ...move(payment) } }
}
