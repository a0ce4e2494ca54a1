import { accept, type Result, refuse, shareRounded } from '@aftersale/kernel'
import type { RulesOf } from './change.ts'
import { entryOf, findLine, findReturn, withinLeft } from './entries.ts'
import type { LedgerRefusal } from './ledger-refusal.ts'
import type { ActionOf } from './order-action.ts'
import type { OrderBook } from './order-book.ts'
import { unclaimed, uncredited, worthOfCredit } from './units.ts'

/** What becomes the customer's, and what the customer is charged, before any of it is paid. */
export const credits: RulesOf<'credit-return' | 'charge' | 'credit'> = {
  'credit-return': {
    decide: (book, { returnLine, units, fee }) => {
      const entry = findReturn(book, returnLine)
      if (!entry.ok) return entry
      const within = withinLeft('credit-return', units, uncredited(entry.value))
      if (!within.ok) return within
      const worth = worthOfCredit(entry.value, units)
      if (fee > 0 && entry.value.fault === 'seller') return refuse({ code: 'orders.fee-not-due' })
      return fee > worth
        ? refuse({ code: 'orders.fee-too-large', most: worth, currency: book.currency })
        : accept(worth)
    },
    apply: (book, { returnLine, units, fee }, moved) => {
      const entry = entryOf(book.returns, returnLine)
      const line = entryOf(book.lines, entry.line)
      return {
        returnLine: {
          ...entry,
          credited: entry.credited + units,
          creditedMinor: entry.creditedMinor + moved,
          fee: entry.fee + fee,
        },
        line: { ...line, credited: line.credited + units, creditedMinor: line.creditedMinor + moved },
        sums: { credited: moved, charged: fee },
      }
    },
  },
  charge: {
    decide: (book, action) => {
      if (action.reason === 'missing-gift') return giftCharge(book, action)
      if (action.line === undefined) return accept(action.amount)
      const line = findLine(book, action.line)
      return line.ok ? accept(action.amount) : line
    },
    apply: (book, { reason, line: id }, moved) => {
      if (reason !== 'missing-gift' || id === undefined) return { sums: { charged: moved } }
      const line = entryOf(book.lines, id)
      return { line: { ...line, giftCharged: line.giftCharged + moved }, sums: { charged: moved } }
    },
  },
  credit: {
    decide: (book, { amount, reason }) => {
      const left = book.shippingPaid - book.shippingCredited
      if (reason === 'shipping' && amount > left)
        return refuse({ code: 'orders.shipping-credited', left, currency: book.currency })
      return accept(amount)
    },
    apply: (_, { reason }, moved) => ({
      sums: reason === 'shipping' ? { credited: moved, shippingCredited: moved } : { credited: moved },
    }),
  },
}

/** A gift that stays with the customer is charged with at most what its units there are worth, once. */
function giftCharge(book: OrderBook, { line: id, amount }: ActionOf<'charge'>): Result<number, LedgerRefusal> {
  const line = findLine(book, id ?? '')
  if (!line.ok) return line
  const { gift, gross, quantity, giftCharged } = line.value
  if (!gift) return refuse({ code: 'orders.not-a-gift', line: line.value.id })
  const left = Math.max(0, shareRounded(gross, unclaimed(line.value), quantity) - giftCharged)
  return amount > left ? refuse({ code: 'orders.gift-charged', left, currency: book.currency }) : accept(amount)
}
