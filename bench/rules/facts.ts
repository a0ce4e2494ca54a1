import type { Facts } from './rule-table.ts'

const categories = ['clothing', 'shoes', 'toys', 'books', 'appliances', 'phones', 'fresh', 'furniture']
const channels = ['taobao', 'tmall', 'jd', 'douyin', 'kuaishou', 'shop', 'phone']
const causes = ['broken', 'wrong item', 'late', 'changed mind', 'too small']
const levels = ['none', 'bronze', 'silver', 'gold', 'platinum']
/** Most requests come soon and are about little; the longest and dearest of each group are few. */
const ages = [8, 16, 31, 91, 400]
const amounts = [60, 300, 1_500, 9_000]

/** A linear congruential generator (Knuth, MMIX), so that every run decides on the same facts. */
function* indexes(seed: bigint): Generator<(length: number) => number> {
  for (let state = seed; ; state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)) {
    const value = Number(state >> 33n)
    yield (length) => value % length
  }
}

/** Enough that every rule of the benchmark decides some. */
const COUNT = 400

export function madeUpFacts(): Facts[] {
  const source = indexes(20260301n)
  const index = (length: number) => {
    const { value } = source.next()
    if (value === undefined) throw new Error('expected an endless generator, got its end')
    return value(length)
  }
  const one = <T>(values: readonly T[]): T => {
    const value = values[index(values.length)]
    if (value === undefined) throw new Error(`expected one of ${values.length} values, got none`)
    return value
  }
  return Array.from({ length: COUNT }, () => ({
    ageDays: index(one(ages)),
    amount: index(one(amounts) * 100) / 100,
    category: one(categories),
    channel: one(channels),
    returnsLastYear: index(30),
    level: one(levels),
    cause: one(causes),
  }))
}
