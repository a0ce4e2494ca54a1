import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { drawnPolicy, drawnRequests, drawnSale, numRuns, patience } from '../../test/drawn-terms.ts'
import { priceSale } from '../sale/price-sale.ts'
import type { SaleTerms } from '../sale/sale.ts'
import { quoteRefund } from './quote-refund.ts'
import type { Payment, RefundPolicy, RefundQuote, RefundTerms, RequestedUnits } from './refund.ts'

vi.setConfig({ testTimeout: patience })

function pricedOf(sale: SaleTerms) {
  const priced = priceSale(sale)
  if (!priced.ok) throw new Error(`expected a sale, got ${JSON.stringify(priced.refusal)}`)
  return priced.value
}

function quoteOf(terms: RefundTerms): RefundQuote {
  const quote = quoteRefund(terms)
  if (!quote.ok) throw new Error(`expected a quotation, got ${JSON.stringify(quote.refusal)}`)
  return quote.value
}

type Turn = { readonly request: readonly RequestedUnits[]; readonly terms: RefundTerms; readonly quote: RefundQuote }

/** Refunds one request after another; what each took and gave is what the next one finds. */
function refundInTurn(
  sale: SaleTerms,
  requests: readonly (readonly RequestedUnits[])[],
  policy: RefundPolicy,
  payments?: readonly Payment[],
): Turn[] {
  const returned = new Map<string, number>()
  let shippingRefunded = 0
  let left = payments
  return requests.map((request) => {
    const terms = {
      ...sale,
      lines: sale.lines.map((line) => ({ ...line, returned: returned.get(line.id) ?? 0 })),
      shipping: sale.shipping && { ...sale.shipping, refunded: shippingRefunded },
      request,
      policy,
      payments: left,
    }
    const quote = quoteOf(terms)
    for (const { line, quantity } of request) returned.set(line, (returned.get(line) ?? 0) + quantity)
    shippingRefunded += quote.shipping
    left = left?.map((payment, index) => ({
      ...payment,
      pending: (payment.pending ?? 0) + (quote.perPayment[index]?.amount ?? 0),
    }))
    return { request, terms, quote }
  })
}

const drawnStory = drawnSale.chain((sale) =>
  fc.record({ sale: fc.constant(sale), requests: drawnRequests(sale), policy: drawnPolicy }),
)

const drawnPayments = fc.uniqueArray(
  fc.record({ id: fc.constantFrom('p', 'q', 'r'), amount: fc.oneof(fc.nat(2_000_000), fc.nat(2 ** 48)) }),
  { selector: ({ id }) => id, maxLength: 3 },
)

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)

test('however the units of a line are split, they come to what it was sold for, and no figure is below zero', () => {
  fc.assert(
    fc.property(drawnStory, ({ sale, requests }) => {
      const rest = sale.lines.flatMap(({ id, quantity }) => {
        const taken = sum(requests.flat().flatMap(({ line, quantity }) => (line === id ? [quantity] : [])))
        return taken < quantity ? [{ line: id, quantity: quantity - taken, fault: 'buyer' as const }] : []
      })
      const turns = refundInTurn(sale, rest.length > 0 ? [...requests, rest] : requests, {})
      const lines = turns.flatMap(({ quote }) => quote.lines.filter(({ missingGift }) => !missingGift))
      for (const { gross, discount, tax, fee, refund } of lines) {
        expect(Math.min(gross, discount, tax, fee, refund)).toBeGreaterThanOrEqual(0)
      }
      for (const sold of pricedOf(sale).lines) {
        const of = lines.filter(({ id }) => id === sold.id)
        expect({
          gross: sum(of.map(({ gross }) => gross)),
          discount: sum(of.map(({ discount }) => discount)),
          tax: sum(of.map(({ tax }) => tax)),
          refund: sum(of.map(({ refund }) => refund)),
        }).toEqual({
          gross: sold.gross,
          discount: sold.discount + sold.orderDiscount,
          tax: sold.tax,
          refund: sold.paid,
        })
      }
    }),
    { numRuns },
  )
})

