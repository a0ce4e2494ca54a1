import { accept, type Result, refuse, shareRounded } from '@aftersale/kernel'
import { balanceOf } from './balance.ts'
import type { RulesOf } from './change.ts'
import { entryOf, findReturn, withinLeft } from './entries.ts'
import type { LedgerRefusal } from './ledger-refusal.ts'
import type { OrderBook, ReturnBook } from './order-book.ts'
import { wantedBack } from './units.ts'

/**
 * Credits that are taken back, as when an exchange is cancelled: only while their money has not gone, so that nobody owes
 * what was given by mistake.
 */
export const withdrawals: RulesOf<'uncredit-return' | 'uncredit-shipping'> = {
  'uncredit-return': {
    decide: (book, { returnLine, units, fee }) => {
      const entry = findReturn(book, returnLine)
      if (!entry.ok) return entry
      const within = withinLeft('uncredit-return', units, entry.value.credited)
      if (!within.ok) return within
      const worth = worthOfLastCredited(entry.value, units)
      // What is kept of the units that stay credited is at most what those are worth.
      const most = Math.min(entry.value.fee, worth)
      const least = Math.max(0, entry.value.fee - (entry.value.creditedMinor - worth))
      if (fee > most || fee < least) {
        return refuse({ code: 'orders.fee-too-large', most: fee > most ? most : least, currency: book.currency })
      }
      return stillOwed(book, worth - fee, worth)
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
      return stillOwed(book, amount, amount)
    },
    apply: (_, __, moved) => ({ sums: { credited: -moved, shippingCredited: -moved } }),
  },
}

/** What the units that were credited last are worth: what is left is the share of those before them. */
function worthOfLastCredited(entry: ReturnBook, units: number): number {
  const share = shareRounded(entry.value, entry.credited - units, wantedBack(entry))
  return Math.max(0, entry.creditedMinor - share)
}

function stillOwed(book: OrderBook, taken: number, moved: number): Result<number, LedgerRefusal> {
  const owed = Math.max(0, balanceOf(book).owed)
  return taken > owed ? refuse({ code: 'orders.nothing-owed', owed, currency: book.currency }) : accept(moved)
}
