import { accept, refuse, shareRounded } from '@aftersale/kernel'
import type { RulesOf } from './change.ts'
import { entryOf, findReturn, withinLeft } from './entries.ts'
import type { ReturnBook } from './order-book.ts'
import { wantedBack } from './units.ts'

/** Credits that are taken back, as when an exchange is cancelled. What of their money has gone, the customer owes then. */
export const withdrawals: RulesOf<'uncredit-return' | 'uncredit-shipping'> = {
  'uncredit-return': {
    decide: (book, { returnLine, units, fee }) => {
      const entry = findReturn(book, returnLine)
      if (!entry.ok) return entry
      const within = withinLeft('uncredit-return', units, entry.value.credited)
      if (!within.ok) return within
      const worth = worthOfLastCredited(entry.value, units)
      const feeTooLarge = (most: number) => refuse({ code: 'orders.fee-too-large', most, currency: book.currency })
      const most = Math.min(entry.value.fee, worth)
      if (fee > most) return feeTooLarge(most)
      // Nor may the fee that stays be more than the units that stay credited are worth.
      const stays = entry.value.creditedMinor - worth
      return entry.value.fee - fee > stays ? feeTooLarge(stays) : accept(worth)
    },
    apply: (book, { returnLine, units, fee }, moved) => {
      const entry = entryOf(book.returns, returnLine)
      const line = entryOf(book.lines, entry.line)
      return {
        returnLine: {
          ...entry,
          credited: entry.credited - units,
          creditedMinor: entry.creditedMinor - moved,
          fee: entry.fee - fee,
        },
        line: { ...line, credited: line.credited - units, creditedMinor: line.creditedMinor - moved },
        sums: { credited: -moved, charged: -fee },
      }
    },
  },
  'uncredit-shipping': {
    decide: (book, { amount }) => {
      const { shippingCredited, currency } = book
      if (amount > shippingCredited)
        return refuse({ code: 'orders.credited-less', credited: shippingCredited, currency })
      return accept(amount)
    },
    apply: (_, __, moved) => ({ sums: { credited: -moved, shippingCredited: -moved } }),
  },
}

/** What the units that were credited last are worth: what is left is the share of those before them. */
function worthOfLastCredited(entry: ReturnBook, units: number): number {
  const share = shareRounded(entry.value, entry.credited - units, wantedBack(entry))
  return Math.max(0, entry.creditedMinor - share)
}
