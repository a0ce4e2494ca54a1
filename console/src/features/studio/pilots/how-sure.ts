/** How many of how many. */
export interface Share {
  readonly cases: number
  readonly of: number
}

/** Of how many percentage points one share is above another, with 95 % confidence; few: too few cases to tell. */
export type Sureness =
  | { readonly kind: 'few' }
  | { readonly kind: 'unclear' }
  | { readonly kind: 'more' | 'less'; readonly from: number; readonly to: number }

/** The normal quantile of 95 %. */
const Z = 1.96
/** Below this many cases on a side an interval is so wide that it says nothing. */
const FEWEST = 20

/** Wilson's score interval for a share: E. B. Wilson, “Probable inference”, JASA 22 (1927). */
function wilson({ cases, of }: Share): readonly [low: number, high: number] {
  const share = cases / of
  const middle = share + (Z * Z) / (2 * of)
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of))
  const whole = 1 + (Z * Z) / of
  return [(middle - half) / whole, (middle + half) / whole]
}

/**
 * How sure one can be that the first share differs from the second: Newcombe's interval of their difference (R. G. Newcombe,
 * Statistics in Medicine 17 (1998), method 10). Percentage points, rounded to whole ones outwards from zero's side.
 */
export function howSure(one: Share, other: Share): Sureness {
  if (one.of < FEWEST || other.of < FEWEST) return { kind: 'few' }
  const [first, second] = [one.cases / one.of, other.cases / other.of]
  const [[low, high], [otherLow, otherHigh]] = [wilson(one), wilson(other)]
  const difference = first - second
  const from = difference - Math.hypot(first - low, otherHigh - second)
  const to = difference + Math.hypot(high - first, second - otherLow)
  if (from <= 0 && to >= 0) return { kind: 'unclear' }
  const points = [Math.abs(from), Math.abs(to)].map((part) => Math.round(part * 100)).toSorted((a, b) => a - b)
  return { kind: difference > 0 ? 'more' : 'less', from: points[0] ?? 0, to: points[1] ?? 0 }
}
