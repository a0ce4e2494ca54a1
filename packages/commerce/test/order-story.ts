import { expect } from 'vitest'
import {
  type Balance,
  balanceOf,
  brokenInvariants,
  type LedgerRefusal,
  type OrderAction,
  type OrderBook,
  openBook,
  post,
  type SoldOrder,
} from '../src/index.ts'

type Line = Partial<Omit<SoldOrder['lines'][number], 'id'>>

/** One order as a test tells it: what happens to it, what cannot, and where it then stands. */
export interface OrderStory {
  readonly book: OrderBook
  readonly balance: Balance
  /** Lets it happen; answers how many minor units it moved. Whatever must hold of a book is looked at each time. */
  does(action: OrderAction): number
  /** What it is refused with, as `code {facts}`. */
  refuses(action: OrderAction): LedgerRefusal
}

/** An order of these lines: three units paid 1,000 together where nothing else is said; paid outside unless it says not. */
export function orderOf(lines: Readonly<Record<string, Line>>, given: Partial<SoldOrder> = {}): OrderStory {
  let book = openBook({
    id: 'order',
    currency: 'CNY',
    paidOutside: true,
    shippingPaid: 0,
    lines: Object.entries(lines).map(([id, line]) => {
      const paid = line.paid ?? (line.gift ? 0 : 1_000)
      return { id, quantity: 3, tax: 0, gift: false, gross: paid, ...line, paid }
    }),
    ...given,
  })
  return {
    get book() {
      return book
    },
    get balance() {
      return balanceOf(book)
    },
    does: (action) => {
      const posted = post(book, action)
      if (!posted.ok) throw new Error(`expected ${action.kind} to happen, got ${JSON.stringify(posted.refusal)}`)
      book = posted.value.book
      expect(brokenInvariants(book)).toEqual([])
      return posted.value.recorded.moved
    },
    refuses: (action) => {
      const posted = post(book, action)
      if (posted.ok)
        throw new Error(`expected ${action.kind} to be refused, got ${JSON.stringify(posted.value.recorded)}`)
      return posted.refusal
    },
  }
}

const of = <Kind extends OrderAction['kind']>(kind: Kind) => kind

/** Short ways to write actions: `ship('a', 2)`. */
export const ship = (line: string, units: number) => ({ kind: of('ship'), line, units })
export const deliver = (line: string, units: number) => ({ kind: of('deliver'), line, units })
export const loseOutbound = (line: string, units: number) => ({ kind: of('lose-outbound'), line, units })
export const cancelItem = (line: string, units: number) => ({ kind: of('cancel-item'), line, units })
export const addItem = (line: string, quantity: number, paid: number) => {
  return { kind: of('add-item'), line, quantity, paid, tax: 0 }
}
export const requestReturn = (
  line: string,
  returnLine: string,
  units: number,
  { fault = 'buyer', withoutGoods = false }: { fault?: 'buyer' | 'seller'; withoutGoods?: boolean } = {},
) => ({ kind: of('request-return'), line, returnLine, units, fault, withoutGoods })
export const creditReturn = (returnLine: string, units: number, fee = 0) => {
  return { kind: of('credit-return'), returnLine, units, fee, use: 'refund' } as const
}
export const payBack = (part: string, amount: number, payment: string | null = null) => {
  return { kind: of('pay-back'), part, payment, amount }
}
export const ofReturn = <
  Kind extends
    | 'cancel-return'
    | 'receive-item'
    | 'receive-damaged'
    | 'receive-wrong'
    | 'lose-inbound'
    | 'receive-late'
    | 'give-back'
    | 'restock'
    | 'write-off'
    | 'reinstate',
>(
  kind: Kind,
  returnLine: string,
  units = 1,
) => ({ kind, returnLine, units })
