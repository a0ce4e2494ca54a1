import { createRandom } from '../../modules/demo/index.ts'

/** What becomes of one request: as it should, or one of the ways in which gateways fail. */
export type Fate =
  | 'answered'
  /** 500, and nothing was done. */
  | 'failed-before'
  /** It was done, and the answer is 500 all the same. */
  | 'failed-after'
  /** It was done, and nobody hears of it. */
  | 'silent-after'
  /** Nothing was done, and nobody hears of it. */
  | 'silent-before'
  /** The connection breaks off before anything was done. */
  | 'broken'
  /** 503: come again. */
  | 'busy'

const FAILURES: readonly Fate[] = ['failed-before', 'failed-after', 'silent-after', 'silent-before', 'broken', 'busy']

/** How a call ends once it is done. */
export interface Outcome {
  readonly isRefused: boolean
  /** Part of the longest time; null: at once. */
  readonly after: number | null
  /** How often it is told; 0: the notification is lost. */
  readonly told: number
  /** Whether an older state is told once more after the last. */
  readonly isReordered: boolean
}

interface Chances {
  readonly seed: number
  /** Percent. */
  readonly failures: number
  readonly refusals: number
}

/** The fate of the n-th request about a key. The same seed, key and number: the same fate. */
export function fateOf({ seed, failures }: Chances, key: string, number: number): { fate: Fate; wait: number } {
  const random = createRandom(seed, `${key}/${number}`)
  const fate = random.chance(failures / 100) ? random.pick(FAILURES) : 'answered'
  return { fate, wait: random.next() }
}

export function outcomeOf({ seed, failures, refusals }: Chances, key: string): Outcome {
  const random = createRandom(seed, `${key}/outcome`)
  const isRefused = random.chance(refusals / 100)
  const after = random.chance(0.5) ? random.next() : null
  const isLost = random.chance(failures / 100)
  const told = isLost ? 0 : random.chance(failures / 100) ? random.whole(2, 3) : 1
  return { isRefused, after, told, isReordered: random.chance(failures / 100) }
}
