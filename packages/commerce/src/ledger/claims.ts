import { accept } from '@aftersale/kernel'
import type { Change, RulesOf } from './change.ts'
import { entryOf, expectNew, findLine, findReturn, withinLeft } from './entries.ts'
import type { OrderBook, ReturnBook } from './order-book.ts'
import { awaited, unclaimed, uncredited, worthOfLetGo, worthOfNext } from './units.ts'

/** Units that somebody wants to give back: held for that, or let go of. */
export const claims: RulesOf<'request-return' | 'cancel-return'> = {
  'request-return': {
    decide: (book, { line: id, returnLine, units }) => {
      expectNew(book.returns, returnLine)
      const line = findLine(book, id)
      if (!line.ok) return line
      const within = withinLeft('request-return', units, unclaimed(line.value))
      return within.ok ? accept(worthOfNext(line.value, units)) : within
    },
    apply: (book, { line: id, returnLine, units, fault, withoutGoods }, moved) => {
      const line = entryOf(book.lines, id)
      return {
        line: { ...line, claimed: line.claimed + units, claimedMinor: line.claimedMinor + moved },
        returnLine: { ...NOTHING_YET, id: returnLine, line: id, fault, withoutGoods, units, value: moved },
      }
    },
  },
  'cancel-return': {
    decide: (book, { returnLine, units }) => {
      const entry = findReturn(book, returnLine)
      if (!entry.ok) return entry
      const left = Math.min(awaited(entry.value), uncredited(entry.value))
      const within = withinLeft('cancel-return', units, left)
      return within.ok ? accept(worthOfLetGo(entry.value, units)) : within
    },
    apply: (book, { returnLine, units }, moved) =>
      letGo(book, returnLine, { units, worth: moved }, ({ cancelled }) => ({ cancelled: cancelled + units })),
  },
}

/** What follows from a return letting go of units: its line may have them claimed again. */
export function letGo(
  book: OrderBook,
  returnLine: string,
  { units, worth }: { readonly units: number; readonly worth: number },
  move: (entry: ReturnBook) => Partial<ReturnBook>,
): Change {
  const entry = entryOf(book.returns, returnLine)
  const line = entryOf(book.lines, entry.line)
  return {
    returnLine: { ...entry, value: entry.value - worth, ...move(entry) },
    line: { ...line, claimed: line.claimed - units, claimedMinor: line.claimedMinor - worth },
  }
}

const NOTHING_YET = {
  cancelled: 0,
  received: 0,
  dismissed: 0,
  wrong: 0,
  lost: 0,
  restocked: 0,
  writtenOff: 0,
  givenBack: 0,
  credited: 0,
  creditedMinor: 0,
  fee: 0,
}
