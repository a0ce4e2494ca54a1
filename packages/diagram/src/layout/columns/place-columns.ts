import type { Attached } from '../layers/attach.ts'
import type { Item } from '../layers/items.ts'
import type { Extent } from '../rows/extents.ts'
import type { LinkLabel } from '../rows/link-labels.ts'
import type { Rows } from '../rows/place-rows.ts'
import { slotsOf } from './slots.ts'
import { type Trunk, trunksAfter } from './trunks.ts'

/** Between columns, at least. */
const CHANNEL = 46
/** Between neighbouring vertical lines, before the first one, and after the last one, where arrows end. */
const SLOT = 14
const FIRST = 12
const LAST = 22
/** Between a name and what stands beside it. */
const PAD = 6

export interface ColumnPlaces {
  /** The middle of each column. */
  readonly middles: readonly number[]
  /** Where the vertical line of each trunk stands. */
  readonly trunks: ReadonlyMap<Trunk, number>
  readonly width: number
}

/** Gives each column and each vertical line between columns its place from the left. */
export function placeColumns(
  attached: Attached,
  rows: Rows,
  extents: ReadonlyMap<Item, Extent>,
  labels: readonly LinkLabel[],
): ColumnPlaces {
  const { columns } = attached
  const reach = columns.map((column) => reachOf(column, extents))
  const middles: number[] = []
  const places = new Map<Trunk, number>()
  let x = 0
  for (const [layer, column] of columns.entries()) {
    const { left, right } = reach[layer] ?? { left: 0, right: 0 }
    const middle = x + left
    middles.push(middle)
    x = middle + right
    if (layer === columns.length - 1) break
    const trunks = trunksAfter(column, attached, rows)
    const { slots, count } = slotsOf(trunks)
    const before = Math.max(0, ...labels.map((label) => roomAfter(label, layer, right)))
    const after = Math.max(0, ...labels.map((label) => roomBefore(label, layer + 1, reach[layer + 1]?.left ?? 0)))
    const lines = count > 0 ? FIRST + (count - 1) * SLOT + LAST : before > 0 ? LAST : 0
    const spare = Math.max(0, CHANNEL - before - lines - after)
    const first = x + before + FIRST + (count > 0 ? Math.floor(spare / 2) : 0)
    for (const [trunk, slot] of slots) places.set(trunk, first + slot * SLOT)
    x += before + lines + after + spare
  }
  return { middles, trunks: places, width: x }
}

function reachOf(column: readonly Item[], extents: ReadonlyMap<Item, Extent>): { left: number; right: number } {
  let [left, right] = [0, 0]
  for (const item of column) {
    const extent = extents.get(item)
    left = Math.max(left, Math.ceil(extent?.left ?? 0))
    right = Math.max(right, Math.ceil(extent?.right ?? 0))
  }
  return { left, right }
}

/** Where the name of a link ends, from the middle of the column at its right end, which reaches so far to the left. */
export const labelEnd = ({ edge }: LinkLabel, left: number): number => edge ?? -left - PAD

function roomAfter(label: LinkLabel, layer: number, right: number): number {
  if (label.at !== 'left' || label.link.left.layer !== layer) return 0
  return Math.max(0, (label.edge ?? 0) + label.size.width + PAD - right)
}

function roomBefore(label: LinkLabel, layer: number, left: number): number {
  if (label.at !== 'right' || label.link.right.layer !== layer) return 0
  return Math.max(0, label.size.width + PAD - labelEnd(label, left) - left)
}
