import { attachActivity } from './attach-activity.ts'
import { attachCorners } from './attach-corners.ts'
import { PORTS, portOf, positionsOf } from './crossings.ts'
import type { Wire } from './graph.ts'
import { type Columns, type Hook, type Item, type Layered, type Link, newItem } from './items.ts'
import type { Attachment, Corners, Hooking, Meeting, Port } from './meeting.ts'

/** How the wires meet the boxes, once it is known what stands above what. */
export interface Attached {
  readonly columns: Columns
  /** By link: its port at the box on its left and at the box on its right; the middle of the side where there is none. */
  readonly leftPorts: ReadonlyMap<Link, Port>
  readonly rightPorts: ReadonlyMap<Link, Port>
  /** By item of a box: which of its corners are taken, and by wires towards where. */
  readonly corners: ReadonlyMap<Item, Corners>
  /** By id of each event on a border: its middle, from the middle of its box to the right. */
  readonly border: ReadonlyMap<string, number>
}

/** Decides where each wire meets its boxes, and gives what turns above or below a box a level of its own in the column. */
export function attach(columns: Columns, { items }: Layered, main: ReadonlySet<Wire>): Attached {
  const positions = positionsOf(columns)
  const spine = spineOf(items.values(), main)
  const place = (link: Link, side: 'before' | 'after') =>
    side === 'after' ? (positions.get(link.right) ?? 0) : (positions.get(link.left) ?? 0) + portOf(link) / PORTS
  const leftPorts = new Map<Link, Port>()
  const rightPorts = new Map<Link, Port>()
  const corners = new Map<Item, Corners>()
  const border = new Map<string, number>()
  const groups = new Map<Item, Item[]>()
  // All of them are decided before the first link is moved to a hook: what stands above what is told by the boxes.
  const attachments = [...items.values()].map((item): [Item, Attachment] => {
    const meeting = meetingOf(item, main, spine, place)
    return [item, item.box?.kind === 'activity' ? attachActivity(meeting, item.box) : attachCorners(meeting)]
  })
  for (const [item, attachment] of attachments) {
    for (const [id, x] of attachment.border) border.set(id, x)
    for (const [link, port] of attachment.leftPorts) leftPorts.set(link, port)
    for (const [link, port] of attachment.rightPorts) rightPorts.set(link, port)
    const towards = (side: Hook['side']) =>
      attachment.hooks.find(({ hook }) => hook.side === side)?.hook.towards ?? null
    corners.set(item, { above: towards('above'), below: towards('below') })
    groups.set(item, groupOf(item, attachment.hooks))
  }
  const grouped = columns.map((column) => acrossLanes(column.flatMap((item) => groups.get(item) ?? [item])))
  return { columns: grouped, leftPorts, rightPorts, corners, border }
}

/** The main way from each start on. */
function spineOf(items: Iterable<Item>, main: ReadonlySet<Wire>): ReadonlySet<Wire> {
  const spine = new Set<Wire>()
  const next = new Map([...main].map((wire) => [wire.from, wire]))
  for (const { box, before } of items) {
    if (before.length > 0 || box === null) continue
    for (let wire = next.get(box); wire !== undefined && !spine.has(wire); wire = next.get(wire.to)) spine.add(wire)
  }
  return spine
}

function meetingOf(
  item: Item,
  main: ReadonlySet<Wire>,
  spine: ReadonlySet<Wire>,
  place: (link: Link, side: 'before' | 'after') => number,
): Meeting {
  const after = item.after.toSorted((one, other) => place(one, 'after') - place(other, 'after'))
  const before = item.before.toSorted((one, other) => place(one, 'before') - place(other, 'before'))
  const isOfBorder = ({ wire: { wire } }: Link) => wire.event !== null
  const isBack = ({ wire }: Link) => wire.isBack
  const out = after.filter((link) => !isBack(link) && !isOfBorder(link))
  const into = before.filter((link) => !isBack(link))
  const isOf = (wires: ReadonlySet<Wire>) => (link: Link) => wires.has(link.wire.wire)
  const nearest = (links: readonly Link[], end: 'left' | 'right') => {
    const distance = (link: Link) => Math.abs(link[end].lane - item.lane)
    const least = Math.min(...links.map(distance))
    return links.filter((link) => distance(link) === least)
  }
  const [nearOut, nearInto] = [nearest(out, 'right'), nearest(into, 'left')]
  return {
    item,
    out,
    into,
    backInto: after.filter(isBack),
    backOut: before.filter((link) => isBack(link) && !isOfBorder(link)),
    border: after.filter((link) => !isBack(link) && isOfBorder(link)),
    borderBack: before.filter((link) => isBack(link) && isOfBorder(link)),
    mainOut: nearOut.find(isOf(main)) ?? nearOut[0] ?? null,
    mainInto: nearInto.find(isOf(spine)) ?? nearInto.find(isOf(main)) ?? nearInto[0] ?? null,
    isAbove: (one, other, side) => {
      const lane = side === 'after' ? one.right.lane : one.left.lane
      if (lane !== item.lane) return lane < item.lane
      return other === null || place(one, side) <= place(other, side)
    },
  }
}

/** The box with the levels of its hooks around it; what belongs to it stands beyond them. */
function groupOf(item: Item, hooks: readonly Hooking[]): Item[] {
  const above: Item[] = []
  const below: Item[] = []
  for (const { link, hook } of hooks) {
    const level = newItem('hook', item.layer, item.box, item.lane, hook)
    if (hook.towards === 'right') {
      item.after.splice(item.after.indexOf(link), 1)
      level.after.push(link)
      link.left = level
    } else {
      item.before.splice(item.before.indexOf(link), 1)
      level.before.push(link)
      link.right = level
    }
    if (hook.side === 'above') above.unshift(level)
    else below.push(level)
  }
  const hasCompanions = item.box !== null && item.box.companions.length > 0
  const companions = hasCompanions ? [newItem('companions', item.layer, item.box, item.lane)] : []
  const handlers = item.box?.handler == null ? [] : [newItem('handler', item.layer, item.box, item.lane)]
  return [...companions, ...above, item, ...below, ...handlers]
}

/** Hooks reach into the lane that their wire comes from or goes to, as far as nothing stands between. */
function acrossLanes(column: Item[]): Item[] {
  const reach = (items: readonly Item[], side: Hook['side'], farther: (one: number, other: number) => number) => {
    let passed: number | null = null
    for (const item of items) {
      const [link] = [...item.before, ...item.after]
      if (item.hook?.side === side && link !== undefined) {
        const other = item.hook.towards === 'right' ? link.right.lane : link.left.lane
        const nearest: number = passed === null ? other : farther(passed, other)
        item.lane = side === 'above' ? Math.min(item.lane, nearest) : Math.max(item.lane, nearest)
      }
      passed = item.lane
    }
  }
  reach(column, 'above', Math.max)
  reach(column.toReversed(), 'below', Math.min)
  return column
}
