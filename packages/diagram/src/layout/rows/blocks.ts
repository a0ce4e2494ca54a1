/** One thing stands at least `by` below another one. */
export interface Below {
  readonly to: number
  readonly by: number
}

/**
 * Things in a plane that are to stand below each other at some distance, and of which some are tied to the same height.
 * Things are numbered; what is tied together forms a block and moves as one.
 */
export class Blocks {
  /** Of each thing: its block, and how far below the block's own height it stands. */
  readonly block: number[]
  readonly offset: number[]
  readonly members: number[][]
  readonly below: Below[][]
  readonly above: Below[][]

  constructor(count: number) {
    const all = Array.from({ length: count }, (_, thing) => thing)
    this.block = all
    this.offset = all.map(() => 0)
    this.members = all.map((thing) => [thing])
    this.below = all.map(() => [])
    this.above = all.map(() => [])
  }

  /** `lower` stands at least `by` below `upper`. */
  keepBelow(upper: number, lower: number, by: number): void {
    this.below[upper]?.push({ to: lower, by })
    this.above[lower]?.push({ to: upper, by })
  }

  /** Ties `other` to stand exactly `by` below `one`, if everything can still stand below what it must. */
  tie(one: number, other: number, by: number): boolean {
    const [kept, moved] = [this.#blockOf(one), this.#blockOf(other)]
    const shift = this.#offsetOf(one) + by - this.#offsetOf(other)
    if (kept === moved) return shift === 0
    if (!this.#fits(kept, moved, shift)) return false
    for (const thing of this.members[moved] ?? []) {
      this.block[thing] = kept
      this.offset[thing] = this.#offsetOf(thing) + shift
      this.members[kept]?.push(thing)
    }
    this.members[moved] = []
    return true
  }

  #blockOf = (thing: number): number => this.block[thing] ?? thing
  #offsetOf = (thing: number): number => this.offset[thing] ?? 0

  /** Follows what stands below both blocks, as if they were one: none of it may come to stand above them. */
  #fits(kept: number, moved: number, shift: number): boolean {
    const heights = new Map<number, number>()
    const queue = [kept, moved]
    const isJoined = (block: number) => block === kept || block === moved
    const start = (block: number) => (block === moved ? shift : 0)
    for (const block of queue) {
      const height = isJoined(block) ? start(block) : (heights.get(block) ?? 0)
      for (const thing of this.members[block] ?? []) {
        for (const { to, by } of this.below[thing] ?? []) {
          const next = this.#blockOf(to)
          const needed = height + this.#offsetOf(thing) + by - this.#offsetOf(to)
          if (isJoined(next)) {
            if (needed > start(next)) return false
          } else if (needed > (heights.get(next) ?? -Infinity)) {
            heights.set(next, needed)
            queue.push(next)
          }
        }
      }
    }
    return true
  }

  /** The height of each block, everything as high up as it can be. */
  highest(): number[] {
    const heights = this.members.map(() => 0)
    const queue = this.members.flatMap((members, block) => (members.length > 0 ? [block] : []))
    const isQueued = new Set(queue)
    for (const block of queue) {
      isQueued.delete(block)
      for (const thing of this.members[block] ?? []) {
        for (const { to, by } of this.below[thing] ?? []) {
          const next = this.#blockOf(to)
          const needed = (heights[block] ?? 0) + this.#offsetOf(thing) + by - this.#offsetOf(to)
          if (next === block || needed <= (heights[next] ?? 0)) continue
          heights[next] = needed
          if (isQueued.has(next)) continue
          isQueued.add(next)
          queue.push(next)
        }
      }
    }
    return heights
  }

  /** Between which heights a block can move while everything else stays. */
  room(block: number, heights: readonly number[]): readonly [from: number, to: number] {
    let [from, to] = [-Infinity, Infinity]
    for (const thing of this.members[block] ?? []) {
      const own = this.#offsetOf(thing)
      for (const upper of this.above[thing] ?? []) {
        const other = this.#blockOf(upper.to)
        if (other !== block) from = Math.max(from, (heights[other] ?? 0) + this.#offsetOf(upper.to) + upper.by - own)
      }
      for (const lower of this.below[thing] ?? []) {
        const other = this.#blockOf(lower.to)
        if (other !== block) to = Math.min(to, (heights[other] ?? 0) + this.#offsetOf(lower.to) - lower.by - own)
      }
    }
    return [from, to]
  }
}
