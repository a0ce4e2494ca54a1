import type { Attached } from '../layers/attach.ts'
import type { Graph, Wire } from '../layers/graph.ts'
import type { Item, Link } from '../layers/items.ts'
import { Blocks } from './blocks.ts'
import type { Extent } from './extents.ts'
import { portsOf } from './link-labels.ts'

/** Between what stands below each other in a column. */
const GAP = { boxes: 40, events: 26, lines: 16, mixed: 20, companions: 18, lane: 20 } as const
/** A lane is as high as a task with some room, however little is in it. */
const LOWEST_LANE = 100

export interface Rows {
  /** The middle of each item. */
  readonly y: ReadonlyMap<Item, number>
  /** The upper border of the first lane, then the lower border of each. */
  readonly borders: readonly number[]
}

/** Gives each item its height: links that can be straight are straight, the main way first; everything is as near as it can be. */
export function placeRows(
  graph: Graph,
  attached: Attached,
  links: readonly Link[],
  extents: ReadonlyMap<Item, Extent>,
  main: ReadonlySet<Wire>,
): Rows {
  const items = attached.columns.flat()
  const borderCount = graph.lanes > 0 ? graph.lanes + 1 : 0
  const numbers = new Map(items.map((item, number) => [item, number]))
  const numberOf = (item: Item): number => numbers.get(item) ?? -1
  const blocks = new Blocks(items.length + borderCount)
  const pulls: Pull[] = []
  for (const column of attached.columns) keepApart(column, extents, numberOf, blocks, pulls)
  if (borderCount > 0) keepInLanes(attached.columns, items.length, graph.lanes, extents, numberOf, blocks)
  blocks.raise()
  for (const link of byImportance(links, main)) {
    const { left, right } = portsOf(link, attached)
    const [one, other] = [numberOf(link.left), numberOf(link.right)]
    if (!blocks.tie(one, other, left - right)) pulls.push({ one, other, by: left - right, weight: 1 })
  }
  blocks.raise()
  settle(blocks, pulls)
  const y = (thing: number): number => Math.round(blocks.heightOf(blocks.blockOf(thing)) + blocks.offsetOf(thing))
  return {
    y: new Map(items.map((item, number) => [item, y(number)])),
    borders: Array.from({ length: borderCount }, (_, border) => y(items.length + border)),
  }
}

/** Wants `other` to stand `by` below `one`. */
interface Pull {
  readonly one: number
  readonly other: number
  readonly by: number
  readonly weight: number
}

function keepApart(
  column: readonly Item[],
  extents: ReadonlyMap<Item, Extent>,
  numberOf: (item: Item) => number,
  blocks: Blocks,
  pulls: Pull[],
): void {
  for (const [position, lower] of column.entries()) {
    const upper = column[position - 1]
    if (upper === undefined) continue
    const by = Math.ceil((extents.get(upper)?.bottom ?? 0) + (extents.get(lower)?.top ?? 0) + gapBetween(upper, lower))
    const [one, other] = [numberOf(upper), numberOf(lower)]
    blocks.keepBelow(one, other, by)
    // What belongs to a box stays near it.
    if (upper.box !== null && upper.box === lower.box) pulls.push({ one, other, by, weight: 2 })
  }
}

function gapBetween(upper: Item, lower: Item): number {
  if (upper.kind === 'companions' && upper.box === lower.box) return GAP.companions
  const isLine = ({ kind }: Item) => kind === 'bend' || kind === 'hook'
  if (isLine(upper) && isLine(lower)) return GAP.lines
  if (isLine(upper) || isLine(lower)) return GAP.mixed
  return upper.box?.kind === 'activity' || lower.box?.kind === 'activity' ? GAP.boxes : GAP.events
}

function keepInLanes(
  columns: readonly (readonly Item[])[],
  firstBorder: number,
  lanes: number,
  extents: ReadonlyMap<Item, Extent>,
  numberOf: (item: Item) => number,
  blocks: Blocks,
): void {
  for (let lane = 0; lane < lanes; lane += 1) {
    blocks.keepBelow(firstBorder + lane, firstBorder + lane + 1, LOWEST_LANE)
    for (const column of columns) {
      const inside = column.filter((item) => item.lane === lane)
      const [first, last] = [inside[0], inside.at(-1)]
      if (first === undefined || last === undefined) continue
      blocks.keepBelow(firstBorder + lane, numberOf(first), Math.ceil((extents.get(first)?.top ?? 0) + GAP.lane))
      blocks.keepBelow(numberOf(last), firstBorder + lane + 1, Math.ceil((extents.get(last)?.bottom ?? 0) + GAP.lane))
    }
  }
}

/** The main way first, then long wires, which would turn twice where they are not straight, then what is left. */
function byImportance(links: readonly Link[], main: ReadonlySet<Wire>): Link[] {
  const importance = ({ wire: { wire, isBack }, left, right }: Link): number => {
    const isMain = main.has(wire)
    if (isMain && left.kind !== 'hook' && right.kind !== 'hook') return 0
    if (left.kind === 'bend' && right.kind === 'bend') return 1
    return isBack ? 3 : 2
  }
  return links.toSorted((one, other) => importance(one) - importance(other))
}

/** Passes after which hardly anything moves any more. */
const PASSES = 8

/** From everything as high up as it can be: each block goes to where most of what it is linked with pulls it. */
function settle(blocks: Blocks, pulls: readonly Pull[]): void {
  const pullsOf = new Map<number, Pull[]>()
  for (const pull of pulls) {
    for (const block of new Set([blocks.blockOf(pull.one), blocks.blockOf(pull.other)])) {
      const own = pullsOf.get(block)
      if (own === undefined) pullsOf.set(block, [pull])
      else own.push(pull)
    }
  }
  const movable = [...pullsOf.keys()]
  for (let pass = 0; pass < PASSES; pass += 1) {
    const sign = pass % 2 === 0 ? -1 : 1
    for (const block of movable.toSorted((one, other) => sign * (blocks.heightOf(one) - blocks.heightOf(other)))) {
      const wished = wishOf(block, pullsOf.get(block) ?? [], blocks)
      if (wished === null) continue
      const [from, to] = blocks.room(block)
      blocks.heights[block] = Math.max(from, Math.min(to, wished))
    }
  }
}

/** The weighted median of where a block is pulled to. */
function wishOf(block: number, pulls: readonly Pull[], blocks: Blocks): number | null {
  const wishes = pulls.flatMap(({ one, other, by, weight }) => {
    const [from, to] = [blocks.blockOf(one), blocks.blockOf(other)]
    if (from === to) return []
    const [own, theirs, distance] = from === block ? [one, other, -by] : [other, one, by]
    const height = blocks.heightOf(blocks.blockOf(theirs)) + blocks.offsetOf(theirs) + distance
    return [{ height: height - blocks.offsetOf(own), weight }]
  })
  wishes.sort((one, other) => one.height - other.height)
  const half = wishes.reduce((sum, { weight }) => sum + weight, 0) / 2
  let sum = 0
  for (const { height, weight } of wishes) {
    sum += weight
    if (sum >= half) return height
  }
  return null
}
