/** A place on a plane, in pixels from its upper left corner to the right and down. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle by its upper left corner and its size. */
export interface Bounds extends Point {
  readonly width: number
  readonly height: number
}

export const right = (bounds: Bounds): number => bounds.x + bounds.width
export const bottom = (bounds: Bounds): number => bounds.y + bounds.height
export const center = ({ x, y, width, height }: Bounds): Point => ({ x: x + width / 2, y: y + height / 2 })

export const moved = (bounds: Bounds, by: Point): Bounds => ({ ...bounds, x: bounds.x + by.x, y: bounds.y + by.y })
export const movedPoint = (point: Point, by: Point): Point => ({ x: point.x + by.x, y: point.y + by.y })

export const grown = ({ x, y, width, height }: Bounds, by: number): Bounds => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/** Whether they have an area in common, not an edge alone. */
export const overlap = (one: Bounds, other: Bounds): boolean =>
  one.x < right(other) && other.x < right(one) && one.y < bottom(other) && other.y < bottom(one)

export const contains = (outer: Bounds, inner: Bounds): boolean =>
  outer.x <= inner.x && outer.y <= inner.y && right(outer) >= right(inner) && bottom(outer) >= bottom(inner)

/** The smallest rectangle around all; null where there are none. */
export function around(all: readonly Bounds[]): Bounds | null {
  if (all.length === 0) return null
  let [left, top, farRight, farBottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const one of all) {
    left = Math.min(left, one.x)
    top = Math.min(top, one.y)
    farRight = Math.max(farRight, right(one))
    farBottom = Math.max(farBottom, bottom(one))
  }
  return { x: left, y: top, width: farRight - left, height: farBottom - top }
}

/** A point as a rectangle without size. */
export const spot = ({ x, y }: Point): Bounds => ({ x, y, width: 0, height: 0 })

/** The pieces of a line, from point to point. */
export const pieces = (points: readonly Point[]): (readonly [Point, Point])[] =>
  points.slice(1).map((to, position) => [points[position] ?? to, to])

/** Without points that lie on the straight way between their neighbours, or on a neighbour. */
export function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    const last = kept.at(-1)
    const before = kept.at(-2)
    if (last !== undefined && last.x === point.x && last.y === point.y) continue
    const isOnTheWay =
      last !== undefined &&
      before !== undefined &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y))
    if (isOnTheWay) kept.pop()
    kept.push(point)
  }
  return kept
}

/** Whether a piece has a point inside of a rectangle. */
export function passes([one, other]: readonly [Point, Point], room: Bounds): boolean {
  if (room.width <= 0 || room.height <= 0) return false
  // What of the piece lies between the left and the right border, then what of that lies between the upper and the lower.
  let [from, to] = [0, 1]
  for (const [start, delta, least, most] of [
    [one.x, other.x - one.x, room.x, room.x + room.width],
    [one.y, other.y - one.y, room.y, room.y + room.height],
  ] as const) {
    if (delta === 0) {
      if (start <= least || start >= most) return false
      continue
    }
    const [first, last] = [(least - start) / delta, (most - start) / delta]
    from = Math.max(from, Math.min(first, last))
    to = Math.min(to, Math.max(first, last))
  }
  return from < to
}
