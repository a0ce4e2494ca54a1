import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Change, RulesOf } from './change.ts'
import { letGo } from './claims.ts'
import { entryOf, findReturn, withinLeft } from './entries.ts'
import type { LedgerRefusal } from './ledger-refusal.ts'
import type { LineBook, OrderBook, ReturnBook } from './order-book.ts'
import { awaited, uncredited, undecided, worthOfLetGo } from './units.ts'

type Arrival = 'receive-item' | 'receive-damaged' | 'receive-wrong' | 'lose-inbound' | 'receive-late'
type Handling = 'give-back' | 'restock' | 'write-off' | 'reinstate'

/** What the warehouse says of goods that come back, and what becomes of them. No money moves here. */
export const reception: RulesOf<Arrival | Handling> = {
  'receive-item': counting('receive-item', {
    left: awaited,
    entry: ({ received }, units) => ({ received: received + units }),
    line: ({ received }, units) => ({ received: received + units }),
  }),
  'receive-damaged': counting('receive-damaged', {
    left: awaited,
    entry: ({ dismissed }, units) => ({ dismissed: dismissed + units }),
    line: ({ dismissed }, units) => ({ dismissed: dismissed + units }),
  }),
  'receive-wrong': counting('receive-wrong', {
    left: awaited,
    entry: ({ wrong }, units) => ({ wrong: wrong + units }),
  }),
  'lose-inbound': counting('lose-inbound', {
    left: awaited,
    entry: ({ lost }, units) => ({ lost: lost + units }),
  }),
  'receive-late': counting('receive-late', {
    left: ({ lost }) => lost,
    entry: ({ lost, received }, units) => ({ lost: lost - units, received: received + units }),
    line: ({ received }, units) => ({ received: received + units }),
  }),
  'give-back': {
    decide: (book, { returnLine, units }) => {
      const entry = findReturn(book, returnLine)
      if (!entry.ok) return entry
      const within = withinLeft('give-back', units, Math.min(undecided(entry.value), uncredited(entry.value)))
      return within.ok ? accept(worthOfLetGo(entry.value, units)) : within
    },
    apply: (book, { returnLine, units }, moved) =>
      letGo(book, returnLine, { units, worth: moved }, ({ givenBack }) => ({ givenBack: givenBack + units })),
  },
  restock: counting('restock', {
    left: (entry) => Math.min(undecided(entry), entry.received - entry.restocked),
    entry: ({ restocked }, units) => ({ restocked: restocked + units }),
    line: ({ restocked }, units) => ({ restocked: restocked + units }),
  }),
  'write-off': counting('write-off', {
    left: undecided,
    entry: ({ writtenOff }, units) => ({ writtenOff: writtenOff + units }),
    line: ({ writtenOff }, units) => ({ writtenOff: writtenOff + units }),
  }),
  reinstate: counting('reinstate', {
    left: ({ writtenOff }) => writtenOff,
    entry: ({ writtenOff }, units) => ({ writtenOff: writtenOff - units }),
    line: ({ writtenOff }, units) => ({ writtenOff: writtenOff - units }),
  }),
}

type UnitsOfReturn = { readonly returnLine: string; readonly units: number }

/** An action that moves counters alone, of a return and of its line. */
function counting(
  kind: Arrival | Exclude<Handling, 'give-back'>,
  moves: {
    readonly left: (entry: ReturnBook) => number
    readonly entry: (entry: ReturnBook, units: number) => Partial<ReturnBook>
    readonly line?: (line: LineBook, units: number) => Partial<LineBook>
  },
) {
  return {
    decide: (book: OrderBook, { returnLine, units }: UnitsOfReturn): Result<number, LedgerRefusal> => {
      const entry = findReturn(book, returnLine)
      if (!entry.ok) return entry
      if (entry.value.withoutGoods) return refuse({ code: 'orders.without-goods' })
      return withinLeft(kind, units, moves.left(entry.value))
    },
    apply: (book: OrderBook, { returnLine, units }: UnitsOfReturn): Change => {
      const entry = entryOf(book.returns, returnLine)
      const moved = { returnLine: { ...entry, ...moves.entry(entry, units) } }
      if (moves.line === undefined) return moved
      const line = entryOf(book.lines, entry.line)
      return { ...moved, line: { ...line, ...moves.line(line, units) } }
    },
  }
}
