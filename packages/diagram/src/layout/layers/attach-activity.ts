import { borderPlaces } from '../border-places.ts'
import type { BorderEvent, Box } from './graph.ts'
import type { Hook, Link } from './items.ts'
import type { Attachment, Hooking, Meeting, Port } from './meeting.ts'

/** How far apart wires meet the side of an activity, and how near to its corners. */
const STEP = 20
const CORNER = 12

/** Many wires find room along each side of an activity; what leads back meets it from above or below. */
export function attachActivity(meeting: Meeting, box: Box): Attachment {
  const { out, into, mainOut, mainInto } = meeting
  const border = borderPlaces(borderOrder(meeting, box), box.width)
  return {
    hooks: [...topHooks(meeting, box), ...bottomHooks(meeting, box, border)],
    border,
    leftPorts: alongSide(out, mainOut, box),
    rightPorts: alongSide(into, mainInto, box),
  }
}

function alongSide(links: readonly Link[], main: Link | null, { height }: Box): (readonly [Link, Port])[] {
  const middle = main === null ? 0 : links.indexOf(main)
  const most = Math.max(middle, links.length - 1 - middle)
  const step = most === 0 ? 0 : Math.min(STEP, (height / 2 - CORNER) / most)
  return links.map((link, position) => [link, { offset: (position - middle) * step, isShared: false }] as const)
}

/** Only where events sit on its lower border must what leads back always come from above. */
const isFromAbove = (meeting: Meeting, box: Box, link: Link, side: 'before' | 'after'): boolean =>
  box.borderEvents.length > 0 || meeting.isAbove(link, side === 'after' ? meeting.mainOut : meeting.mainInto, side)

function topHooks(meeting: Meeting, box: Box): Hooking[] {
  const from = (links: readonly Link[], side: 'before' | 'after') =>
    links.filter((link) => isFromAbove(meeting, box, link, side)).toReversed()
  return [
    ...spread(from(meeting.backOut, 'before'), 'left', 'above', box),
    ...spread(from(meeting.backInto, 'after'), 'right', 'above', box),
  ]
}

/** From the left to the right, so that the wires that leave them downwards do not cross: the outer ones lead farther down. */
function borderOrder({ border, borderBack }: Meeting, { borderEvents }: Box): BorderEvent[] {
  const eventsOf = (links: readonly Link[]) => links.flatMap(({ wire: { wire } }) => wire.event ?? [])
  const back = eventsOf(borderBack)
  const onwards = eventsOf(border.toReversed()).filter((event) => !back.includes(event))
  const idle = borderEvents.filter((event) => !back.includes(event) && !onwards.includes(event))
  return [...new Set([...back, ...idle, ...onwards])]
}

function bottomHooks(meeting: Meeting, box: Box, places: ReadonlyMap<string, number>): Hooking[] {
  const from = (links: readonly Link[], side: 'before' | 'after') =>
    links.filter((link) => !isFromAbove(meeting, box, link, side))
  return [
    ...ofBorder(meeting.borderBack, 'left', places),
    ...ofBorder(meeting.border, 'right', places),
    ...spread(from(meeting.backOut, 'before'), 'left', 'below', box),
    ...spread(from(meeting.backInto, 'after'), 'right', 'below', box),
  ]
}

/** From the innermost on: nearest to the edge that they go towards, so that the outer ones pass by. */
function spread(links: readonly Link[], towards: Hook['towards'], side: Hook['side'], box: Box): Hooking[] {
  const sign = towards === 'right' ? 1 : -1
  const width = Math.min(box.width, 140)
  return links.map((link, position) => {
    const share = (links.length - position) / (links.length + 1)
    return { link, hook: { side, towards, x: sign * Math.round((box.width - width) / 2 + (width / 2) * share) } }
  })
}

function ofBorder(links: readonly Link[], towards: Hook['towards'], places: ReadonlyMap<string, number>): Hooking[] {
  return links
    .map((link) => ({ link, x: places.get(link.wire.wire.event?.id ?? '') ?? 0 }))
    .toSorted((one, other) => (towards === 'right' ? other.x - one.x : one.x - other.x))
    .map(({ link, x }) => ({ link, hook: { side: 'below', towards, x } }))
}
