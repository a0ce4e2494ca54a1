import { type Bounds, type Point, straightened } from '../../geometry.ts'
import { Heap } from '../heap.ts'
import { Field } from './field.ts'

/** A place where a line may begin or end, and the direction in which it goes away from what it is at. */
export interface Dock {
  readonly point: Point
  readonly away: Point
  readonly cost: number
}

/** How far a line goes straight away from where it begins. */
const STUB = 12
/** What a turn costs, in pixels of way. */
const TURN = 30
/** More places than this are not searched. */
const MOST_PLACES = 250_000

const stubOf = ({ point, away }: Dock): Point => ({ x: point.x + away.x * STUB, y: point.y + away.y * STUB })

interface Step {
  readonly x: number
  readonly y: number
  readonly isUpright: boolean
  readonly cost: number
  readonly from: Step | null
  /** Where the line begins; of the last step, where it ends. */
  readonly dock: Dock | null
}

/**
 * The cheapest way of horizontal and vertical pieces from one of `starts` to one of `ends` that passes through none of
 * `walls`; it crosses other lines where that saves a long way round. Null where there is none, or too much to search.
 */
export function findWay(
  starts: readonly Dock[],
  ends: readonly Dock[],
  walls: readonly Bounds[],
  lines: readonly (readonly Point[])[],
): Point[] | null {
  const field = new Field([...starts, ...ends].map(stubOf), walls, lines)
  const { xs, ys } = field
  if (xs.length * ys.length > MOST_PLACES) return null
  const placeOf = ({ x, y }: Point): number => xs.indexOf(x) * ys.length + ys.indexOf(y)
  const open = ends.filter((dock) => field.isFree(stubOf(dock)))
  const ending = new Map(open.map((dock) => [placeOf(stubOf(dock)), dock]))
  // Never more than what is left to go, so that the first way found is the cheapest.
  const left = (x: number, y: number): number =>
    Math.min(
      ...open.map(
        (dock) => Math.abs(stubOf(dock).x - (xs[x] ?? 0)) + Math.abs(stubOf(dock).y - (ys[y] ?? 0)) + dock.cost,
      ),
    )
  const heap = new Heap<Step>()
  const put = (step: Step) =>
    heap.put(step.cost + (step.dock !== null && step.from !== null ? 0 : left(step.x, step.y)), step)
  for (const dock of starts.filter((one) => field.isFree(stubOf(one)))) {
    const stub = stubOf(dock)
    put({
      x: xs.indexOf(stub.x),
      y: ys.indexOf(stub.y),
      isUpright: dock.away.x === 0,
      cost: dock.cost,
      from: null,
      dock,
    })
  }
  const done = new Uint8Array(xs.length * ys.length * 2)
  for (let taken = heap.take(); taken !== undefined; taken = heap.take()) {
    const step = taken.value
    const { x, y, isUpright } = step
    if (step.from !== null && step.dock !== null) return wayOf(step, field)
    const place = x * ys.length + y
    const state = place * 2 + (isUpright ? 1 : 0)
    if (done[state] === 1) continue
    done[state] = 1
    const dock = ending.get(place)
    if (dock !== undefined) {
      const turn = (dock.away.x === 0) === isUpright ? 0 : TURN
      put({ ...step, cost: step.cost + turn + dock.cost, from: step, dock })
    }
    for (const [dx, dy] of NEIGHBOURS) {
      const [nextX, nextY] = [x + dx, y + dy]
      if (nextX < 0 || nextY < 0 || nextX >= xs.length || nextY >= ys.length) continue
      const way = field.cost(Math.min(x, nextX), Math.min(y, nextY), dx === 0)
      if (way === Infinity) continue
      const turn = (dx === 0) === isUpright ? 0 : TURN
      put({ x: nextX, y: nextY, isUpright: dx === 0, cost: step.cost + way + turn, from: step, dock: null })
    }
  }
  return null
}

const NEIGHBOURS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const

/** From the dock where it begins over the places that it came by to the dock where it ends. */
function wayOf(last: Step, field: Field): Point[] {
  const points: Point[] = last.dock === null ? [] : [last.dock.point]
  for (let step = last.from; step !== null; step = step.from) {
    points.push(field.at(step.x, step.y))
    if (step.from === null && step.dock !== null) points.push(step.dock.point)
  }
  return straightened(points.toReversed())
}
