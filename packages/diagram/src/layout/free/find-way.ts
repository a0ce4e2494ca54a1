import { type Bounds, bottom, grown, type Point, pieces, right, straightened } from '../../geometry.ts'
import { Heap } from '../heap.ts'

/** A place where a line may begin or end, and the direction in which it goes away from what it is at. */
export interface Dock {
  readonly point: Point
  readonly away: Point
  readonly cost: number
}

/** What lines keep away from, and how far. */
const KEEP = 7
/** How far a line goes straight away from where it begins. */
const STUB = 12
/** What a turn, a crossing and a piece upon another line cost, in pixels of way. */
const TURN = 30
const CROSSING = 80
const UPON = 6
/** More places than this are not searched. */
const MOST_PLACES = 250_000

interface Step {
  readonly x: number
  readonly y: number
  readonly isUpright: boolean
  readonly cost: number
  readonly from: Step | null
  readonly end: Dock | null
}

/**
 * The cheapest way of horizontal and vertical pieces from one of `starts` to one of `ends` that passes through none of
 * `walls`; it crosses other lines where that saves a long way round. Null where there is none.
 */
export function findWay(
  starts: readonly Dock[],
  ends: readonly Dock[],
  walls: readonly Bounds[],
  lines: readonly (readonly Point[])[],
): Point[] | null {
  const stubs = (docks: readonly Dock[]) => docks.map((dock) => ({ dock, at: stubOf(dock) }))
  const [from, to] = [stubs(starts), stubs(ends)]
  const kept = walls.map((wall) => grown(wall, KEEP))
  const grid = gridOf(
    [...from, ...to].map(({ at }) => at),
    kept,
  )
  if (grid.xs.length * grid.ys.length > MOST_PLACES) return null
  const toll = tollOf(lines.flatMap(pieces))
  const isFree = (x: number, y: number) =>
    kept.every((wall) => x <= wall.x || x >= right(wall) || y <= wall.y || y >= bottom(wall))
  const isOpen = (one: Point, other: Point) =>
    kept.every(
      (wall) =>
        Math.max(one.x, other.x) <= wall.x ||
        Math.min(one.x, other.x) >= right(wall) ||
        Math.max(one.y, other.y) <= wall.y ||
        Math.min(one.y, other.y) >= bottom(wall),
    )
  const ending = new Map<string, Dock>()
  const key = (x: number, y: number) => `${x} ${y}`
  for (const { dock, at } of to) {
    if (isFree(at.x, at.y)) ending.set(key(grid.xs.indexOf(at.x), grid.ys.indexOf(at.y)), dock)
  }
  const done = new Set<string>()
  const heap = new Heap<Step>()
  for (const { dock, at } of from) {
    if (!isFree(at.x, at.y)) continue
    const [x, y] = [grid.xs.indexOf(at.x), grid.ys.indexOf(at.y)]
    heap.put(dock.cost, { x, y, isUpright: dock.away.x === 0, cost: dock.cost, from: null, end: null })
  }
  for (let taken = heap.take(); taken !== undefined; taken = heap.take()) {
    const step = taken.value
    if (step.end !== null) return wayOf(step, starts, grid)
    const state = `${key(step.x, step.y)} ${step.isUpright}`
    if (done.has(state)) continue
    done.add(state)
    const dock = ending.get(key(step.x, step.y))
    if (dock !== undefined) {
      const turn = (dock.away.x === 0) === step.isUpright ? 0 : TURN
      heap.put(step.cost + turn + dock.cost, { ...step, from: step, end: dock })
    }
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const [x, y] = [grid.xs[step.x + dx], grid.ys[step.y + dy]]
      const [x0, y0] = [grid.xs[step.x], grid.ys[step.y]]
      if (x === undefined || y === undefined || x0 === undefined || y0 === undefined) continue
      const [one, other] = [
        { x: x0, y: y0 },
        { x, y },
      ]
      if (!isOpen(one, other)) continue
      const isUpright = dx === 0
      const turn = isUpright === step.isUpright ? 0 : TURN
      const cost = step.cost + Math.abs(x - x0) + Math.abs(y - y0) + turn + toll(one, other)
      heap.put(cost, { x: step.x + dx, y: step.y + dy, isUpright, cost, from: step, end: null })
    }
  }
  return null
}

const stubOf = ({ point, away }: Dock): Point => ({ x: point.x + away.x * STUB, y: point.y + away.y * STUB })

interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
}

/** Where a line may turn: level with an end, or beside a wall. */
function gridOf(ends: readonly Point[], walls: readonly Bounds[]): Grid {
  const sorted = (values: number[]) => [...new Set(values)].sort((one, other) => one - other)
  return {
    xs: sorted([...ends.map(({ x }) => x), ...walls.flatMap((wall) => [wall.x - 3, right(wall) + 3])]),
    ys: sorted([...ends.map(({ y }) => y), ...walls.flatMap((wall) => [wall.y - 3, bottom(wall) + 3])]),
  }
}

/** What it costs to go from one place to the next across or upon lines that are drawn already. */
function tollOf(lines: readonly (readonly [Point, Point])[]): (one: Point, other: Point) => number {
  const spans = lines.map(([one, other]) => ({
    left: Math.min(one.x, other.x),
    right: Math.max(one.x, other.x),
    top: Math.min(one.y, other.y),
    bottom: Math.max(one.y, other.y),
  }))
  return (one, other) => {
    const [left, farRight] = [Math.min(one.x, other.x), Math.max(one.x, other.x)]
    const [top, low] = [Math.min(one.y, other.y), Math.max(one.y, other.y)]
    let toll = 0
    for (const span of spans) {
      const [width, height] = [
        Math.min(farRight, span.right) - Math.max(left, span.left),
        Math.min(low, span.bottom) - Math.max(top, span.top),
      ]
      if (width < 0 || height < 0) continue
      const isAlong = (left === farRight) === (span.left === span.right)
      if (isAlong) toll += UPON * Math.max(width, height)
      else toll += CROSSING
    }
    return toll
  }
}

function wayOf(last: Step, starts: readonly Dock[], grid: Grid): Point[] {
  const points: Point[] = []
  for (let step: Step | null = last; step !== null; step = step.from) {
    points.unshift({ x: grid.xs[step.x] ?? 0, y: grid.ys[step.y] ?? 0 })
  }
  const [first] = points
  const begin = starts.find((dock) => {
    const stub = stubOf(dock)
    return stub.x === first?.x && stub.y === first.y
  })
  const all = [...(begin === undefined ? [] : [begin.point]), ...points, ...(last.end === null ? [] : [last.end.point])]
  return straightened(all)
}
