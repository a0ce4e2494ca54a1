import type { Point } from '../geometry.ts'
import type { Way } from './columns/ways.ts'
import type { Box, Wire } from './layers/graph.ts'
import { SELF } from './rows/extents.ts'
import { LIFT } from './rows/link-labels.ts'

/** Wires from a box to itself: over it, each higher than the one before. */
export function loopsOf(box: Box, wires: readonly Wire[], middle: Point): [Wire, Way][] {
  const top = middle.y - box.height / 2
  let level = top
  return wires.map((wire, position) => {
    level -= SELF + (wire.label?.height ?? 0) - (position === 0 ? LIFT : 0)
    const half = Math.min(box.width / 4 + position * 8, box.width / 2 - 4)
    const [left, right] = [middle.x - half, middle.x + half]
    const points = [
      { x: right, y: borderAt(box, half, middle) },
      { x: right, y: level },
      { x: left, y: level },
      { x: left, y: borderAt(box, half, middle) },
    ]
    const label = wire.label === null ? null : { ...wire.label, x: left, y: level - LIFT - wire.label.height }
    return [wire, { points, label }]
  })
}

/** The upper border of a box beside its middle: gateways and events are highest in the middle. */
function borderAt(box: Box, aside: number, middle: Point): number {
  const half = box.height / 2
  if (box.kind === 'activity') return middle.y - half
  if (box.kind === 'gateway') return middle.y - (half - aside)
  return middle.y - Math.sqrt(half * half - aside * aside)
}
