import type { Edge, Shape } from '../../diagram.ts'
import { type Connection, type Element, type Flow } from '../../flow.ts'
import { around, type Bounds, bottom, center, grown, overlap, type Point, pieces, right } from '../../geometry.ts'
import { labelSize } from '../../text/label-size.ts'
import type { Drawn } from '../shifted.ts'
import { type Dock, findWay } from './find-way.ts'

/** How far around both ends a line looks for its way. */
const AROUND = 160
const LIFT = 3
/** What it costs to begin or end where another line does, in pixels of way. */
const TAKEN = 200
/** How near to the corners of an activity a line meets it. */
const CORNER = 12

/** The ways of connections that the columns do not lay: messages, data used elsewhere, notes on flows. */
export function connectFreely(flow: Flow, { shapes, edges }: Drawn): ReadonlyMap<string, Edge> {
  const drawn = new Map<string, Edge>()
  for (const connection of flow.connections.values()) {
    if (edges.has(connection.id)) continue
    const all = new Map([...edges, ...drawn])
    const edge = connect(connection, flow, shapes, all)
    if (edge !== null) drawn.set(connection.id, edge)
  }
  return drawn
}

/** What it costs to leave upwards or downwards, to the left and to the right, in pixels of way. */
interface Sides {
  readonly upright: number
  readonly left: number
  readonly right: number
}

/** Flows go from the left to the right; what is no flow leaves those sides to them. */
const BESIDE: Sides = { upright: 0, left: 60, right: 60 }
const SIDES: Readonly<Record<Connection['kind'], Sides>> = {
  sequence: { upright: 40, left: 120, right: 0 },
  message: BESIDE,
  association: BESIDE,
  data: BESIDE,
}

interface End {
  readonly element: Element | null
  readonly bounds: Bounds
}

function connect(
  connection: Connection,
  flow: Flow,
  shapes: ReadonlyMap<string, Shape>,
  edges: ReadonlyMap<string, Edge>,
): Edge | null {
  const [from, to] = [endOf(connection.source, flow, shapes, edges), endOf(connection.target, flow, shapes, edges)]
  if (from === null || to === null) return null
  const near = grown(around([from.bounds, to.bounds]) ?? from.bounds, AROUND)
  const walls = wallsAround(near, [from, to], flow, shapes, edges)
  const lines = [...edges.values()].map(({ points }) => points)
  const taken = lines.flatMap((line) => [line[0], line.at(-1)]).filter((point) => point !== undefined)
  const sides = SIDES[connection.kind]
  const [starts, ends] = [
    docksOf(from, to, walls, taken, sides),
    docksOf(to, from, walls, taken, { ...sides, left: sides.right, right: sides.left }),
  ]
  const points = findWay(starts, ends, walls, lines) ?? [center(from.bounds), center(to.bounds)]
  return { points, label: labelOn(points, connection, walls) }
}

function endOf(
  id: string,
  flow: Flow,
  shapes: ReadonlyMap<string, Shape>,
  edges: ReadonlyMap<string, Edge>,
): End | null {
  const shape = shapes.get(id)
  if (shape !== undefined) return { element: flow.elements.get(id) ?? null, bounds: shape.bounds }
  const points = edges.get(id)?.points
  if (points === undefined) return null
  const middle = middleOf(points)
  return { element: null, bounds: { ...middle, width: 0, height: 0 } }
}

/** The middle of the longest piece. */
function middleOf(points: readonly Point[]): Point {
  const lengthOf = ([one, other]: readonly [Point, Point]) => Math.abs(one.x - other.x) + Math.abs(one.y - other.y)
  const [longest] = pieces(points).toSorted((one, other) => lengthOf(other) - lengthOf(one))
  const [one, other] = longest ?? [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ]
  return { x: Math.round((one.x + other.x) / 2), y: Math.round((one.y + other.y) / 2) }
}

