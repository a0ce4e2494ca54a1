/** A stream of numbers that look random and are always the same for one seed and one name. */
export type Random = {
  /** At least 0, below 1. */
  readonly next: () => number
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
  /** One of them, in proportion to its weight. */
  readonly weighted: <T extends { readonly weight: number }>(from: readonly T[]) => T
}

/** The golden ratio as 32 bits: adding it over and over visits every 32-bit number once (a Weyl sequence). */
const STEP = 0x9e3779b9

/**
 * Makes the stream of a name: every order, customer and file has its own, so that each can be made alone and in any order.
 * Each number is a counter stirred by xor-shift-multiply; good enough to look real, worth nothing as a secret.
 */
export function createRandom(seed: number, name: string): Random {
  let state = stir(seed >>> 0)
  for (let at = 0; at < name.length; at += 1) state = stir(state ^ name.charCodeAt(at))
  const next = (): number => {
    state = (state + STEP) >>> 0
    return stir(state) / 2 ** 32
  }
  const pick = <T>(from: readonly T[]): T => itemAt(from, Math.floor(next() * from.length))
  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted: (from) => {
      let left = next() * from.reduce((sum, { weight }) => sum + weight, 0)
      const found = from.findIndex(({ weight }) => {
        left -= weight
        return left < 0
      })
      return itemAt(from, found === -1 ? from.length - 1 : found)
    },
  }
}

/** Spreads every bit of a number over all others. */
function stir(value: number): number {
  const first = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  const second = Math.imul(first ^ (first >>> 15), 0x735a2d97)
  return (second ^ (second >>> 15)) >>> 0
}

function itemAt<T>(from: readonly T[], index: number): T {
  const item = from[index]
  if (item === undefined) throw new RangeError(`expected an item at ${index} of ${from.length}, got none`)
  return item
}
