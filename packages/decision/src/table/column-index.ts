import type { FeelValue, TestShape, UnaryTests } from '@aftersale/feel'

/**
 * Finds, for one input column, the rules whose cell in it is true, without testing each: all values between two
 * neighbouring numbers that the column mentions give the same answer, and so do all strings it does not mention. The
 * answer for such a bucket is found by testing once, when the first value falls into it, and kept as a bit set.
 */
export interface ColumnIndex {
  /** The bucket of a value, -1 where only testing can tell. */
  readonly bucketOf: (value: FeelValue) => number
  readonly buckets: number
  /** Whether the cell's answer is the same for a whole bucket; if not, it is tested every time. */
  readonly covers: readonly boolean[]
}

interface Mentioned {
  readonly numbers: Set<number>
  readonly words: Set<string>
}

/** Notes the constants of a shape; false where a bucket would not tell its answer. */
function mention(shape: TestShape, mentioned: Mentioned): boolean {
  const constant = (value: FeelValue): boolean => {
    if (typeof value === 'number') mentioned.numbers.add(value)
    else if (typeof value === 'string') mentioned.words.add(value)
    else return value === null || typeof value === 'boolean'
    return true
  }
  switch (shape.kind) {
    case 'any':
      return true
    case 'not':
      return shape.tests.every((test) => mention(test, mentioned))
    case 'equal':
      return constant(shape.value)
    case 'member':
      return shape.values.every(constant)
    case 'range': {
      // Words have an order too, which the bucket of all other words would not respect.
      const equality = shape.operator === '=' || shape.operator === '!='
      const ends = [shape.start, shape.end]
      if (!equality && ends.some((end) => typeof end === 'string')) return false
      return ends.every(constant)
    }
    case 'opaque':
      return false
  }
}

const lowest = 0

/** Position among sorted cuts: 2i+1 on the cut i, 2i in the gap below it. */
function numberBucket(cuts: Float64Array, value: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const cut = cuts[middle] ?? 0
    if (cut === value) return 2 * middle + 1
    if (cut < value) low = middle + 1
    else high = middle
  }
  return 2 * low
}

export function columnIndex(cells: readonly UnaryTests[]): ColumnIndex {
  const mentioned: Mentioned = { numbers: new Set(), words: new Set() }
  const covers = cells.map((cell) => cell.shapes.every((shape) => mention(shape, mentioned)))
  const cuts = Float64Array.from(mentioned.numbers).sort()
  const numberBuckets = 2 * cuts.length + 1
  const otherWord = numberBuckets
  const words = new Map([...mentioned.words].map((word, index) => [word, otherWord + 1 + index]))
  return {
    buckets: numberBuckets + 1 + words.size,
    covers,
    bucketOf: (value) => {
      if (typeof value === 'number') return cuts.length === 0 ? lowest : numberBucket(cuts, value)
      if (typeof value === 'string') return words.get(value) ?? otherWord
      return -1
    },
  }
}