test('each unit is within one minor unit of its exact share of what was paid', () => {
  fc.assert(
    fc.property(drawnStory, ({ sale, requests: [request = []] }) => {
      const { lines } = quoteOf({ ...sale, request })
      const paidOf = new Map(pricedOf(sale).lines.map(({ id, paid, quantity }) => [id, { paid, quantity }]))
      for (const { id, refund, quantity } of lines.slice(0, request.length)) {
        const { paid, quantity: of } = paidOf.get(id) ?? { paid: 0, quantity: 1 }
        const off = BigInt(refund) * BigInt(of) - BigInt(paid) * BigInt(quantity)
        expect(off <= BigInt(of) && off >= -BigInt(of)).toBe(true)
      }
    }),
    { numRuns },
  )
})

test('the figures of every quotation add up, and nothing goes back that is not there', () => {
  fc.assert(
    fc.property(drawnStory, fc.option(drawnPayments, { nil: undefined }), ({ sale, requests, policy }, payments) => {
      for (const { request, terms, quote } of refundInTurn(sale, requests, policy, payments)) {
        for (const [index, { gross, discount, tax, fee, refund, missingGift }] of quote.lines.entries()) {
          expect(missingGift === true).toBe(index >= request.length)
          if (missingGift) expect([gross, discount, tax, fee, refund <= 0]).toEqual([0, 0, 0, 0, true])
          else expect(gross - discount + (sale.taxIncluded ? 0 : tax) - fee).toBe(refund)
          if (request[index]?.fault === 'seller') expect(fee).toBe(0)
        }
        const { shipping, freight, total, shortfall, perPayment } = quote
        expect(sum(quote.lines.map(({ refund }) => refund)) + shipping - freight).toBe(total + shortfall)
        expect(Math.min(shipping, freight, total, shortfall)).toBeGreaterThanOrEqual(0)
        if (request.some(({ fault }) => fault === 'seller')) expect(freight).toBe(0)
        if (payments === undefined) expect([shortfall, perPayment]).toEqual([0, []])
        else expect(sum(perPayment.map(({ amount }) => amount))).toBe(total)
        for (const [index, { amount, pending = 0 }] of (terms.payments ?? []).entries()) {
          const given = perPayment[index]?.amount ?? Number.NaN
          expect(given >= 0 && given <= amount - pending).toBe(true)
          if (shortfall > 0) expect(given).toBe(amount - pending)
        }
      }
    }),
    { numRuns },
  )
})

test('in any sequence of refunds shipping goes back once, and a gift is deducted at most at its value', () => {
  fc.assert(
    fc.property(drawnStory, ({ sale, requests, policy }) => {
      const turns = refundInTurn(sale, requests, policy)
      const { shipping, lines } = pricedOf(sale)
      expect(sum(turns.map(({ quote }) => quote.shipping))).toBe(policy.refundShipping ? shipping.paid : 0)
      for (const { id, gross } of lines) {
        const deducted = turns.flatMap(({ quote }) =>
          quote.lines.flatMap((line) => (line.missingGift && line.id === id ? [-line.refund] : [])),
        )
        expect(deducted.length).toBeLessThanOrEqual(1)
        expect(sum(deducted)).toBeLessThanOrEqual(gross)
      }
    }),
    { numRuns },
  )
})

test('the same question has the same answer, in words that name no missing figure', () => {
  fc.assert(
    fc.property(drawnStory, drawnPayments, ({ sale, requests: [request = []], policy }, payments) => {
      const terms = { ...sale, request, policy, payments }
      const quote = quoteOf(terms)
      expect(quoteOf(structuredClone(terms))).toEqual(quote)
      for (const text of Object.values(quote.explanation)) expect(text).not.toMatch(/NaN|undefined|null|-0(?!\.)/)
      expect(JSON.parse(JSON.stringify(quote))).toEqual(quote)
    }),
    { numRuns },
  )
})
