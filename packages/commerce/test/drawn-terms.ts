import * as fc from 'fast-check'
import type { RefundPolicy, RequestedUnits, SaleTerms } from '../src/index.ts'

/** How often a property is tried; `PROPERTY_RUNS=100000` looks longer. */
export const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 200)
/** Milliseconds that so many runs may take, on a busy machine too. */
export const patience = Math.max(60_000, numRuns * 50)

const rate = fc.constantFrom(0, 0.5, 5, 6, 7.25, 8.875, 10, 13, 20, 100)
/** Small ones, where rounding shows, ordinary ones, and ones that leave the safe integers when multiplied. */
const price = fc.oneof(fc.nat(20), fc.nat(1_000_000), fc.nat(2 ** 40))
const quantity = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 200 }))

const drawnLine = fc.record({
  quantity,
  unitPrice: price,
  taxRate: fc.option(rate, { nil: undefined }),
  off: fc.oneof(fc.constant({ few: 0 }), fc.record({ few: fc.nat(9) }), fc.record({ percent: fc.nat(100) })),
  gift: fc.boolean(),
  giftOf: fc.option(fc.nat(), { nil: undefined }),
})

/** A sale with gifts of lines and of the order, discounts of every size, and shipping. The first line is never a gift. */
export const drawnSale: fc.Arbitrary<SaleTerms> = fc
  .record({
    currency: fc.constantFrom('CNY', 'JPY', 'KWD', 'USD'),
    taxIncluded: fc.boolean(),
    drawn: fc.array(drawnLine, { minLength: 1, maxLength: 6 }),
    orderDiscounts: fc.array(
      fc.record({
        amount: fc.oneof(fc.nat(9), fc.nat(100_000), fc.nat(2 ** 50)),
        over: fc.constantFrom('lines', 'linesAndShipping'),
      }),
      { maxLength: 3 },
    ),
    shipping: fc.option(fc.record({ amount: fc.nat(5_000), taxRate: rate, discount: fc.constant(0) }), {
      nil: undefined,
    }),
  })
  .map(({ drawn, ...terms }) => {
    const isGift = (index: number) => index > 0 && drawn[index]?.gift === true
    const paidIds = drawn.flatMap((_, index) => (isGift(index) ? [] : [`l${index}`]))
    const lines = drawn.map(({ quantity, unitPrice, taxRate, off, giftOf }, index) => {
      const gross = unitPrice * quantity
      const discount = 'few' in off ? Math.min(off.few, gross) : Math.floor((gross / 100) * off.percent)
      const line = { id: `l${index}`, quantity, unitPrice, taxRate, discount }
      if (!isGift(index)) return line
      const comesWith = giftOf === undefined ? undefined : paidIds[giftOf % paidIds.length]
      return { ...line, gift: true, giftOf: comesWith }
    })
    return { ...terms, lines }
  })

export const drawnPolicy: fc.Arbitrary<RefundPolicy> = fc.record({
  restockingFeePercent: fc.option(fc.constantFrom(0, 2.5, 10, 12.345, 100), { nil: undefined }),
  refundShipping: fc.boolean(),
  returnFreight: fc.oneof(fc.constant(0), fc.nat(3_000), fc.nat(2 ** 45)),
})

/** A sequence of requests for units of a sale; each fits what those before it left. */
export function drawnRequests(sale: SaleTerms): fc.Arbitrary<readonly (readonly RequestedUnits[])[]> {
  const entry = fc.record({ line: fc.nat(), part: fc.nat(100), fault: fc.constantFrom('buyer', 'seller') })
  return fc.array(fc.array(entry, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }).map((requests) => {
    const left = new Map(sale.lines.map(({ id, quantity }) => [id, quantity]))
    return requests
      .map((entries) =>
        entries.flatMap(({ line, part, fault }): RequestedUnits[] => {
          const open = [...left].filter(([, units]) => units > 0)
          const [id, units] = open[line % Math.max(1, open.length)] ?? ['', 0]
          if (units === 0) return []
          const taken = Math.max(1, Math.ceil((units * part) / 100))
          left.set(id, units - taken)
          return [{ line: id, quantity: taken, fault: fault as 'buyer' | 'seller' }]
        }),
      )
      .filter((entries) => entries.length > 0)
  })
}
