import type { Trunk } from './trunks.ts'

/** Trunks that come nearer than this to each other's ends do not stand in one line. */
const NEAR = 10
/** Two wires drawn on each other are worse than any number of crossings. */
const OVERLAY = 1000

/** By trunk: its place from the left, from 0. Trunks that have nothing to do with each other may share one. */
export function slotsOf(trunks: readonly Trunk[]): {
  readonly slots: ReadonlyMap<Trunk, number>
  readonly count: number
} {
  const ordered = inOrder(trunks)
  const slots = new Map<Trunk, number>()
  for (const [position, trunk] of ordered.entries()) {
    const before = ordered.slice(0, position).filter((other) => isNear(trunk, other))
    slots.set(trunk, Math.max(-1, ...before.map((other) => slots.get(other) ?? 0)) + 1)
  }
  return { slots, count: Math.max(-1, ...slots.values()) + 1 }
}

const isNear = (one: Trunk, other: Trunk): boolean => one.top < other.bottom + NEAR && other.top < one.bottom + NEAR

/** What it costs that the first trunk stands left of the second one. */
function costOf(left: Trunk, right: Trunk): number {
  let cost = 0
  for (const height of left.rights) {
    if (height > right.top && height < right.bottom) cost += 1
    if (right.lefts.includes(height)) cost += OVERLAY
  }
  for (const height of right.lefts) if (height > left.top && height < left.bottom) cost += 1
  return cost
}

/** Inserts one after the other where it costs least, then moves each again as long as that saves anything. */
function inOrder(trunks: readonly Trunk[]): Trunk[] {
  const ordered: Trunk[] = []
  for (const trunk of trunks) insert(ordered, trunk)
  for (let round = 0; round < 3; round += 1) {
    for (const trunk of trunks) {
      ordered.splice(ordered.indexOf(trunk), 1)
      insert(ordered, trunk)
    }
  }
  return ordered
}

function insert(ordered: Trunk[], trunk: Trunk): void {
  let cost = ordered.reduce((sum, other) => sum + (isNear(trunk, other) ? costOf(trunk, other) : 0), 0)
  let [best, least] = [0, cost]
  for (const [position, other] of ordered.entries()) {
    if (isNear(trunk, other)) cost += costOf(other, trunk) - costOf(trunk, other)
    if (cost < least) [best, least] = [position + 1, cost]
  }
  ordered.splice(best, 0, trunk)
}
