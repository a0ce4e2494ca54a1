import type { Plane } from '../src/diagram.ts'
import { type Element, type Flow, isActivity } from '../src/flow.ts'
import { type Bounds, grown, overlap, type Point, passes, pieces } from '../src/geometry.ts'

/** What makes a drawing hard to read; each one names what it is between. */
export interface Flaw {
  readonly kind: 'shapes-overlap' | 'line-through-shape' | 'label-covered' | 'lines-cross' | 'lines-on-each-other'
  readonly between: readonly [string, string]
}

/** All flaws of a plane. Lines that begin or end at the same element may share their way there. */
export function flawsOf(plane: Plane, flow: Flow): Flaw[] {
  const things = thingsOf(plane, flow)
  return [...shapeFlaws(things), ...lineFlaws(things, flow), ...labelFlaws(things), ...crossings(things)]
}

interface Shown {
  readonly element: Element
  readonly bounds: Bounds
}

interface Line {
  readonly id: string
  readonly source: string
  readonly target: string
  readonly pieces: readonly (readonly [Point, Point])[]
}

interface Things {
  readonly shapes: readonly Shown[]
  readonly lines: readonly Line[]
  readonly labels: readonly { readonly of: string; readonly bounds: Bounds }[]
  /** Whether the first one, an element or a connection, is drawn somewhere within the second one. */
  readonly isWithin: (id: string, container: string) => boolean
}

function thingsOf(plane: Plane, flow: Flow): Things {
  const shapes = [...plane.shapes].flatMap(([id, { bounds }]) => {
    const element = flow.elements.get(id)
    return element === undefined || element.kind === 'group' ? [] : [{ element, bounds }]
  })
  const lines = [...plane.edges].flatMap(([id, { points }]) => {
    const connection = flow.connections.get(id)
    if (connection === undefined) return []
    return [{ id, source: connection.source, target: connection.target, pieces: pieces(points) }]
  })
  const labels = [...plane.shapes, ...plane.edges].flatMap(([of, { label }]) =>
    label === null ? [] : [{ of, bounds: label }],
  )
  const isWithin = (id: string, container: string): boolean => {
    const element = flow.elements.get(id) ?? flow.elements.get(flow.connections.get(id)?.source ?? '')
    for (let at = element?.parent; at !== undefined; at = flow.elements.get(at)?.parent) {
      if (at === container) return true
    }
    return false
  }
  return { shapes, lines, labels, isWithin }
}

function shapeFlaws({ shapes, isWithin }: Things): Flaw[] {
  return pairs(shapes).flatMap(([one, other]): Flaw[] => {
    const [first, second] = [one.element, other.element]
    const belongs =
      first.attachedTo === second.id ||
      second.attachedTo === first.id ||
      first.kind === 'lane' ||
      second.kind === 'lane' ||
      isWithin(first.id, second.id) ||
      isWithin(second.id, first.id)
    return belongs || !overlap(one.bounds, other.bounds)
      ? []
      : [{ kind: 'shapes-overlap', between: [first.id, second.id] }]
  })
}

function lineFlaws({ shapes, lines, isWithin }: Things, flow: Flow): Flaw[] {
  return lines.flatMap(({ id, source, target, pieces: parts }) =>
    shapes.flatMap(({ element, bounds }): Flaw[] => {
      const isEnd = element.id === source || element.id === target
      // Round and pointed shapes are met inside of the rectangle around them; a border event lies on its activity.
      const isMet = isEnd && !isActivity(element)
      const isAround = [source, target].some(
        (end) => isWithin(end, element.id) || flow.elements.get(end)?.attachedTo === element.id,
      )
      if (element.kind === 'lane' || isMet || (isAround && !isEnd)) return []
      const inside = grown(bounds, -2)
      return parts.some((piece) => passes(piece, inside))
        ? [{ kind: 'line-through-shape', between: [id, element.id] }]
        : []
    }),
  )
}

function labelFlaws({ shapes, lines, labels, isWithin }: Things): Flaw[] {
  return labels.flatMap(({ of, bounds }, position): Flaw[] => {
    const byShapes = shapes.filter(({ element, bounds: shape }) => {
      return element.kind !== 'lane' && !isWithin(of, element.id) && overlap(shape, bounds)
    })
    const byLabels = labels.slice(position + 1).filter((other) => overlap(other.bounds, bounds))
    const byLines = lines.filter(({ pieces: parts }) => parts.some((piece) => passes(piece, grown(bounds, -1))))
    const covering = [
      ...byShapes.map(({ element }) => element.id),
      ...byLabels.map((one) => one.of),
      ...byLines.map(({ id }) => id),
    ]
    return covering.map((one) => ({ kind: 'label-covered', between: [of, one] }))
  })
}

function crossings({ lines }: Things): Flaw[] {
  return pairs(lines).flatMap(([one, other]): Flaw[] => {
    const between = [one.id, other.id] as const
    const sharesEnd = one.source === other.source || one.target === other.target
    const flaws: Flaw[] = []
    for (const piece of one.pieces) {
      for (const second of other.pieces) {
        if (crosses(piece, second)) flaws.push({ kind: 'lines-cross', between })
        else if (!sharesEnd && liesOn(piece, second)) flaws.push({ kind: 'lines-on-each-other', between })
      }
    }
    return flaws
  })
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((one, position) => list.slice(position + 1).map((other): [T, T] => [one, other]))
}

const boundsOf = ([one, other]: readonly [Point, Point]): Bounds => ({
  x: Math.min(one.x, other.x),
  y: Math.min(one.y, other.y),
  width: Math.abs(one.x - other.x),
  height: Math.abs(one.y - other.y),
})

/** Whether two pieces cross in their inner points. */
function crosses([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point) => Math.sign((q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x))
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

/** Whether two pieces have more than a point in common. */
function liesOn(one: readonly [Point, Point], other: readonly [Point, Point]): boolean {
  const [first, second] = [boundsOf(one), boundsOf(other)]
  const isLevel = first.height === 0 && second.height === 0 && first.y === second.y
  const isUpright = first.width === 0 && second.width === 0 && first.x === second.x
  const shared = (start: number, size: number, otherStart: number, otherSize: number) =>
    Math.min(start + size, otherStart + otherSize) - Math.max(start, otherStart)
  if (isLevel) return shared(first.x, first.width, second.x, second.width) > 0
  return isUpright && shared(first.y, first.height, second.y, second.height) > 0
}
