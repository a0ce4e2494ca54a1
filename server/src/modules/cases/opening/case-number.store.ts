import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { insertMany } from '../../../platform/insert-many.ts'

const COUNTER = { prefix: 'text', period: 'text', last: 'bigint' } as const

/**
 * Takes running numbers, so many of each prefix and period, and answers the last of each by `prefix period`. Whoever wants
 * numbers of the same waits until this transaction ends; in one order, so that nobody waits for each other.
 */
export async function takeRunningNumbers(
  tx: Transaction,
  wanted: readonly { readonly prefix: string; readonly period: string; readonly count: number }[],
): Promise<ReadonlyMap<string, number>> {
  const rows = wanted
    .map(({ prefix, period, count }) => ({ prefix, period, last: count }))
    .sort((a, b) => (`${a.prefix} ${a.period}` < `${b.prefix} ${b.period}` ? -1 : 1))
  const taken = await insertMany(tx, 'case_number_counter', COUNTER, rows, {
    ending: sql<{ prefix: string; period: string; last: number }>`
      on conflict (prefix, period) do update set last = case_number_counter.last + excluded.last
      returning prefix, period, last`,
  })
  return new Map(taken.map(({ prefix, period, last }) => [`${prefix} ${period}`, last]))
}
