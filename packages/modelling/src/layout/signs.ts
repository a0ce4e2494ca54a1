import type { Scope, Way } from '../reading/plain-flow.ts'
import type { Place, Size } from './place.ts'

/** Diameter of the sign that inserts a step on a way. */
const SIGN = 26
/** Between the sign and the card that the way leads into: the arrow. */
const ARROW = 13
const GAP = 5

/** Where a way carries its sign and its label. */
export interface Signed {
  readonly way: Way
  /** At the card that it leaves or at the one that it leads into; `middle` of its longest piece where it meets that from the side. */
  readonly at: 'source' | 'target' | 'middle'
  /** How far from the card they begin: several ways into one card carry theirs one above the other. */
  readonly offset: number
  /** Where the label stands: on the way, or beside the sign where other ways run close by. */
  readonly side: 'on' | 'left' | 'right'
  readonly label: Size | null
}

/** How much of a way its sign and its label take. */
export const roomOf = ({ label, side }: Pick<Signed, 'label' | 'side'>): number =>
  SIGN + GAP + (label === null || side !== 'on' ? 0 : label.height + GAP)

/**
 * Gives each way a place for its sign and label where no other way is: at the card that it leads into where it alone does, at
 * the one that it comes from where it alone leaves that, else stacked.
 */
export function signsOf(
  { ways }: Scope,
  pointsOf: (way: string) => readonly Place[],
  labelOf: (way: string) => Size | null,
): readonly Signed[] {
  const leaving = Map.groupBy(ways, ({ from }) => from)
  const arriving = Map.groupBy(ways, ({ to }) => to)
  const stacks = new Map<string, number>()
  const ordered = ways.toSorted((one, other) => endX(pointsOf(one.id)) - endX(pointsOf(other.id)))
  const signed = ordered.map((way): Signed => {
    const points = pointsOf(way.id)
    const label = labelOf(way.id)
    const isAlone = arriving.get(way.to)?.length === 1
    const at = !isAlone && leaving.get(way.from)?.length === 1 ? 'source' : 'target'
    const [first, second] = at === 'source' ? [points[0], points[1]] : [points.at(-1), points.at(-2)]
    const isDown =
      first !== undefined && second !== undefined && first.x === second.x && (at === 'source') === second.y > first.y
    return { way, at: isDown ? at : 'middle', offset: at === 'source' ? GAP : ARROW, side: 'on', label }
  })
  return signed.map((sign): Signed => {
    if (sign.at !== 'target') return sign
    const { to } = sign.way
    const group = signed.filter(({ at, way }) => at === 'target' && way.to === to)
    const side = group.length === 1 ? 'on' : group[0] === sign ? 'left' : group.at(-1) === sign ? 'right' : 'on'
    const offset = stacks.get(to) ?? ARROW
    stacks.set(to, offset + roomOf({ label: sign.label, side }))
    return { ...sign, side, offset }
  })
}

const endX = (points: readonly Place[]): number => points.at(-1)?.x ?? 0

/** The middle of the sign and the upper left corner of the label, on the way as it is drawn. */
export function placedSign(
  { at, offset, side, label }: Signed,
  points: readonly Place[],
): { readonly sign: Place; readonly label: Place | null } {
  const [start, end] = [points[0], points.at(-1)]
  if (start === undefined || end === undefined) return { sign: { x: 0, y: 0 }, label: null }
  if (at === 'source') {
    const top = start.y + offset
    const below = label === null ? top : top + label.height + GAP
    return {
      sign: { x: start.x, y: below + SIGN / 2 },
      label: label === null ? null : { x: start.x - label.width / 2, y: top },
    }
  }
  const sign = at === 'target' ? { x: end.x, y: end.y - offset - SIGN / 2 } : middleOfLongest(points)
  return { sign, label: label === null ? null : beside(sign, side, label) }
}

function middleOfLongest(points: readonly Place[]): Place {
  const pieces = points.slice(1).map((to, at) => ({ from: points[at] ?? to, to }))
  const lengthOf = ({ from, to }: (typeof pieces)[number]) => Math.abs(to.x - from.x) + Math.abs(to.y - from.y)
  const longest = pieces.reduce((one, other) => (lengthOf(other) > lengthOf(one) ? other : one))
  return { x: (longest.from.x + longest.to.x) / 2, y: (longest.from.y + longest.to.y) / 2 }
}

function beside({ x, y }: Place, side: Signed['side'], { width, height }: Size): Place {
  if (side === 'on') return { x: x - width / 2, y: y - SIGN / 2 - GAP - height }
  return { x: side === 'left' ? x - SIGN / 2 - GAP - width : x + SIGN / 2 + GAP, y: y - height / 2 }
}
