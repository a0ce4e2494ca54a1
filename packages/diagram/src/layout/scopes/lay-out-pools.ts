import type { Edge, Shape } from '../../diagram.ts'
import type { Element } from '../../flow.ts'
import { center, right } from '../../geometry.ts'
import { type Drawn, shifted } from '../shifted.ts'
import { HEADER } from './lanes.ts'
import { layOutContainer } from './lay-out-container.ts'
import type { Contents } from './scope.ts'

/** Around what is in a pool without lanes. */
const PADDING = 28
/** Between pools, where messages go. */
const BETWEEN = 56
/** A pool that shows nothing of its process. */
const CLOSED = { width: 400, height: 60 } as const

/** Pools below each other, all as wide as the widest. */
export function layOutPools(root: string, contents: Contents): Drawn {
  const pools = (contents.elements.get(root) ?? []).filter(({ kind }) => kind === 'pool')
  const laid = pools.map((pool) => ({ pool, ...insideOf(pool, contents) }))
  const width = Math.max(CLOSED.width, ...laid.map((one) => one.width))
  const shapes = new Map<string, Shape>()
  const edges = new Map<string, Edge>()
  let y = 0
  for (const { pool, drawn, height, width: own } of laid) {
    shapes.set(pool.id, { bounds: { x: 0, y, width, height }, label: null, isExpanded: false })
    const hasLanes = (contents.elements.get(pool.id) ?? []).some(({ kind }) => kind === 'lane')
    const aside = hasLanes ? 0 : towardsPartners(drawn, shapes, width - own, contents)
    const placed = shifted(drawn, { x: aside, y })
    for (const [id, shape] of placed.shapes) shapes.set(id, stretched(id, shape, pool.id, width, contents))
    for (const [id, edge] of placed.edges) edges.set(id, edge)
    y += height + BETWEEN
  }
  return { shapes, edges }
}

/** How far to the right, at most `room`, what is in a pool stands nearest to what it exchanges messages with. */
function towardsPartners(drawn: Drawn, above: ReadonlyMap<string, Shape>, room: number, { flow }: Contents): number {
  const middleOf = (shapes: ReadonlyMap<string, Shape>, id: string) => {
    const shape = shapes.get(id)
    return shape === undefined || flow.elements.get(id)?.kind === 'pool' ? null : center(shape.bounds).x
  }
  const distances = [...flow.connections.values()].flatMap(({ kind, source, target }) => {
    if (kind !== 'message') return []
    const [own, partner] = drawn.shapes.has(source) ? [source, target] : [target, source]
    const [from, to] = [middleOf(drawn.shapes, own), middleOf(above, partner)]
    return from === null || to === null ? [] : [to - from]
  })
  if (distances.length === 0) return 0
  const middle = distances.toSorted((one, other) => one - other)[Math.floor((distances.length - 1) / 2)] ?? 0
  return Math.round(Math.min(Math.max(0, middle), room))
}

interface Inside {
  readonly drawn: Drawn
  readonly width: number
  readonly height: number
}

function insideOf({ id }: Element, contents: Contents): Inside {
  const own = contents.elements.get(id) ?? []
  if (own.length === 0) return { drawn: { shapes: new Map(), edges: new Map() }, ...CLOSED }
  const inside = layOutContainer(id, contents)
  const padding = own.some(({ kind }) => kind === 'lane') ? 0 : PADDING
  return {
    drawn: shifted(inside, { x: HEADER + padding, y: padding }),
    width: HEADER + inside.width + 2 * padding,
    height: inside.height + 2 * padding,
  }
}

/** Lanes reach to the right border of their pool. */
function stretched(id: string, shape: Shape, pool: string, width: number, { flow }: Contents): Shape {
  const element = flow.elements.get(id)
  if (element?.kind !== 'lane' || element.parent !== pool) return shape
  return { ...shape, bounds: { ...shape.bounds, width: shape.bounds.width + width - right(shape.bounds) } }
}
