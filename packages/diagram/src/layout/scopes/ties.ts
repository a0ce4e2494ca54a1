import type { Edge, Shape } from '../../diagram.ts'
import type { Connection } from '../../flow.ts'
import { type Bounds, bottom, center, type Point, right } from '../../geometry.ts'

const ASIDE = 14

/** The lines between boxes and what stands above them: straight down wherever the box is wide enough. */
export function tiesOf(ties: readonly Connection[], shapes: ReadonlyMap<string, Shape>): (readonly [string, Edge])[] {
  const pairs = Map.groupBy(ties, ({ source, target }) => [source, target].toSorted().join(' '))
  return [...pairs.values()].flatMap((same) =>
    same.flatMap(({ id, source, target }, position) => {
      const [from, to] = [shapes.get(source)?.bounds, shapes.get(target)?.bounds]
      if (from === undefined || to === undefined) return []
      // Data that is read and written has two lines, side by side.
      const aside = (position - (same.length - 1) / 2) * ASIDE
      const points = from.y < to.y ? down(from, to, aside) : down(to, from, aside).toReversed()
      return [[id, { points, label: null }] as const]
    }),
  )
}

function down(upper: Bounds, lower: Bounds, aside: number): Point[] {
  const x = center(upper).x + aside
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
