import type { Edge, Shape } from '../../diagram.ts'
import { type Bounds, center, contains, grown, overlap, type Point, pieces, right } from '../../geometry.ts'
import type { Size } from '../../text/label-size.ts'
import type { Drawn } from '../shifted.ts'
import { type Axis, across, farEnd, sizeAlong } from './axis.ts'
import type { Room } from './make-room.ts'

/** Between what comes in and its neighbours. */
const GAP = 50
/** A piece of a line that is shorter is no place to put something on. */
const SHORTEST = 20
/** Between what comes in and the border of what it lies in. */
export const MARGIN = 20

/** What comes in: how large it is, and how far from its upper left corner the line enters it, down and to the right. */
export interface Incoming {
  readonly size: Size
  readonly entry: Point
}

/** Where it goes, and the room to be made first; null where there is enough. */
export interface FoundPlace {
  readonly place: Point
  readonly room: Room | null
}

/**
 * Where something comes in on a line: in the middle of its longest piece within `container`, where it is free; otherwise there
 * after room is made. A line without such a piece, or none at all: right of `source`.
 */
export function findPlace(
  { size, entry }: Incoming,
  source: Shape,
  line: Edge | undefined,
  container: Bounds | null,
  { shapes }: Drawn,
  isSolid: (id: string) => boolean,
): FoundPlace {
  const piece = line === undefined ? null : longestIn(line.points, container)
  const { bounds } = source
  const { axis, from, to, level } = piece ?? {
    axis: 'x' as const,
    from: right(bounds),
    to: right(bounds) + SHORTEST,
    level: center(bounds).y,
  }
  const long = sizeAlong({ ...size, x: 0, y: 0 }, axis)
  const settle = (start: number): Point => {
    const aside = kept(level - entry[across(axis)], across(axis), container)
    return axis === 'x' ? { x: start, y: aside } : { x: aside, y: start }
  }
  const middle = (from + to) / 2
  const free = settle(Math.round(middle - long / 2))
  const around = grown({ ...free, ...size }, MARGIN)
  const solid = [...shapes].filter(([id]) => isSolid(id)).map(([, shape]) => shape)
  const isFree =
    to - from >= long + 2 * MARGIN &&
    (container === null || contains(container, { ...free, ...size })) &&
    !solid.some((shape) => [shape.bounds, shape.label].some((one) => one !== null && overlap(one, around)))
  if (isFree) return { place: free, room: null }
  const beside = solid.map((one) => one.bounds).filter((one) => isBeside(one, around, across(axis)))
  const at = lineBetween(Math.round(Math.max(middle, farEnd(bounds, axis) + 1)), to, beside, axis)
  const lead = Math.max(0, GAP - Math.max(0, at - from))
  const trail = Math.max(0, GAP - Math.max(0, to - at))
  // What the line passes through goes with what lies behind it, and needs its room there.
  const through = beside.filter((one) => one[axis] < at && farEnd(one, axis) > at)
  const held = Math.max(0, ...through.map((one) => at - one[axis] + MARGIN))
  return { place: settle(at + lead), room: { axis, at, by: lead + long + Math.max(trail, held), isEmpty: true } }
}

const isBeside = (one: Bounds, other: Bounds, axis: Axis): boolean =>
  one[axis] < farEnd(other, axis) && other[axis] < farEnd(one, axis)

/** Where room is made: at `wished`, or behind what stands there, as far as the line goes. */
function lineBetween(wished: number, to: number, beside: readonly Bounds[], axis: Axis): number {
  const ends = beside.map((one) => Math.ceil(farEnd(one, axis)) + 1).filter((end) => end > wished && end <= to)
  const isClear = (at: number) => beside.every((one) => one[axis] >= at || farEnd(one, axis) <= at)
  return [wished, ...ends.toSorted((one, other) => one - other)].find(isClear) ?? wished
}

interface Piece {
  readonly axis: Axis
  readonly from: number
  readonly to: number
  /** Where it lies across its axis. */
  readonly level: number
}

/** The longest level piece, or the longest upright one where there is none. */
function longestIn(points: readonly Point[], container: Bounds | null): Piece | null {
  const all = pieces(points).flatMap(([one, other]): Piece[] => {
    const axis = one.y === other.y ? 'x' : one.x === other.x ? 'y' : null
    if (axis === null) return []
    const level = one[across(axis)]
    const [from, to] = [Math.min(one[axis], other[axis]), Math.max(one[axis], other[axis])]
    if (container === null) return [{ axis, from, to, level }]
    const isIn = level > container[across(axis)] && level < farEnd(container, across(axis))
    return isIn
      ? [{ axis, from: Math.max(from, container[axis]), to: Math.min(to, farEnd(container, axis)), level }]
      : []
  })
  const long = all.filter(({ from, to }) => to - from >= SHORTEST)
  const length = ({ from, to }: Piece) => to - from
  const longest = (axis: Axis) =>
    long.filter((one) => one.axis === axis).toSorted((one, other) => length(other) - length(one))[0]
  return longest('x') ?? longest('y') ?? null
}

/** Not above, or left of, what it lies in. */
const kept = (start: number, axis: Axis, container: Bounds | null): number =>
  Math.round(container === null ? start : Math.max(start, container[axis] + MARGIN))
