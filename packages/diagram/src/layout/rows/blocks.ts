import { Heap } from '../heap.ts'

/** Blocks that are looked at for one line to be straight. */
const MOST_LOOKED_AT = 1000

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
  /** Of each block: its height. Always such that everything stands below what it must, once `raise` was called. */
  readonly heights: number[]
  readonly #below: Below[][]
  readonly #above: Below[][]

  constructor(count: number) {
    const all = Array.from({ length: count }, (_, thing) => thing)
    this.block = all
    this.offset = all.map(() => 0)
    this.members = all.map((thing) => [thing])
    this.heights = all.map(() => 0)
    this.#below = all.map(() => [])
    this.#above = all.map(() => [])
  }

  blockOf = (thing: number): number => this.block[thing] ?? thing
  offsetOf = (thing: number): number => this.offset[thing] ?? 0
  heightOf = (block: number): number => this.heights[block] ?? 0

  /** `lower` stands at least `by` below `upper`. */
  keepBelow(upper: number, lower: number, by: number): void {
    this.#below[upper]?.push({ to: lower, by })
    this.#above[lower]?.push({ to: upper, by })
  }

  /** Puts everything as high up as it can be. */
  raise(): void {
    this.heights.fill(0)
    this.#push(this.members.flatMap((members, block) => (members.length > 0 ? [block] : [])))
  }

  /** Ties `other` to stand exactly `by` below `one`, if everything can still stand below what it must. */
  tie(one: number, other: number, by: number): boolean {
    const [kept, moved] = [this.blockOf(one), this.blockOf(other)]
    const shift = this.offsetOf(one) + by - this.offsetOf(other)
    if (kept === moved) return shift === 0
    // The one that stands too high comes down to the other, unless it would push that down before itself.
    const missing = this.heightOf(moved) - this.heightOf(kept) - shift
    const [higher, lower] = missing > 0 ? [kept, moved] : [moved, kept]
    if (missing !== 0) {
      if (this.#pushes(higher, lower, Math.abs(missing))) return false
      this.heights[higher] = this.heightOf(higher) + Math.abs(missing)
      this.#push([higher])
    }
    for (const thing of this.members[moved] ?? []) {
      this.block[thing] = kept
      this.offset[thing] = this.offsetOf(thing) + shift
      this.members[kept]?.push(thing)
    }
    this.members[moved] = []
    return true
  }

  /** Moves everything down that stands too high below the given blocks. */
  #push(blocks: readonly number[]): void {
    const queue = [...blocks]
    const isQueued = new Set(queue)
    for (const block of queue) {
      isQueued.delete(block)
      for (const [next, needed] of this.#needs(block)) {
        if (next === block || needed <= this.heightOf(next)) continue
        this.heights[next] = needed
        if (isQueued.has(next)) continue
        isQueued.add(next)
        queue.push(next)
      }
    }
  }

  /** What stands below a block, with the height that each needs at least. */
  *#needs(block: number): Generator<readonly [next: number, height: number]> {
    for (const thing of this.members[block] ?? []) {
      for (const { to, by } of this.#below[thing] ?? []) {
        yield [this.blockOf(to), this.heightOf(block) + this.offsetOf(thing) + by - this.offsetOf(to)]
      }
    }
  }

  /**
   * Whether moving a block down by so much would move the other one: the shortest way there, measured in slack. Where that
   * is not found soon it counts as if it would: in a thicket one straight line less is not seen.
   */
  #pushes(block: number, other: number, by: number): boolean {
    const heap = new Heap<number>()
    const done = new Set<number>()
    heap.put(0, block)
    for (let taken = heap.take(); taken !== undefined; taken = heap.take()) {
      const { cost, value } = taken
      if (value === other) return true
      if (done.has(value)) continue
      if (done.size === MOST_LOOKED_AT) return true
      done.add(value)
      for (const [next, needed] of this.#needs(value)) {
        const slack = cost + this.heightOf(next) - needed
        if (next !== value && slack < by && !done.has(next)) heap.put(slack, next)
      }
    }
    return false
  }

  /** Between which heights a block can move while everything else stays. */
  room(block: number): readonly [from: number, to: number] {
    let [from, to] = [-Infinity, Infinity]
    for (const thing of this.members[block] ?? []) {
      const own = this.offsetOf(thing)
      for (const upper of this.#above[thing] ?? []) {
        const other = this.blockOf(upper.to)
        if (other !== block) from = Math.max(from, this.heightOf(other) + this.offsetOf(upper.to) + upper.by - own)
      }
      for (const lower of this.#below[thing] ?? []) {
        const other = this.blockOf(lower.to)
        if (other !== block) to = Math.min(to, this.heightOf(other) + this.offsetOf(lower.to) - lower.by - own)
      }
    }
    return [from, to]
  }
}
