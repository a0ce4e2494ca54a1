import {
  awaited,
  balanceOf,
  type LineBook,
  type OrderAction,
  type OrderBook,
  type ReturnBook,
  type SoldOrder,
  unclaimed,
  uncredited,
  undecided,
} from '../src/index.ts'

/** What random orders are drawn with: numbers in [0, 1), and ids that nothing else has. */
export interface Draw {
  readonly random: () => number
  readonly newId: () => string
}

/** The same numbers in [0, 1) for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const upTo = ({ random }: Draw, most: number) => Math.floor(random() * (most + 1))
const among = <T>(draw: Draw, items: readonly T[]): T => items[upTo(draw, items.length - 1)] as T

/** An order of one to four lines, a gift among them now and then; paid outside, by payments, or not yet. */
export function drawSoldOrder(draw: Draw): SoldOrder {
  const lines = Array.from({ length: 1 + upTo(draw, 3) }, (_, index) => {
    const quantity = 1 + upTo(draw, 5)
    const gift = index > 0 && draw.random() < 0.25
    const worth = among(draw, [0, 1, 7, 100, 999, 12_345])
    const paid = gift ? 0 : worth
    return { id: draw.newId(), quantity, paid, tax: Math.floor(paid / 10), gift, gross: worth }
  })
  const shippingPaid = among(draw, [0, 0, 800])
  return { id: draw.newId(), currency: 'CNY', paidOutside: draw.random() < 0.4, shippingPaid, lines }
}

/** What kinds of action are drawn, often and seldom. */
export const KINDS: readonly OrderAction['kind'][] = [
  'ship',
  'deliver',
  'deliver',
  'lose-outbound',
  'cancel-item',
  'add-item',
  'request-return',
  'request-return',
  'request-return',
  'cancel-return',
  'receive-item',
  'receive-item',
  'receive-damaged',
  'receive-wrong',
  'lose-inbound',
  'receive-late',
  'give-back',
  'restock',
  'write-off',
  'reinstate',
  'credit-return',
  'credit-return',
  'uncredit-return',
  'uncredit-shipping',
  'charge',
  'credit',
  'receive-payment',
  'receive-payment',
  'pay-back',
  'pay-back',
  'pay-back',
  'settle-part',
  'settle-part',
  'fail-part',
]

/** An action that may well happen to the order, or be a unit or a cent too much; undefined where it has nothing to be about. */
export function drawAction(draw: Draw, book: OrderBook): OrderAction | undefined {
  const kind = among(draw, KINDS)
  switch (kind) {
    case 'add-item': {
      const paid = upTo(draw, 2_000)
      return { kind, line: draw.newId(), quantity: 1 + upTo(draw, 2), paid, tax: Math.floor(paid / 10) }
    }
    case 'charge': {
      const reason = among(draw, [
        'restocking',
        'deduction',
        'return-freight',
        'missing-gift',
        'repair',
        'other',
      ] as const)
      const line = among(draw, [...book.lines.keys()])
      return { kind, amount: 1 + upTo(draw, 500), reason, ...(reason === 'missing-gift' ? { line } : {}) }
    }
    case 'uncredit-shipping':
      return { kind, amount: 1 + upTo(draw, Math.max(0, book.shippingCredited)) }
    case 'credit':
      return { kind, amount: 1 + upTo(draw, 400), reason: among(draw, ['shipping', 'shipping', 'goodwill'] as const) }
    case 'receive-payment': {
      const due = Math.max(1, -balanceOf(book).owed)
      return { kind, payment: draw.newId(), amount: draw.random() < 0.5 ? due : 1 + upTo(draw, due) }
    }
    case 'pay-back':
      return drawPayBack(draw, book)
    case 'settle-part':
    case 'fail-part':
      return book.parts.size === 0 ? undefined : { kind, part: among(draw, [...book.parts.keys()]) }
    case 'ship':
    case 'deliver':
    case 'lose-outbound':
    case 'cancel-item':
    case 'request-return':
      return drawOfLine(draw, kind, among(draw, [...book.lines.values()]))
    default:
      return book.returns.size === 0 ? undefined : drawOfReturn(draw, kind, among(draw, [...book.returns.values()]))
  }
}

/** At most one more than there are; one at least. */
const about = (draw: Draw, left: number) => 1 + upTo(draw, Math.max(0, left))

function drawOfLine(
  draw: Draw,
  kind: 'ship' | 'deliver' | 'lose-outbound' | 'cancel-item' | 'request-return',
  line: LineBook,
): OrderAction {
  const onTheirWay = line.shipped - line.delivered - line.lost
  if (kind === 'ship') return { kind, line: line.id, units: about(draw, line.quantity - line.shipped) }
  if (kind === 'cancel-item') return { kind, line: line.id, units: about(draw, unclaimed(line) - 2) }
  if (kind !== 'request-return') return { kind, line: line.id, units: about(draw, onTheirWay) }
  const [fault, withoutGoods] = [among(draw, ['buyer', 'seller'] as const), draw.random() < 0.2]
  return { kind, line: line.id, returnLine: draw.newId(), units: about(draw, unclaimed(line) - 1), fault, withoutGoods }
}

type OfReturn = Exclude<Extract<OrderAction, { returnLine: string }>['kind'], 'request-return'>

function drawOfReturn(draw: Draw, kind: OfReturn, entry: ReturnBook): OrderAction {
  const left: Partial<Record<OfReturn, number>> = {
    'give-back': undecided(entry),
    restock: undecided(entry),
    'write-off': undecided(entry),
    reinstate: entry.writtenOff,
    'receive-late': entry.lost,
    'credit-return': uncredited(entry),
    'uncredit-return': entry.credited,
  }
  const units = about(draw, (left[kind] ?? awaited(entry)) - 1)
  if (kind === 'uncredit-return') return { kind, returnLine: entry.id, units, fee: upTo(draw, entry.fee) }
  if (kind !== 'credit-return') return { kind, returnLine: entry.id, units }
  const fee = draw.random() < 0.3 ? upTo(draw, 60) : 0
  return { kind, returnLine: entry.id, units, fee, use: among(draw, ['refund', 'exchange'] as const) }
}

function drawPayBack(draw: Draw, book: OrderBook): OrderAction {
  const { owed } = balanceOf(book)
  const payment = among(draw, [null, ...book.payments.keys(), ...book.payments.keys()])
  const amount = draw.random() < 0.6 ? Math.max(1, owed) : about(draw, owed)
  return { kind: 'pay-back', part: draw.newId(), payment, amount }
}
