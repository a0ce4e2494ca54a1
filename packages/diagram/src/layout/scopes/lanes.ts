import type { Shape } from '../../diagram.ts'
import type { Element } from '../../flow.ts'
import { shifted } from '../shifted.ts'
import type { LaidScope } from './lay-out-scope.ts'

/** The strip at the left of a lane or a pool that its name stands in. */
export const HEADER = 30
const SIDE = 24

/** Draws the lanes around what is in them; `own` is all that is drawn in the container, its lanes in drawing order. */
export function withLanes(own: readonly Element[], laid: LaidScope): LaidScope {
  const lanes = own.filter(({ kind }) => kind === 'lane')
  if (lanes.length === 0) return laid
  const inner = Map.groupBy(lanes, ({ lane }) => lane ?? '')
  const depthOf = (id: string): number => 1 + Math.max(0, ...(inner.get(id) ?? []).map((lane) => depthOf(lane.id)))
  const depth = depthOf('') - 1
  const top = laid.borders[0] ?? 0
  const width = depth * HEADER + laid.width + 2 * SIDE
  const shapes = new Map<string, Shape>()
  let leaf = 0
  const draw = (id: string, level: number): void => {
    for (const lane of inner.get(id) ?? []) {
      const first = leaf
      draw(lane.id, level + 1)
      if (leaf === first) leaf += 1
      const [from, to] = [laid.borders[first] ?? 0, laid.borders[leaf] ?? 0]
      const x = level * HEADER
      const bounds = { x, y: from - top, width: width - x, height: to - from }
      shapes.set(lane.id, { bounds, label: null, isExpanded: false })
    }
  }
  draw('', 0)
  const outerFirst = lanes.flatMap(({ id }) => {
    const shape = shapes.get(id)
    return shape === undefined ? [] : [[id, shape] as const]
  })
  const inside = shifted(laid, { x: depth * HEADER + SIDE, y: -top })
  return {
    shapes: new Map([...outerFirst, ...inside.shapes]),
    edges: inside.edges,
    width,
    height: (laid.borders.at(-1) ?? 0) - top,
    borders: laid.borders.map((border) => border - top),
  }
}