/** Shapes and names in the way. What contains an end is no wall; of what contains neither, the outermost is one. */
function wallsAround(
  near: Bounds,
  ends: readonly End[],
  flow: Flow,
  shapes: ReadonlyMap<string, Shape>,
  edges: ReadonlyMap<string, Edge>,
): Bounds[] {
  const open = new Set<string>()
  for (const { element } of ends) {
    for (let at = element?.parent; at !== undefined; at = flow.elements.get(at)?.parent) open.add(at)
  }
  const isOpen = (id: string) => open.has(id) || flow.elements.get(id)?.kind === 'lane'
  const all = [...shapes].flatMap(([id, { bounds, label }]) => [
    ...(isOpen(id) ? [] : [bounds]),
    ...(label === null ? [] : [label]),
  ])
  const names = [...edges.values()].flatMap(({ label }) => label ?? [])
  return [...all, ...names].filter((wall) => overlap(wall, near))
}

/** Where a line can leave: the middle of each side or, of what is wide, also beside it; of a pool, across from the other end. */
function docksOf(
  { element, bounds }: End,
  other: End,
  walls: readonly Bounds[],
  taken: readonly Point[],
  sides: Sides,
): Dock[] {
  const { x, y, width, height } = bounds
  const middle = center(bounds)
  const isPool = element?.kind === 'pool'
  const isWide = width > 60
  const across = Math.min(Math.max(center(other.bounds).x, x + 20), right(bounds) - 20)
  const tops = isPool
    ? [across]
    : isWide
      ? [middle.x, x + width / 4, x + (width * 3) / 4, x + CORNER, right(bounds) - CORNER]
      : [middle.x]
  const upright = tops.flatMap((at, position): Dock[] => [
    { point: { x: at, y }, away: { x: 0, y: -1 }, cost: sides.upright + position * 10 },
    { point: { x: at, y: y + height }, away: { x: 0, y: 1 }, cost: sides.upright + position * 10 },
  ])
  const level: Dock[] = isPool
    ? []
    : (isWide ? [middle.y, y + height / 4, y + (height * 3) / 4] : [middle.y]).flatMap((at, position): Dock[] => [
        { point: { x, y: at }, away: { x: -1, y: 0 }, cost: sides.left + position * 10 },
        { point: { x: right(bounds), y: at }, away: { x: 1, y: 0 }, cost: sides.right + position * 10 },
      ])
  // An event on the border stands in the way of what would leave beneath it.
  const isBlocked = ({ point }: Dock) =>
    walls.some(
      (wall) =>
        wall !== bounds && point.x > wall.x && point.x < right(wall) && point.y > wall.y && point.y < bottom(wall),
    )
  const isTaken = ({ point }: Dock) => taken.some(({ x, y }) => Math.abs(x - point.x) < 9 && Math.abs(y - point.y) < 9)
  return [...upright, ...level]
    .filter((dock) => !isBlocked(dock))
    .map((dock) => (isTaken(dock) ? { ...dock, cost: dock.cost + TAKEN } : dock))
}

/** The name stands beside the longest piece, where that is free. */
function labelOn(points: readonly Point[], { name }: Connection, walls: readonly Bounds[]): Bounds | null {
  const size = labelSize(name)
  if (size === null) return null
  const places = pieces(points).flatMap(([one, other]) => {
    const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
    return one.x === other.x
      ? [
          { ...size, x: middle.x + LIFT + 2, y: middle.y - size.height / 2 },
          { ...size, x: middle.x - LIFT - 2 - size.width, y: middle.y - size.height / 2 },
        ]
      : [
          { ...size, x: middle.x - size.width / 2, y: middle.y - LIFT - size.height },
          { ...size, x: middle.x - size.width / 2, y: middle.y + LIFT },
        ]
  })
  const place = places.find((one) => !walls.some((wall) => overlap(wall, one))) ?? places[0]
  return place === undefined ? null : { ...place, x: Math.round(place.x), y: Math.round(place.y) }
}
