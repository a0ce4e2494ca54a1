import { type BorderEvent, borderPlaces, EVENT } from '../border-places.ts'
import { type Box, canBeMetBelow } from './graph.ts'
import type { Hook, Link } from './items.ts'
import type { Attachment, Hooking, Meeting, Port } from './meeting.ts'

/** How far apart wires meet the side of an activity, and how near to its corners. */
const STEP = 20
const CORNER = 12

/** Many wires find room along each side of an activity; what leads back meets it from above or below. */
export function attachActivity(meeting: Meeting, box: Box): Attachment {
  const { out, into, mainOut, mainInto } = meeting
  const border = borderPlaces(borderOrder(meeting, box), box.width)
  const room = roomBelow(border, box)
  return {
    hooks: [...topHooks(meeting, box, room), ...bottomHooks(meeting, border, room)],
    border,
    leftPorts: alongSide(out, mainOut, box),
    rightPorts: alongSide(into, mainInto, box),
  }
}

function alongSide(links: readonly Link[], main: Link | null, { height }: Box): (readonly [Link, Port])[] {
  const middle = main === null ? 0 : links.indexOf(main)
  const most = Math.max(middle, links.length - 1 - middle)
  const step = most === 0 ? 0 : Math.min(STEP, (height / 2 - CORNER) / most)
  return links.map((link, position) => [link, { offset: Math.round((position - middle) * step), share: null }] as const)
}

/** What is free of its lower border: all of it, or what is left of the events on it; null where that is too little. */
interface Room {
  readonly from: number
  readonly to: number
}

function roomBelow(border: ReadonlyMap<string, number>, box: Box): Room | null {
  const [from, to] = [-box.width / 2 + CORNER, Math.min(box.width / 2, ...border.values()) - EVENT / 2 - 6]
  if (border.size === 0) return { from, to: box.width / 2 - CORNER }
  return canBeMetBelow(box) ? { from, to } : null
}

/** What leads back comes from where it stands; from above where there is no room below. */
const isFromAbove = (meeting: Meeting, room: Room | null, link: Link, side: 'before' | 'after'): boolean =>
  room === null || meeting.isAbove(link, side === 'after' ? meeting.mainOut : meeting.mainInto, side)

function topHooks(meeting: Meeting, box: Box, room: Room | null): Hooking[] {
  const whole = { from: -box.width / 2, to: box.width / 2 }
  const from = (links: readonly Link[], side: 'before' | 'after') =>
    links.filter((link) => isFromAbove(meeting, room, link, side)).toReversed()
  return [
    ...spread(from(meeting.backOut, 'before'), 'left', 'above', whole),
    ...spread(from(meeting.backInto, 'after'), 'right', 'above', whole),
  ]
}

/** From the left to the right, so that the wires that leave them downwards do not cross: the outer ones lead farther down. */
function borderOrder({ border, borderBack }: Meeting, { borderEvents, handler }: Box): BorderEvent[] {
  const eventsOf = (links: readonly Link[]) => links.flatMap(({ wire: { wire } }) => wire.event ?? [])
  const back = eventsOf(borderBack)
  const onwards = eventsOf(border.toReversed()).filter((event) => !back.includes(event))
  const idle = borderEvents.filter((event) => !back.includes(event) && !onwards.includes(event))
  const undoing = handler === null ? [] : [handler.event]
  return [...new Set([...undoing, ...back, ...idle, ...onwards])]
}

function bottomHooks(meeting: Meeting, places: ReadonlyMap<string, number>, room: Room | null): Hooking[] {
  const below = room ?? { from: 0, to: 0 }
  const from = (links: readonly Link[], side: 'before' | 'after') =>
    links.filter((link) => !isFromAbove(meeting, room, link, side))
  return [
    ...ofBorder(meeting.borderBack, 'left', places),
    ...ofBorder(meeting.border, 'right', places),
    ...spread(from(meeting.backOut, 'before'), 'left', 'below', below),
    ...spread(from(meeting.backInto, 'after'), 'right', 'below', below),
  ]
}

/**
 * From the innermost on: nearest to the end of the room that they go towards, so that the outer ones pass by. What goes to
 * the left has the left half, what goes to the right the right half.
 */
function spread(links: readonly Link[], towards: Hook['towards'], side: Hook['side'], room: Room): Hooking[] {
  const half = Math.min((room.to - room.from) / 2, 60)
  const inner = towards === 'right' ? room.to - half : room.from + half
  const outer = towards === 'right' ? room.to : room.from
  return links.map((link, position) => {
    const share = (links.length - position) / (links.length + 1)
    return { link, hook: { side, towards, x: Math.round(inner + (outer - inner) * share) } }
  })
}

function ofBorder(links: readonly Link[], towards: Hook['towards'], places: ReadonlyMap<string, number>): Hooking[] {
  return links
    .map((link) => ({ link, x: places.get(link.wire.wire.event?.id ?? '') ?? 0 }))
    .toSorted((one, other) => (towards === 'right' ? other.x - one.x : one.x - other.x))
    .map(({ link, x }) => ({ link, hook: { side: 'below', towards, x } }))
}
