interface Point {
  readonly x: number
  readonly y: number
}
export interface Box extends Point {
  readonly width: number
  readonly height: number
}
/** What is drawn beside a shape: other shapes, names, lines. */
export interface Neighbour extends Partial<Box> {
  readonly waypoints?: readonly Point[]
}

/** Height (px) of a line of a quiet badge, as its style says. */
const HEIGHT = 15

/** Height (px) of a name of one line below a shape, with what is left free above it. */
const NAME = 18

/** Width (px) that a quiet badge takes, a little too wide rather than too narrow. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 11 : sign === '✓' ? 9 : 6.5), 4)

/**
 * Where a quiet badge stands, from the upper left corner of its shape: above it, or else at the first place around it where
 * neither a name nor a line is. Where everything is taken it stands above all the same.
 */
export function badgePlace(text: string, shape: Box, neighbours: readonly Neighbour[]): { top: number; left: number } {
  const width = widthOf(text)
  const middle = shape.width / 2
  const [above, below] = [1 - HEIGHT, shape.height - 1]
  const corner = { top: -HEIGHT - 3, left: -2 }
  const places = [
    corner,
    // A line that leaves upwards or downwards leaves from the middle.
    ...[above, below].flatMap((top) => [
      { top, left: middle - 4 - width },
      { top, left: middle + 4 },
    ]),
    ...[middle - 4 - width, middle + 4].map((left) => ({ top: shape.height + NAME, left })),
    { top: above, left: -width },
    { top: below, left: -width },
    { top: above, left: shape.width },
    { top: below, left: shape.width },
  ]
  const isFree = ({ top, left }: { top: number; left: number }) => {
    const box = { x: shape.x + left, y: shape.y + top, width, height: HEIGHT }
    return neighbours.every((neighbour) => !isHit(box, neighbour))
  }
  return places.find(isFree) ?? corner
}

function isHit(box: Box, { waypoints, x, y, width, height }: Neighbour): boolean {
  if (waypoints !== undefined) {
    return waypoints.some((to, index) => {
      const from = waypoints[index - 1]
      return from !== undefined && isCrossed(box, from, to)
    })
  }
  if (x === undefined || y === undefined || width === undefined || height === undefined) return false
  return box.x < x + width && x < box.x + box.width && box.y < y + height && y < box.y + box.height
}

/** Whether a stretch of a line goes through a box: what of it lies within both of the box's ranges is more than nothing. */
function isCrossed({ x, y, width, height }: Box, from: Point, to: Point): boolean {
  let [enters, leaves] = [0, 1]
  for (const [start, step, least, most] of [
    [from.x, to.x - from.x, x, x + width],
    [from.y, to.y - from.y, y, y + height],
  ] as const) {
    if (step === 0) {
      if (start < least || start > most) return false
      continue
    }
    const [one, other] = [(least - start) / step, (most - start) / step]
    enters = Math.max(enters, Math.min(one, other))
    leaves = Math.min(leaves, Math.max(one, other))
  }
  return enters <= leaves
}
