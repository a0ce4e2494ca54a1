import type { Place } from '@aftersale/modelling'

const RADIUS = 10

/** An SVG path through points of horizontal and vertical pieces, its corners rounded. */
export function roundedPath(points: readonly Place[]): string {
  const [first, ...rest] = points
  if (first === undefined) return ''
  const pieces = rest.map((point, at) => {
    const next = rest[at + 1]
    const before = at === 0 ? first : (rest[at - 1] ?? first)
    if (next === undefined) return `L ${point.x} ${point.y}`
    const start = towards(point, before)
    const end = towards(point, next)
    return `L ${start.x} ${start.y} Q ${point.x} ${point.y} ${end.x} ${end.y}`
  })
  return [`M ${first.x} ${first.y}`, ...pieces].join(' ')
}

/** A point on the way from a corner to another point: as far as corners are rounded, half of the way at most. */
function towards(corner: Place, to: Place): Place {
  const length = Math.hypot(to.x - corner.x, to.y - corner.y)
  if (length === 0) return corner
  const part = Math.min(RADIUS, length / 2) / length
  return { x: corner.x + (to.x - corner.x) * part, y: corner.y + (to.y - corner.y) * part }
}
