import type { Random } from './random.ts'

/** The columns that dirt falls on, by their place in a row. */
export type DirtyColumns = { readonly orderNumber: number; readonly time: number; readonly quantity: number }

const WRONG_TIMES = ['0000-00-00 00:00:00', '2026-02-30 12:00:00', '昨天下午', '46082.5'] as const
const WRONG_QUANTITIES = ['一件', '1件', '#REF!'] as const

/**
 * The rows that an export has in the place of one: mostly the row itself; of a thousand, five lack the order number, three
 * have a time and two a quantity that nobody can read, and five stand there twice.
 */
export function dirtied(cells: readonly string[], columns: DirtyColumns, random: Random): (readonly string[])[] {
  const lot = random.next() * 1_000
  if (lot < 5) return [cells.with(columns.orderNumber, '')]
  if (lot < 8) return [cells.with(columns.time, random.pick(WRONG_TIMES))]
  if (lot < 10) return [cells.with(columns.quantity, random.pick(WRONG_QUANTITIES))]
  return lot < 15 ? [cells, cells] : [cells]
}
