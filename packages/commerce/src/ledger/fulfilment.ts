import { accept, type Result, refuse } from '@aftersale/kernel'
import { balanceOf } from './balance.ts'
import type { RulesOf } from './change.ts'
import { entryOf, expectNew, findLine, withinLeft } from './entries.ts'
import type { LedgerRefusal } from './ledger-refusal.ts'
import type { LineBook, OrderBook } from './order-book.ts'
import { sent, unclaimed, wantedBack, worthOfNext } from './units.ts'

/** Goods that go out, do not go out, or come into the order. */
export const fulfilment: RulesOf<'ship' | 'deliver' | 'lose-outbound' | 'cancel-item' | 'add-item'> = {
  ship: {
    decide: (book, { line: id, units }) => {
      const line = findLine(book, id)
      if (!line.ok) return line
      const held = Math.max(0, heldWithoutGoods(book, id) - sent(line.value))
      const within = withinLeft('ship', units, line.value.quantity - line.value.cancelled - sent(line.value) - held)
      if (!within.ok || !line.value.added) return within
      const { owed } = balanceOf(book)
      return owed < 0 ? refuse({ code: 'orders.payment-owed', owed: -owed, currency: book.currency }) : accept(0)
    },
    apply: (book, { line, units }) => moveLine(book, line, ({ shipped }) => ({ shipped: shipped + units })),
  },
  deliver: {
    decide: (book, { line: id, units }) => {
      const line = findLine(book, id)
      if (!line.ok) return line
      return withinLeft('deliver', units, onTheirWay(line.value) + mayTurnUp(line.value))
    },
    apply: (book, { line: id, units }) =>
      moveLine(book, id, (line) => ({
        delivered: line.delivered + units,
        lost: line.lost - Math.max(0, units - onTheirWay(line)),
      })),
  },
  'lose-outbound': {
    decide: (book, { line: id, units }) => {
      const line = findLine(book, id)
      return line.ok ? withinLeft('lose-outbound', units, onTheirWay(line.value)) : line
    },
    apply: (book, { line, units }) => moveLine(book, line, ({ lost }) => ({ lost: lost + units })),
  },
  'cancel-item': {
    decide: (book, { line: id, units }) => {
      const line = findLine(book, id)
      return line.ok ? cancelledWorth(line.value, units) : line
    },
    apply: (book, { line: id, units }, moved) => {
      const { added } = entryOf(book.lines, id)
      return {
        ...moveLine(book, id, (line) => ({
          cancelled: line.cancelled + units,
          cancelledMinor: line.cancelledMinor + moved,
        })),
        sums: added ? { charged: -moved } : { credited: moved },
      }
    },
  },
  'add-item': {
    decide: (book, { line, paid }) => {
      expectNew(book.lines, line)
      return accept(paid)
    },
    apply: (_, { line: id, quantity, tax }, moved) => ({
      line: { ...soldLine({ id, quantity, paid: moved, tax, gross: moved, gift: false }), added: true },
      sums: { charged: moved },
    }),
  },
}

/** A line as it was sold: nothing has happened to it. */
export function soldLine(
  sold: Pick<LineBook, 'id' | 'quantity' | 'paid' | 'tax' | 'gift' | 'gross'>,
): LineBook & { readonly added: false } {
  return {
    ...sold,
    added: false,
    shipped: 0,
    delivered: 0,
    lost: 0,
    cancelled: 0,
    cancelledMinor: 0,
    claimed: 0,
    claimedMinor: 0,
    received: 0,
    dismissed: 0,
    restocked: 0,
    writtenOff: 0,
    credited: 0,
    creditedMinor: 0,
    giftCharged: 0,
  }
}

function moveLine(book: OrderBook, id: string, move: (line: LineBook) => Partial<LineBook>): { line: LineBook } {
  const line = entryOf(book.lines, id)
  return { line: { ...line, ...move(line) } }
}

const onTheirWay = (line: LineBook) => line.shipped - line.delivered - line.lost

/** Lost units in whose place nothing else was sent, cancelled: these may arrive late. */
const mayTurnUp = (line: LineBook) => Math.min(line.lost, line.quantity - line.cancelled - sent(line))

function cancelledWorth(line: LineBook, units: number): Result<number, LedgerRefusal> {
  const within = withinLeft(
    'cancel-item',
    units,
    Math.min(unclaimed(line), line.quantity - line.cancelled - sent(line)),
  )
  return within.ok ? accept(worthOfNext(line, units)) : within
}

function heldWithoutGoods(book: OrderBook, line: string): number {
  let units = 0
  for (const entry of book.returns.values()) if (entry.line === line && entry.withoutGoods) units += wantedBack(entry)
  return units
}
