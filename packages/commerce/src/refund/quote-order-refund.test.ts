import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnPolicy, drawnRequests, drawnSale, numRuns } from '../../test/drawn-terms.ts'
import { openBook } from '../ledger/open-book.ts'
import type { OrderAction, RecordedAction } from '../ledger/order-action.ts'
import type { OrderBook } from '../ledger/order-book.ts'
import { post } from '../ledger/post.ts'
import { wantedBack } from '../ledger/units.ts'
import { priceSale } from '../sale/price-sale.ts'
import type { SaleTerms } from '../sale/sale.ts'
import { explainOrderRefund } from './explain-order-refund.ts'
import type { RefundableOrder } from './order-refund.ts'
import { quoteOrderRefund } from './quote-order-refund.ts'
import { quoteRefund } from './quote-refund.ts'
import type { RefundPolicy, RefundTerms, RequestedUnits } from './refund.ts'
import { pricesOfNext } from './returned-sale.ts'

function posted(book: OrderBook, action: OrderAction): { book: OrderBook; recorded: RecordedAction } {
  const result = post(book, action)
  if (!result.ok) throw new Error(`expected ${action.kind} to happen, got ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** An order as it was sold, to which returns are added. */
function orderOf(sale: SaleTerms) {
  const priced = priceSale(sale)
  if (!priced.ok) throw new Error(`expected a sale, got ${JSON.stringify(priced.refusal)}`)
  const { lines, shipping } = priced.value
  const sold = { id: 'o', currency: sale.currency, paidOutside: true, shippingPaid: shipping.paid, lines }
  const prices = new Map<string, { gross: number; tax: number }>()
  const giftOf = new Map(sale.lines.map(({ id, giftOf = null }) => [id, { name: id, giftOf }]))
  let book = openBook(sold)
  const run = (action: OrderAction) => {
    const result = posted(book, action)
    book = result.book
    return result.recorded
  }
  return {
    run,
    request: (returnLine: string, { line, quantity, fault }: RequestedUnits) => {
      const entry = book.lines.get(line)
      if (entry !== undefined) prices.set(returnLine, pricesOfNext(entry, sale.taxIncluded, quantity))
      run({ kind: 'request-return', line, returnLine, units: quantity, fault, withoutGoods: true })
    },
    now: (): RefundableOrder => ({ book, taxIncluded: sale.taxIncluded, lines: giftOf, returnLines: prices }),
  }
}

const amounts = ({ gross, discount, tax, fee, refund, quantity }: Record<string, unknown>) =>
  [quantity, gross, discount, tax, fee, refund].join(' ')

const drawnStory = drawnSale.chain((sale) =>
  fc.record({ sale: fc.constant(sale), requests: drawnRequests(sale), policy: drawnPolicy }),
)

test('the book of an order and the calculator come to the same, request by request, and the ledger credits that', () => {
  fc.assert(
    fc.property(drawnStory, ({ sale, requests, policy }) => {
      const order = orderOf(sale)
      const returned = new Map<string, number>()
      let shippingRefunded = 0
      for (const [turn, request] of requests.entries()) {
        const terms: RefundTerms = {
          ...sale,
          lines: sale.lines.map((line) => ({ ...line, returned: returned.get(line.id) ?? 0 })),
          shipping: sale.shipping && { ...sale.shipping, refunded: shippingRefunded },
          request,
          policy,
        }
        const expected = quoteRefund(terms)
        if (!expected.ok) throw new Error(expected.refusal.code)
        for (const [index, entry] of request.entries()) order.request(`${turn}/${index}`, entry)
        const claim = {
          request: request.map(({ quantity }, index) => ({ returnLine: `${turn}/${index}`, units: quantity })),
          policy,
        }
        const figures = quoteOrderRefund(order.now(), claim)
        expect(figures.lines.map(amounts)).toEqual(expected.value.lines.map(amounts))
        const { shipping, freight, total } = expected.value
        expect(figures).toMatchObject({ shipping, freight, total })
        for (const [index, { returnLine, units }] of claim.request.entries()) {
          const { fee = 0, refund = 0 } = figures.lines[index] ?? {}
          const { moved } = order.run({ kind: 'credit-return', returnLine, units, fee, use: 'refund' })
          expect(moved).toBe(fee + refund)
        }
        for (const { line, quantity } of request) returned.set(line, (returned.get(line) ?? 0) + quantity)
        if (shipping > 0) order.run({ kind: 'credit', amount: shipping, reason: 'shipping' })
        for (const { id, refund, missingGift } of figures.lines) {
          if (missingGift && refund < 0)
            order.run({ kind: 'charge', amount: -refund, reason: 'missing-gift', line: id })
        }
        shippingRefunded += shipping
      }
    }),
    { numRuns },
  )
})

const drawnTurns = fc.array(
  fc.record({
    what: fc.constantFrom('request', 'cancel', 'credit'),
    pick: fc.nat(),
    part: fc.integer({ min: 1, max: 100 }),
  }),
  { minLength: 1, maxLength: 25 },
)

test('where units were let go in between, what is quoted is still what the ledger credits, and nothing is below zero', () => {
  fc.assert(
    fc.property(drawnSale, drawnPolicy, drawnTurns, (sale, policy, turns) => {
      const order = orderOf(sale)
      for (const [turn, { what, pick, part }] of turns.entries()) {
        const { book } = order.now()
        const some = (units: number) => Math.max(1, Math.ceil((units * part) / 100))
        if (what === 'request') {
          const open = [...book.lines.values()].filter((line) => line.quantity > line.claimed)
          const line = open[pick % Math.max(1, open.length)]
          if (line === undefined) continue
          const quantity = some(line.quantity - line.claimed)
          order.request(`r${turn}`, { line: line.id, quantity, fault: pick % 3 === 0 ? 'seller' : 'buyer' })
          continue
        }
        const open = [...book.returns.values()].filter((entry) => wantedBack(entry) > entry.credited)
        const entry = open[pick % Math.max(1, open.length)]
        if (entry === undefined) continue
        const units = some(wantedBack(entry) - entry.credited)
        if (what === 'cancel') order.run({ kind: 'cancel-return', returnLine: entry.id, units })
        else credit(order, entry.id, units, policy)
      }
    }),
    { numRuns },
  )
})

function credit(order: ReturnType<typeof orderOf>, returnLine: string, units: number, policy: RefundPolicy) {
  const claim = { request: [{ returnLine, units }], policy }
  const figures = quoteOrderRefund(order.now(), claim)
  const [line] = figures.lines
  if (line === undefined) throw new Error('expected figures of one line, got none')
  for (const figure of [line.gross, line.discount, line.tax, line.fee, line.refund, figures.total]) {
    expect(figure).toBeGreaterThanOrEqual(0)
  }
  const onTop = order.now().taxIncluded ? 0 : line.tax
  expect(line.gross - line.discount + onTop - line.fee).toBe(line.refund)
  const { moved } = order.run({ kind: 'credit-return', returnLine, units, fee: line.fee, use: 'refund' })
  expect(moved).toBe(line.fee + line.refund)
}

const shop: SaleTerms = {
  currency: 'CNY',
  taxIncluded: true,
  lines: [
    { id: 'coat', quantity: 2, unitPrice: 30_000 },
    { id: 'hat', quantity: 1, unitPrice: 8_000 },
    { id: 'scarf', quantity: 1, unitPrice: 5_000, gift: true, giftOf: 'coat' },
  ],
}
const coats = (quantity: number): RequestedUnits => ({ line: 'coat', quantity, fault: 'buyer' })
const quoted = (order: ReturnType<typeof orderOf>, request: readonly { returnLine: string; units: number }[]) =>
  quoteOrderRefund(order.now(), { request }).lines.map(({ id, refund }) => [id, refund])

test('a gift is asked for by the refund of the last unit that it came with, and once', () => {
  const order = orderOf(shop)
  order.request('r1', coats(1))
  order.request('r2', coats(1))
  expect(quoted(order, [{ returnLine: 'r1', units: 1 }])).toEqual([['r1', 30_000]])
  order.run({ kind: 'credit-return', returnLine: 'r1', units: 1, fee: 0, use: 'refund' })
  expect(quoted(order, [{ returnLine: 'r2', units: 1 }])).toEqual([
    ['r2', 30_000],
    ['scarf', -5_000],
  ])
  order.run({ kind: 'charge', amount: 5_000, reason: 'missing-gift', line: 'scarf' })
  expect(quoted(order, [{ returnLine: 'r2', units: 1 }])).toEqual([['r2', 30_000]])
})

test('goods of an exchange stand for what they replaced: the gift is asked for when those come back', () => {
  const order = orderOf(shop)
  order.request('r1', coats(2))
  order.run({ kind: 'credit-return', returnLine: 'r1', units: 2, fee: 0, use: 'exchange' })
  order.run({ kind: 'add-item', line: 'parka', quantity: 2, paid: 60_000, tax: 0 })
  order.request('r2', { line: 'hat', quantity: 1, fault: 'buyer' })
  expect(quoted(order, [{ returnLine: 'r2', units: 1 }])).toEqual([['r2', 8_000]])
  order.request('r3', { line: 'parka', quantity: 2, fault: 'buyer' })
  expect(quoted(order, [{ returnLine: 'r3', units: 2 }])).toEqual([
    ['r3', 60_000],
    ['scarf', -5_000],
  ])
})

test('a gift that a return holds is on its way, not missing', () => {
  const order = orderOf(shop)
  order.request('r1', coats(2))
  order.request('g', { line: 'scarf', quantity: 1, fault: 'buyer' })
  expect(quoted(order, [{ returnLine: 'r1', units: 2 }])).toEqual([['r1', 60_000]])
})

test('what was decided beyond the rules is kept or given, and said in both languages', () => {
  const order = orderOf({ ...shop, shipping: { amount: 1_000 } })
  order.request('r1', coats(1))
  const claim = {
    request: [{ returnLine: 'r1', units: 1 }],
    policy: { refundShipping: 400, returnFreight: 1_200 },
    deduction: 3_000,
    goodwill: 500,
  }
  const figures = quoteOrderRefund(order.now(), claim)
  expect(figures).toMatchObject({ shipping: 400, freight: 1_200, deduction: 3_000, goodwill: 500, total: 26_700 })
  const ways = [
    { throughPayment: true, amount: 20_000 },
    { throughPayment: false, amount: 5_000 },
  ]
  const { en, zh } = explainOrderRefund(order.now(), claim, figures, { payBack: 25_000, ways })
  expect(en.split('\n')).toEqual([
    'coat: 1 unit, worth the ¥300.00 paid: price ¥300.00.',
    'Shipping: ¥4.00 of the ¥10.00 paid is refunded.',
    'Return shipping: ¥12.00 is deducted because the buyer is at fault for all units.',
    'Refund: ¥267.00 (items ¥300.00 + shipping ¥4.00 − deduction ¥30.00 − return shipping ¥12.00 + goodwill ¥5.00).',
    "¥250.00 of this is refunded now; the rest stays on the order's account.",
    'To the original payments: ¥200.00.',
    'Paid out by hand, outside the original payments: ¥50.00.',
  ])
  expect(zh.split('\n')).toHaveLength(7)
  expect(zh).toContain('线下退款：¥50.00，由人工处理。')
})

test('deductions leave the freight only what is left', () => {
  const order = orderOf(shop)
  order.request('r1', coats(1))
  const claim = { request: [{ returnLine: 'r1', units: 1 }], policy: { returnFreight: 5_000 }, deduction: 29_000 }
  expect(quoteOrderRefund(order.now(), claim)).toMatchObject({ freight: 1_000, total: 0 })
})
