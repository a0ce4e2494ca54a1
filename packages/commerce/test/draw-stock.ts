import { addDays, type LocalDate, readLocalDate } from '@aftersale/kernel'
import fc from 'fast-check'
import type { Reserved, StockCommand, StockedProduct } from '../src/stock/stock-command.ts'

const day = (text: string): LocalDate => {
  const date = readLocalDate(text)
  if (date === undefined) throw new Error(`expected a day, got ${text}`)
  return date
}
export const FIRST_DAY = day('2026-03-01')

export const WAREHOUSES = ['HZ', 'SH']
export const PRODUCTS: readonly StockedProduct[] = [
  { code: 'tea', lotTracked: true, shelfLifeDays: 20 },
  { code: 'cup', lotTracked: false, shelfLifeDays: null },
]

/** What happens to stock one after the other: some commands at once, or nothing until a later day. */
export type StockStep = { readonly commands: readonly StockCommand[] } | { readonly days: number }

const remarks = { reference: 'r' }
const units = fc.integer({ min: 1, max: 9 })
const warehouse = fc.constantFrom(...WAREHOUSES)
const product = fc.constantFrom(...PRODUCTS)
const code = product.map((one) => one.code)
const lot = fc.constantFrom('A', 'B', 'C')
const maybeLot = fc.option(lot, { nil: undefined })
const reference = fc.constantFrom('x', 'y', 'z')
const of: fc.Arbitrary<Reserved> = reference.map((name) => ({ reference: name }))

const command: fc.Arbitrary<StockCommand> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ warehouse, product, units, lot, age: fc.integer({ min: -5, max: 25 }) }).map((given) => ({
      kind: 'receive' as const,
      warehouse: given.warehouse,
      product: given.product,
      units: given.units,
      lot: given.product.lotTracked ? given.lot : undefined,
      expiresOn: given.product.lotTracked ? addDays(FIRST_DAY, given.age) : undefined,
      remarks,
    })),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('reserve' as const),
      reference,
      product: code,
      units,
      warehouses: fc.shuffledSubarray(WAREHOUSES, { minLength: 1 }),
      partial: fc.boolean(),
      acrossWarehouses: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release' as const), of }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('issue-reserved' as const),
      of,
      units: fc.option(units, { nil: undefined }),
      remarks: fc.constant(remarks),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('issue' as const),
      warehouse,
      product: code,
      units,
      lot: maybeLot,
      remarks: fc.constant(remarks),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      warehouse,
      product: code,
      lot: fc.constantFrom('A', 'B', 'C', ''),
      change: fc.oneof(
        fc.record({ by: fc.integer({ min: -4, max: 4 }) }),
        fc.record({ counted: fc.integer({ min: 0, max: 12 }) }),
      ),
      remarks: fc.constant(remarks),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('move' as const),
      product: code,
      from: warehouse,
      to: warehouse,
      units,
      lot: maybeLot,
      remarks: fc.constant(remarks),
    }),
  },
)

const step: fc.Arbitrary<StockStep> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ commands: fc.array(command, { minLength: 1, maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 8 }) }) },
)

/** Whole lives of a small stock: two warehouses, a product that expires and one that keeps. */
export const stockStory = (most = 40): fc.Arbitrary<StockStep[]> => fc.array(step, { minLength: 5, maxLength: most })
