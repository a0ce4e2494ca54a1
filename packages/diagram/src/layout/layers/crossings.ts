import type { Item, Link } from './items.ts'

/** Positions of items in their columns. */
export type Positions = ReadonlyMap<Item, number>

export const positionsOf = (columns: readonly (readonly Item[])[]): Map<Item, number> =>
  new Map(columns.flatMap((column) => column.map((item, position) => [item, position] as const)))

/** Wires from the border of a box leave it below all others. */
export const portOf = ({ wire: { wire, isBack } }: Link): number => (wire.event !== null && !isBack ? 1 : 0)

/** How often links between a column and the next one cross. */
export function crossingsAfter(column: readonly Item[], positions: Positions): number {
  const ends: { from: number; to: number }[] = []
  for (const [position, item] of column.entries()) {
    for (const link of item.after) {
      ends.push({ from: position * 2 + portOf(link), to: positions.get(link.right) ?? 0 })
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
  const size = Math.max(0, ...values) + 1
  const tree = new Array<number>(size + 1).fill(0)
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
