import type { Edge, Shape } from '../../diagram.ts'
import { type Element, type Flow, isSubProcess } from '../../flow.ts'
import { type Bounds, center, moved, movedPoint, type Point } from '../../geometry.ts'
import type { Drawn } from '../shifted.ts'
import { type Axis, along, farEnd, widened } from './axis.ts'

/** A strip of that width across the whole drawing. */
export interface Room {
  readonly axis: Axis
  /** Where it begins. */
  readonly at: number
  readonly by: number
  /** Whether the strip is to be empty, or a container is only to grow at its end. */
  readonly isEmpty: boolean
}

/** How near to the end of a container an event lies that stands on its border there. */
const ON_BORDER = 20

/**
 * Moves everything behind a line to the right, or down, as modelers do it with their space tool: what lay in order lies in
 * order, so nothing overlaps that did not. Pools, lanes, groups and the sub-processes `open` grow where the line passes
 * through them; others stay whole. Edges keep their way; those that cannot are left out.
 */
export function makeRoom({ shapes, edges }: Drawn, flow: Flow, open: ReadonlySet<string>, room: Room): Drawn {
  const { axis, at, by, isEmpty } = room
  const isBehind = (bounds: Bounds): boolean => (isEmpty ? farEnd(bounds, axis) > at : bounds[axis] >= at)
  const doesGrow = ({ id, kind }: Element): boolean =>
    kind === 'pool' || kind === 'lane' || kind === 'group' || (isSubProcess({ kind } as Element) && open.has(id))
  const known = new Map<string, boolean>()
  /** What lies in a part that stays whole, or on something, goes where that goes. */
  const doesMove = (id: string): boolean => {
    const answer = known.get(id)
    if (answer !== undefined) return answer
    known.set(id, false)
    const decided = decide(id)
    known.set(id, decided)
    return decided
  }
  const decide = (id: string): boolean => {
    const [element, shape] = [flow.elements.get(id), shapes.get(id)]
    if (element === undefined || shape === undefined) return false
    if (doesGrow(element)) return shape.bounds[axis] >= at
    const host = element.attachedTo === null ? undefined : flow.elements.get(element.attachedTo)
    if (host !== undefined && shapes.has(host.id)) {
      if (!doesGrow(host)) return doesMove(host.id)
      const border = shapes.get(host.id)?.bounds ?? shape.bounds
      return isBehind(shape.bounds) || farEnd(border, axis) - center(shape.bounds)[axis] < ON_BORDER
    }
    const parent = flow.elements.get(element.parent)
    if (parent !== undefined && !doesGrow(parent) && shapes.has(parent.id)) return doesMove(parent.id)
    return isBehind(shape.bounds)
  }
  const placed = [...shapes].map(([id, shape]): [string, Shape] => {
    if (doesMove(id)) return [id, shifted(shape, axis, by)]
    const element = flow.elements.get(id)
    const { bounds } = shape
    const isThrough = element !== undefined && doesGrow(element) && bounds[axis] < at && farEnd(bounds, axis) > at
    return [id, isThrough ? { ...shape, bounds: widened(bounds, axis, by) } : shape]
  })
  const drawn = [...edges].flatMap(([id, edge]): [string, Edge][] => {
    const connection = flow.connections.get(id)
    const ends = [connection?.source, connection?.target].map((end) => {
      const element = flow.elements.get(end ?? '')
      return element === undefined || !shapes.has(element.id) || doesGrow(element) ? null : doesMove(element.id)
    })
    const points = movedWay(edge.points, [ends[0] ?? null, ends[1] ?? null], room)
    if (points === null) return []
    const { label } = edge
    const isWhole = points.every((point, position) => point[axis] !== edge.points[position]?.[axis])
    const isStill = points.every((point, position) => point[axis] === edge.points[position]?.[axis])
    const isMoved = label !== null && !isStill && (isWhole || center(label)[axis] > at)
    return [[id, { points, label: isMoved ? moved(label, along(axis, by)) : label }]]
  })
  return { shapes: new Map(placed), edges: new Map(drawn) }
}

const shifted = (shape: Shape, axis: Axis, by: number): Shape => ({
  ...shape,
  bounds: moved(shape.bounds, along(axis, by)),
  label: shape.label === null ? null : moved(shape.label, along(axis, by)),
})

/** The points of an edge: its ends go with what they are at, and pieces across the strip go with their end. Null where both pull. */
function movedWay(
  points: readonly Point[],
  [source, target]: readonly [boolean | null, boolean | null],
  { axis, at, by }: Room,
): Point[] | null {
  const moves = points.map((point) => point[axis] > at)
  const isLevel = (one: number, other: number) => points[one]?.[axis] === points[other]?.[axis]
  const last = points.length - 1
  let reached = -1
  if (source !== null) {
    for (reached = 0; reached <= last && isLevel(reached, 0); reached += 1) moves[reached] = source
  }
  if (target !== null) {
    for (let position = last; position >= 0 && isLevel(position, last); position -= 1) {
      if (position < reached && moves[position] !== target) return null
      moves[position] = target
    }
  }
  return points.map((point, position) => (moves[position] === true ? movedPoint(point, along(axis, by)) : point))
}

/** Lets a container of something be as large as it must be to hold `bounds`, with everything behind it moved on. */
export function grownAround(
  drawn: Drawn,
  flow: Flow,
  open: ReadonlySet<string>,
  container: string,
  bounds: Bounds,
): Drawn {
  return (['x', 'y'] as const).reduce((now: Drawn, axis) => {
    const outer = now.shapes.get(container)?.bounds
    const by = outer === undefined ? 0 : farEnd(bounds, axis) - farEnd(outer, axis)
    if (outer === undefined || by <= 0) return now
    return makeRoom(now, flow, open, { axis, at: farEnd(outer, axis) - 1, by, isEmpty: false })
  }, drawn)
}
