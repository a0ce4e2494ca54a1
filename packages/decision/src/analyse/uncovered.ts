import type { RuleSpace } from './rule-space.ts'

/** A box of inputs: the atoms of each dimension, by index. */
export type Box = readonly (readonly number[])[]

/** How many sets of rules the search may meet before it gives up being complete. */
const searchLimit = 100_000

/** By dimension: whether some input of the dimensions from there on escapes a set of rules. */
type Memory = readonly Map<bigint, boolean>[]

interface Group {
  readonly rules: bigint
  readonly atoms: number[]
}

/**
 * Searches, dimension by dimension, for inputs that none of some rules covers. Atoms that leave the same rules standing
 * are one branch, and what is found for a set of rules is remembered, so that a table of n rules costs far less than the
 * product of its atoms.
 */
export class UncoveredSearch {
  readonly #space: RuleSpace
  readonly #everywhere: bigint[]
  #visited = 0

  constructor(space: RuleSpace) {
    this.#space = space
    // Rules that hold on all atoms of all further dimensions settle the rest at once.
    const all = (1n << BigInt(space.rules)) - 1n
    const everywhere = Array.from({ length: space.dimensions.length + 1 }, () => all)
    for (let at = space.dimensions.length - 1; at >= 0; at -= 1) {
      const here = (space.holding[at] ?? []).reduce((bits, atom) => bits & atom, all)
      everywhere[at] = here & (everywhere[at + 1] ?? all)
    }
    this.#everywhere = everywhere
  }

  /** False once the search was cut short: then there may be more than was found. */
  get complete(): boolean {
    return this.#visited <= searchLimit
  }

  #freshMemory(): Memory {
    return this.#space.dimensions.map(() => new Map())
  }

  #groups(dimension: number, rules: bigint, within: readonly number[] | undefined): Group[] {
    const groups = new Map<bigint, number[]>()
    for (const [atom, holding] of (this.#space.holding[dimension] ?? []).entries()) {
      if (within !== undefined && !within.includes(atom)) continue
      const standing = rules & holding
      const group = groups.get(standing)
      if (group === undefined) groups.set(standing, [atom])
      else group.push(atom)
    }
    return [...groups].map(([standing, atoms]) => ({ rules: standing, atoms }))
  }

  #isUncovered(dimension: number, rules: bigint, memory: Memory, within?: Box): boolean {
    if (rules === 0n) return true
    if (dimension === this.#space.dimensions.length) return false
    if ((rules & (this.#everywhere[dimension] ?? 0n)) !== 0n) return false
    const known = memory[dimension]?.get(rules)
    if (known !== undefined) return known
    this.#visited += 1
    if (!this.complete) return false
    const found = this.#groups(dimension, rules, within?.[dimension]).some((group) =>
      this.#isUncovered(dimension + 1, group.rules, memory, within),
    )
    memory[dimension]?.set(rules, found)
    return found
  }

  /** Whether some input within the box is covered by none of the rules. */
  hasUncovered(rules: bigint, within: Box): boolean {
    return this.#isUncovered(0, rules, this.#freshMemory(), within)
  }

  /** Boxes, disjoint, that none of the rules covers; at most `limit`. */
  uncoveredBoxes(rules: bigint, limit: number): Box[] {
    const found: Box[] = []
    const memory = this.#freshMemory()
    const walk = (dimension: number, standing: bigint, box: readonly (readonly number[])[]): void => {
      if (found.length >= limit || !this.#isUncovered(dimension, standing, memory)) return
      if (standing === 0n) {
        const rest = this.#space.dimensions.slice(dimension).map(({ atoms }) => atoms.map((_, index) => index))
        found.push([...box, ...rest])
        return
      }
      for (const group of this.#groups(dimension, standing, undefined)) {
        walk(dimension + 1, group.rules, [...box, group.atoms])
      }
    }
    walk(0, rules, [])
    return found
  }
}
