import type { Edge, Shape } from '../../diagram.ts'
import type { Connection } from '../../flow.ts'
import { type Bounds, bottom, center, type Point, right } from '../../geometry.ts'

/** The lines between boxes and what stands above them: straight down wherever the box is wide enough. */
export function tiesOf(ties: readonly Connection[], shapes: ReadonlyMap<string, Shape>): (readonly [string, Edge])[] {
  return ties.flatMap(({ id, source, target }) => {
    const [from, to] = [shapes.get(source)?.bounds, shapes.get(target)?.bounds]
    if (from === undefined || to === undefined) return []
    const points = from.y < to.y ? down(from, to) : down(to, from).toReversed()
    return [[id, { points, label: null }] as const]
  })
}

function down(upper: Bounds, lower: Bounds): Point[] {
  const { x } = center(upper)
  // Only what has straight sides is met beside its middle.
  const isRound = lower.width <= 50
  const inset = 12
  const end = isRound ? center(lower).x : Math.min(Math.max(x, lower.x + inset), right(lower) - inset)
  const start = Math.min(Math.max(end, upper.x + 4), right(upper) - 4)
  return [
    { x: start, y: bottom(upper) },
    { x: end, y: lower.y },
  ]
}
