import type { Directed } from './assign-layers.ts'
import type { Box } from './graph.ts'

/** Where a wire meets a box from above or below. */
export interface Hook {
  readonly side: 'above' | 'below'
  /** Where the wire comes from or goes to. */
  readonly towards: 'left' | 'right'
  /** From the centre of the box to the right. */
  x: number
}

/**
 * What takes a place in a column: a box, what belongs to a box and stands above or below it, a wire that passes through the
 * column, or the level that a wire turns at when it meets a box from above or below.
 */
export interface Item {
  readonly kind: 'box' | 'companions' | 'handler' | 'bend' | 'hook'
  readonly layer: number
  readonly box: Box | null
  readonly hook: Hook | null
  lane: number
  /** Links to the columns before and after. */
  readonly before: Link[]
  readonly after: Link[]
}

/** A piece of a wire between neighbouring columns. */
export interface Link {
  readonly wire: Directed
  left: Item
  right: Item
}

/** Columns of items from the left to the right, each from the top to the bottom. */
export type Columns = Item[][]

export const newItem = (
  kind: Item['kind'],
  layer: number,
  box: Box | null,
  lane: number,
  hook: Hook | null = null,
): Item => ({ kind, layer, box, hook, lane, before: [], after: [] })

export interface Layered {
  readonly columns: Columns
  readonly items: ReadonlyMap<Box, Item>
  readonly links: readonly Link[]
}

/** Puts a bend into every column that a wire passes. */
export function layered(boxes: readonly Box[], wires: readonly Directed[], layers: ReadonlyMap<Box, number>): Layered {
  const columns: Columns = []
  const items = new Map<Box, Item>()
  const links: Link[] = []
  const put = (item: Item): Item => {
    while (columns.length <= item.layer) columns.push([])
    columns[item.layer]?.push(item)
    return item
  }
  for (const box of boxes) items.set(box, put(newItem('box', layers.get(box) ?? 0, box, box.lane)))
  for (const wire of wires) {
    let [left, end] = [items.get(wire.left), items.get(wire.right)]
    if (left === undefined || end === undefined) throw new Error('expected both ends of a wire to have a place')
    const lane = quieterLane(wire, left.layer, end.layer, columns)
    while (left.layer < end.layer) {
      const right: Item = left.layer + 1 === end.layer ? end : put(newItem('bend', left.layer + 1, null, lane))
      const link: Link = { wire, left, right }
      links.push(link)
      left.after.push(link)
      right.before.push(link)
      left = right
    }
  }
  return { columns, items, links }
}

/** Of the lanes of both ends, the one with fewer boxes on the way. */
function quieterLane({ wire }: Directed, from: number, to: number, columns: Columns): number {
  const [one, other] = [wire.from.lane, wire.to.lane]
  if (one === other) return one
  const boxesIn = (lane: number) =>
    columns
      .slice(from + 1, to)
      .reduce((sum, column) => sum + column.filter((item) => item.box?.lane === lane).length, 0)
  return boxesIn(one) <= boxesIn(other) ? one : other
}
