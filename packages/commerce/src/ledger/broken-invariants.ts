import type { LineBook, OrderBook, PaymentBook, ReturnBook } from './order-book.ts'
import { awaited, sent, unclaimed, uncredited, undecided, wantedBack } from './units.ts'

/**
 * What must hold of every book at every step and does not, in words for developers; empty where all is well. It knows
 * nothing of single actions: it adds the entries up anew.
 */
export function brokenInvariants(book: OrderBook): string[] {
  const broken: string[] = []
  const must = (holds: boolean, what: string) => {
    if (!holds) broken.push(what)
  }
  ofOrder(book, must)
  for (const line of book.lines.values()) ofLine(book, line, must)
  for (const entry of book.returns.values()) ofReturn(entry, must)
  for (const payment of book.payments.values()) ofPayment(book, payment, must)
  return broken
}

type Must = (holds: boolean, what: string) => void

function ofOrder(book: OrderBook, must: Must): void {
  const lines = [...book.lines.values()]
  const parts = [...book.parts.values()]
  const sold = lines.filter(({ added }) => !added)
  const added = lines.filter((line) => line.added)
  must(book.sold === sum(sold, ({ paid }) => paid) + book.shippingPaid, 'sold is what was paid for lines and shipping')
  must(within(0, book.shippingCredited, book.shippingPaid), 'shipping credited is at most what was paid for it')
  must(
    book.paidBack ===
      sum(
        parts.filter(({ status }) => status !== 'failed'),
        ({ amount }) => amount,
      ),
    'paid back is the sum of the parts that did not fail',
  )
  must(
    book.credited >=
      sum(lines, ({ creditedMinor }) => creditedMinor) +
        sum(sold, ({ cancelledMinor }) => cancelledMinor) +
        book.shippingCredited,
    'credited is at least what lines, cancellations and shipping say',
  )
  must(
    book.charged >=
      sum(added, ({ paid, cancelledMinor }) => paid - cancelledMinor) +
        sum(lines, ({ giftCharged }) => giftCharged) +
        sum([...book.returns.values()], ({ fee }) => fee),
    'charged is at least what added lines, gifts and fees say',
  )
}

function ofLine(book: OrderBook, line: LineBook, must: Must): void {
  const say = (holds: boolean, what: string) => must(holds, `line ${line.id}: ${what}`)
  const returns = [...book.returns.values()].filter((entry) => entry.line === line.id)
  say(noneNegative(line), 'no counter is negative')
  say(unclaimed(line) >= 0, 'claimed and cancelled units are at most those sold')
  say(sent(line) + line.cancelled <= line.quantity, 'sent and cancelled units are at most those sold')
  say(line.delivered + line.lost <= line.shipped, 'what arrived or was lost had left')
  const taken = line.claimedMinor + line.cancelledMinor
  say(taken <= line.paid, 'units taken off are worth at most what was paid')
  say(unclaimed(line) > 0 || taken === line.paid, 'all units taken off are worth what was paid')
  say(line.giftCharged <= (line.gift ? line.gross : 0), 'a missing gift is charged at most its value')
  say(line.claimed === sum(returns, wantedBack), 'claimed units are those that returns want back')
  say(line.claimedMinor === sum(returns, ({ value }) => value), 'claimed units are worth what returns say')
  for (const counter of SHARED) {
    say(line[counter] === sum(returns, (entry) => entry[counter]), `${counter} is the sum over its returns`)
  }
}

const SHARED = ['received', 'dismissed', 'restocked', 'writtenOff', 'credited', 'creditedMinor'] as const

function ofReturn(entry: ReturnBook, must: Must): void {
  const say = (holds: boolean, what: string) => must(holds, `return ${entry.id}: ${what}`)
  say(noneNegative(entry), 'no counter is negative')
  say(awaited(entry) >= 0, 'no more units came, were lost or cancelled than were requested')
  say(undecided(entry) >= 0, 'no more units were handled than came')
  say(entry.restocked <= entry.received, 'only good units were restocked')
  say(uncredited(entry) >= 0, 'only units that are wanted back were credited')
  say(entry.creditedMinor <= entry.value, 'at most the value was credited')
  say(uncredited(entry) > 0 || entry.creditedMinor === entry.value, 'all units credited are worth the value')
  say(entry.fee <= entry.creditedMinor, 'the fee is at most what was credited')
  say(entry.fee === 0 || entry.fault === 'buyer', 'no fee at the seller’s fault')
  const handled = entry.received + entry.dismissed + entry.wrong + entry.lost + entry.givenBack
  say(!entry.withoutGoods || handled === 0, 'no goods where none come back')
}

function ofPayment(book: OrderBook, payment: PaymentBook, must: Must): void {
  const say = (holds: boolean, what: string) => must(holds, `payment ${payment.id}: ${what}`)
  const parts = [...book.parts.values()].filter((part) => part.payment === payment.id)
  const amountOf = (wanted: string) =>
    sum(
      parts.filter(({ status }) => status === wanted),
      ({ amount }) => amount,
    )
  say(payment.pending === amountOf('pending'), 'pending is the sum of its pending parts')
  say(payment.refunded === amountOf('settled'), 'refunded is the sum of its settled parts')
  say(payment.pending + payment.refunded <= payment.captured, 'no more goes back than came in')
}

const sum = <Entry>(entries: readonly Entry[], of: (entry: Entry) => number) =>
  entries.reduce((total, entry) => total + of(entry), 0)

const within = (least: number, value: number, most: number) => least <= value && value <= most

const noneNegative = (entry: object) => Object.values(entry).every((value) => typeof value !== 'number' || value >= 0)
