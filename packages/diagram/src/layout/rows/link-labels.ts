import type { Size } from '../../text/label-size.ts'
import type { Attached } from '../layers/attach.ts'
import type { Item, Link } from '../layers/items.ts'
import type { Port } from '../layers/meeting.ts'
import { nameBeside } from './beside.ts'

/** Where the name of a wire stands: at which end of which of its links, over the line or under it. */
export interface LinkLabel {
  readonly link: Link
  readonly at: 'left' | 'right'
  readonly size: Size
  readonly isUnder: boolean
  /** Where the name begins (at the left end) or ends (at the right end), from the middle of the column; null: outside of the column. */
  readonly edge: number | null
}

/** Between a line and its name. */
export const LIFT = 3
/** Between a name and what stands beside it. */
const PAD = 6
/** An arrow's head, and the mark of a default flow, which names keep off. */
const HEAD = 14
const MARK = 11

/** The names of wires stand where the wires begin; where several begin in one point, where they have parted. */
export function linkLabels(links: readonly Link[], attached: Attached): LinkLabel[] {
  return links.flatMap((link): LinkLabel[] => {
    const { wire, isBack, left, right } = link.wire
    const size = wire.label
    const isFirst = isBack ? link.right.box === right : link.left.box === left
    if (size === null || !isFirst) return []
    const isShared = attached.leftPorts.get(link)?.share === 'side'
    const at = isBack || isShared ? 'right' : 'left'
    // In the corner between the line up from a box and the line onwards: over it there may be no room.
    const isUnder = at === 'left' && link.left.hook?.side === 'above'
    return [{ link, at, size, isUnder, edge: edgeOf(link[at], at, size, attached) }]
  })
}

function edgeOf(item: Item, at: 'left' | 'right', size: Size, { corners }: Attached): number | null {
  const { hook, box } = item
  const sign = at === 'left' ? 1 : -1
  if (hook !== null) return hook.x + sign * PAD
  if (box === null) return null
  const beside = box.width / 2 + (at === 'left' ? MARK : HEAD)
  const name = box.kind === 'activity' ? null : nameBeside(box, corners.get(item) ?? { above: null, below: null })
  // A name of several lines may stand as high as the name of the box does.
  const isLevel = name !== null && name.y < 0 && name.y + name.height > -LIFT - size.height - PAD
  const reach = name === null || !isLevel ? 0 : (at === 'left' ? name.x + name.width : -name.x) + PAD
  return sign * Math.max(beside, reach)
}

const MIDDLE: Port = { offset: 0, share: null }

/** Where a link meets its items, below their middles. */
export const portsOf = (link: Link, { leftPorts, rightPorts }: Attached): { left: number; right: number } => ({
  left: (leftPorts.get(link) ?? MIDDLE).offset,
  right: (rightPorts.get(link) ?? MIDDLE).offset,
})
