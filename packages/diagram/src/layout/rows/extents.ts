import type { Bounds } from '../../geometry.ts'
import { EVENT } from '../border-places.ts'
import { companionRow } from '../companion-row.ts'
import type { Attached } from '../layers/attach.ts'
import type { Box, Wire } from '../layers/graph.ts'
import type { Item } from '../layers/items.ts'
import { nameBeside } from './beside.ts'
import { LIFT, type LinkLabel, portsOf } from './link-labels.ts'

/** How far an item reaches from its middle, with all that belongs to it. */
export interface Extent {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Room above a box for each wire that leads from it to itself. */
export const SELF = 26

const NONE: Extent = { left: 0, right: 0, top: 0, bottom: 0 }

/** How far each item reaches. `loops`: by box, the wires from it to itself. */
export function extentsOf(
  attached: Attached,
  labels: readonly LinkLabel[],
  loops: ReadonlyMap<Box, readonly Wire[]>,
): ReadonlyMap<Item, Extent> {
  const extents = new Map<Item, Extent>()
  for (const item of attached.columns.flat()) extents.set(item, ownExtent(item, attached, loops))
  for (const { link, at, size, isUnder } of labels) {
    const item = at === 'left' ? link.left : link.right
    const own = extents.get(item) ?? NONE
    const needed = size.height + LIFT + 2
    const offset = portsOf(link, attached)[at]
    const [top, bottom] = isUnder ? [0, needed + offset] : [needed - offset, 0]
    extents.set(item, { ...own, top: Math.max(own.top, top), bottom: Math.max(own.bottom, bottom) })
  }
  return extents
}

function ownExtent(item: Item, attached: Attached, loops: ReadonlyMap<Box, readonly Wire[]>): Extent {
  const { box, kind } = item
  if (box === null || kind === 'bend' || kind === 'hook') return NONE
  if (kind === 'companions') return around(companionRow(box.companions).outline)
  if (kind === 'handler') return around(handlerBounds(box, attached.border))
  const extent = box.kind === 'activity' ? activityExtent(box, attached) : cornerExtent(item, box, attached)
  const own = loops.get(box) ?? []
  const names = own.reduce((sum, { label }) => sum + (label?.height ?? 0), 0)
  return { ...extent, top: extent.top + own.length * SELF + names }
}

/** The handler of a box, seen from the middle of the column and its own: below the event that leads to it. */
export function handlerBounds({ handler }: Box, border: ReadonlyMap<string, number>): Bounds {
  if (handler === null) throw new Error('expected a box with a handler')
  const { width, height } = handler.size
  return { x: (border.get(handler.event.id) ?? 0) - width / 2, y: -height / 2, width, height }
}

const around = ({ x, y, width, height }: Bounds): Extent => ({
  left: -x,
  right: x + width,
  top: -y,
  bottom: y + height,
})

function cornerExtent(item: Item, box: Box, { corners }: Attached): Extent {
  const own = { left: box.width / 2, right: box.width / 2, top: box.height / 2, bottom: box.height / 2 }
  const name = nameBeside(box, corners.get(item) ?? { above: null, below: null })
  return name === null ? own : joined(own, around(name))
}

const joined = (one: Extent, other: Extent): Extent => ({
  left: Math.max(one.left, other.left),
  right: Math.max(one.right, other.right),
  top: Math.max(one.top, other.top),
  bottom: Math.max(one.bottom, other.bottom),
})

function activityExtent(box: Box, { border }: Attached): Extent {
  const own = { left: box.width / 2, right: box.width / 2, top: box.height / 2, bottom: box.height / 2 }
  if (box.borderEvents.length === 0) return own
  const names = box.borderEvents.map(({ id, label }) => ({ x: border.get(id) ?? 0, label }))
  const reach = names.map(({ x, label }) => x + (label === null ? EVENT / 2 : label.width + 8))
  const height = Math.max(...names.map(({ label }) => label?.height ?? 0))
  return {
    ...own,
    right: Math.max(own.right, ...reach),
    bottom: own.bottom + EVENT / 2 + (height > 0 ? height + 4 : 0),
  }
}
