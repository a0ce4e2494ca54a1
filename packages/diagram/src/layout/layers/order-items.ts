import { allCrossings, PORTS, type Positions, portOf, positionsOf } from './crossings.ts'
import type { Wire } from './graph.ts'
import type { Columns, Item, Layered, Link } from './items.ts'

/** Sweeps over the columns after which better orders are hardly found any more. */
const SWEEPS = 16
/** Items that all sweeps together look at: hundreds of tangled elements shall not take minutes. */
const MOST_LOOKS = 300_000

/**
 * Orders the items of each column so that few links cross: first as a walk deep first meets them, which crosses nothing in
 * a flow of blocks within blocks, then by sweeps; where links still cross, from other first orders as well. Keeps lanes apart.
 */
export function orderItems({ columns, items }: Layered, main: ReadonlySet<Wire>): Columns {
  const rankings = [mainFirst, mainLast, mainInTheMiddle].map((ranking) => (link: Link) => ranking(link, main))
  const sweeps = Math.min(SWEEPS, Math.ceil(MOST_LOOKS / columns.flat().length / rankings.length))
  let best: Columns = []
  let fewest = Infinity
  for (const rank of rankings) {
    let current = byLane(firstOrder(columns, items.values(), rank))
    for (let sweep = 0; sweep <= sweeps && fewest > 0; sweep += 1) {
      if (sweep > 0) current = swapped(swept(current, sweep % 2 === 0 ? 'after' : 'before'))
      const crossings = allCrossings(current)
      if (crossings < fewest) [best, fewest] = [current.map((column) => [...column]), crossings]
    }
  }
  return best
}

const byLane = (columns: Columns): Columns =>
  columns.map((column) => column.toSorted((one, other) => one.lane - other.lane))

/** As met by a walk that takes the links of each item by their rank. */
function firstOrder(columns: Columns, starts: Iterable<Item>, rank: (link: Link) => number): Columns {
  const ordered: Columns = columns.map(() => [])
  const met = new Set<Item>()
  const walk = (start: Item): void => {
    const stack = [start]
    for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
      if (met.has(item)) continue
      met.add(item)
      ordered[item.layer]?.push(item)
      stack.push(
        ...item.after
          .toSorted((one, other) => rank(one) - rank(other))
          .toReversed()
          .map(({ right }) => right),
      )
    }
  }
  const all = [...starts]
  for (const item of all) if (item.before.length === 0) walk(item)
  for (const item of all) walk(item)
  return ordered
}

/** What leads back above the main way, everything else below it. */
function mainFirst(link: Link, main: ReadonlySet<Wire>): number {
  const { wire, isBack } = link.wire
  if (isBack) return 0
  if (main.has(wire)) return 1
  return wire.event === null ? 2 : 3
}

/** The main way below, what leads back below that. */
function mainLast(link: Link, main: ReadonlySet<Wire>): number {
  const { wire, isBack } = link.wire
  if (wire.event !== null) return 4
  return isBack ? 3 : main.has(wire) ? 2 : 1
}

/** What leads back below everything else. */
function mainInTheMiddle(link: Link, main: ReadonlySet<Wire>): number {
  const { wire, isBack } = link.wire
  if (isBack) return 4
  return main.has(wire) ? 1 : wire.event === null ? 2 : 3
}

/** Puts each item where its neighbours on one side are on average. */
function swept(columns: Columns, side: 'before' | 'after'): Columns {
  const swept = columns.map((column) => [...column])
  const positions = positionsOf(columns)
  const layers = columns.map((_, layer) => layer)
  for (const layer of side === 'before' ? layers : layers.toReversed()) {
    const column = swept[layer] ?? []
    const wished = new Map(column.map((item) => [item, average(item, side, positions)]))
    column.sort((one, other) => one.lane - other.lane || (wished.get(one) ?? 0) - (wished.get(other) ?? 0))
    for (const [position, item] of column.entries()) positions.set(item, position)
  }
  return swept
}

function average(item: Item, side: 'before' | 'after', positions: Positions): number {
  const links = item[side]
  if (links.length === 0) return positions.get(item) ?? 0
  const sum = links.reduce(
    (total, link) => total + (positions.get(side === 'before' ? link.left : link.right) ?? 0) + portOf(link) / PORTS,
    0,
  )
  return sum / links.length
}

/** Swaps neighbours as long as that saves crossings. */
function swapped(columns: Columns): Columns {
  const positions = positionsOf(columns)
  for (let [again, rounds] = [true, 0]; again && rounds < 8; rounds += 1) {
    again = false
    for (const column of columns) {
      for (let at = 1; at < column.length; at += 1) {
        const [upper, lower] = [column[at - 1], column[at]]
        if (upper === undefined || lower === undefined || upper.lane !== lower.lane) continue
        if (crossingsOf(upper, lower, positions) <= crossingsOf(lower, upper, positions)) continue
        again = true
        column[at - 1] = lower
        column[at] = upper
        positions.set(lower, at - 1).set(upper, at)
      }
    }
  }
  return columns
}

/** How often the links of two items cross where one stands above the other. */
function crossingsOf(upper: Item, lower: Item, positions: Positions): number {
  const place = (link: Link, side: 'before' | 'after') =>
    side === 'after' ? (positions.get(link.right) ?? 0) : (positions.get(link.left) ?? 0) * PORTS + portOf(link)
  let crossings = 0
  for (const side of ['before', 'after'] as const) {
    for (const one of upper[side]) {
      for (const other of lower[side]) if (place(one, side) > place(other, side)) crossings += 1
    }
  }
  return crossings
}
