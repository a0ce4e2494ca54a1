import { type Bounds, bottom, grown, type Point, pieces, right } from '../../geometry.ts'

/** What lines keep away from walls, and where beside them a line may turn. */
const KEEP = 7
const BESIDE = 3
/** What a crossing and each pixel upon another line cost, in pixels of way. */
const CROSSING = 80
const UPON = 6

interface Span {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

const spanOf = (one: Point, other: Point): Span => ({
  left: Math.min(one.x, other.x),
  right: Math.max(one.x, other.x),
  top: Math.min(one.y, other.y),
  bottom: Math.max(one.y, other.y),
})

/** Where a line may turn: level with an end, or beside a wall; and what it costs to go from one such place to the next. */
export class Field {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly #walls: readonly Span[]
  readonly #lines: readonly Span[]
  /** Costs to the right and downwards of each place, worked out when first asked for. */
  readonly #costs = new Map<number, number>()

  constructor(ends: readonly Point[], walls: readonly Bounds[], lines: readonly (readonly Point[])[]) {
    const kept = walls.map((wall) => grown(wall, KEEP))
    const sorted = (values: number[]) => [...new Set(values)].sort((one, other) => one - other)
    this.xs = sorted([...ends.map(({ x }) => x), ...kept.flatMap((wall) => [wall.x - BESIDE, right(wall) + BESIDE])])
    this.ys = sorted([...ends.map(({ y }) => y), ...kept.flatMap((wall) => [wall.y - BESIDE, bottom(wall) + BESIDE])])
    this.#walls = kept.map((wall) => ({ left: wall.x, right: right(wall), top: wall.y, bottom: bottom(wall) }))
    this.#lines = lines.flatMap(pieces).map(([one, other]) => spanOf(one, other))
  }

  at = (x: number, y: number): Point => ({ x: this.xs[x] ?? 0, y: this.ys[y] ?? 0 })

  /** Whether no wall is there. */
  isFree = ({ x, y }: Point): boolean =>
    this.#walls.every((wall) => x <= wall.left || x >= wall.right || y <= wall.top || y >= wall.bottom)

  /** What it costs to go to the place on the right or below; infinite where a wall stands between. */
  cost(x: number, y: number, isDown: boolean): number {
    const key = (x * this.ys.length + y) * 2 + (isDown ? 1 : 0)
    const known = this.#costs.get(key)
    if (known !== undefined) return known
    const cost = this.#costOf(spanOf(this.at(x, y), isDown ? this.at(x, y + 1) : this.at(x + 1, y)))
    this.#costs.set(key, cost)
    return cost
  }

  #costOf(step: Span): number {
    const meets = (other: Span) =>
      step.right > other.left && step.left < other.right && step.bottom > other.top && step.top < other.bottom
    if (this.#walls.some(meets)) return Infinity
    let cost = step.right - step.left + step.bottom - step.top
    for (const line of this.#lines) {
      const width = Math.min(step.right, line.right) - Math.max(step.left, line.left)
      const height = Math.min(step.bottom, line.bottom) - Math.max(step.top, line.top)
      if (width < 0 || height < 0) continue
      const isAlong = (step.left === step.right) === (line.left === line.right)
      cost += isAlong ? UPON * Math.max(width, height) : CROSSING
    }
    return cost
  }
}
