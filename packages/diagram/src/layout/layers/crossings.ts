import { canBeMetBelow } from './graph.ts'
import type { Item, Link } from './items.ts'

/** Positions of items in their columns. */
export type Positions = ReadonlyMap<Item, number>

export const positionsOf = (columns: readonly (readonly Item[])[]): Map<Item, number> =>
  new Map(columns.flatMap((column) => column.map((item, position) => [item, position] as const)))

/** Ports at the right side of an item, from the top to the bottom. */
export const PORTS = 4

/** Wires from the border of a box leave it below those from its side; what leads back to it comes from farther below, or from above. */
export function portOf({ left: { box }, wire: { wire, isBack } }: Link): number {
  if (box === null || box.borderEvents.length === 0) return 1
  if (isBack) return canBeMetBelow(box) ? 3 : 0
  return wire.event === null ? 1 : 2
}

/** How often links between a column and the next one cross. */
function crossingsAfter(column: readonly Item[], positions: Positions): number {
  const ends: { from: number; to: number }[] = []
  for (const [position, item] of column.entries()) {
    for (const link of item.after) {
      ends.push({ from: position * PORTS + portOf(link), to: positions.get(link.right) ?? 0 })
    }
  }
  ends.sort((one, other) => one.from - other.from || one.to - other.to)
  return inversions(ends.map(({ to }) => to))
}

export function allCrossings(columns: readonly (readonly Item[])[]): number {
  const positions = positionsOf(columns)
  return columns.reduce((sum, column) => sum + crossingsAfter(column, positions), 0)
}

/** How many pairs stand in the wrong order, by a Fenwick tree. */
function inversions(values: readonly number[]): number {
  const size = values.reduce((most, value) => Math.max(most, value), 0) + 1
  const tree = Array.from({ length: size + 1 }, () => 0)
  let [found, seen] = [0, 0]
  for (const value of values) {
    let notAbove = 0
    for (let at = value + 1; at > 0; at -= at & -at) notAbove += tree[at] ?? 0
    found += seen - notAbove
    for (let at = value + 1; at <= size; at += at & -at) tree[at] = (tree[at] ?? 0) + 1
    seen += 1
  }
  return found
}
