import type { Edge, Shape } from '../../diagram.ts'
import type { Connection, Element } from '../../flow.ts'
import { isNamedOutside } from '../../flow.ts'
import { around, type Bounds, bottom, moved, movedPoint, type Point, right } from '../../geometry.ts'
import { labelSize } from '../../text/label-size.ts'
import { type Laid, layOutGraph } from '../lay-out-graph.ts'
import type { Box, Wire } from '../layers/graph.ts'
import type { Scope } from './scope.ts'
import { sizeOf } from './sizes.ts'
import { tiesOf } from './ties.ts'

/** What is drawn in one container, seen from its own upper left corner. */
export interface LaidScope {
  readonly shapes: ReadonlyMap<string, Shape>
  readonly edges: ReadonlyMap<string, Edge>
  readonly width: number
  readonly height: number
  /** The upper border of the first lane, then the lower border of each. */
  readonly borders: readonly number[]
}

/** Between parts of a flow that nothing connects. */
const APART = 40
/** What stands alone is put side by side up to the width of the widest part, at least up to this one. */
const ROW = 640

/** Lays a container out: the parts that flows connect each by itself, below each other. */
export function layOutScope(scope: Scope): LaidScope {
  const parts = scope.lanes.length > 0 ? [scope.boxes] : partsOf(scope.boxes, [...scope.wires.keys()])
  const laid = parts.map((boxes) => {
    const inside = new Set(boxes)
    const wires = [...scope.wires.keys()].filter(({ from }) => inside.has(from))
    return { ...layOutGraph({ boxes, wires, lanes: scope.lanes.length }), isAlone: boxes.length === 1 }
  })
  const placing = new Placing(Math.max(ROW, ...laid.map(({ bounds }) => bounds.width)))
  const shapes = new Map<string, Shape>()
  const edges = new Map<string, Edge>()
  for (const element of scope.loose) {
    const { bounds, label } = looseShape(element)
    const by = placing.place(around(label === null ? [bounds] : [bounds, label]) ?? bounds)
    shapes.set(element.id, {
      bounds: moved(bounds, by),
      label: label === null ? null : moved(label, by),
      isExpanded: false,
    })
  }
  placing.nextRow()
  let borders: readonly number[] = []
  // What is connected first, each in a row of its own; what stands alone after it, side by side.
  for (const part of laid.toSorted((one, other) => Number(one.isAlone) - Number(other.isAlone))) {
    const by = placing.place(part.bounds)
    if (!part.isAlone) placing.nextRow()
    addPart(part, by, scope.wires, shapes, edges)
    borders = part.borders.map((border) => border + by.y)
  }
  for (const [id, edge] of tiesOf(scope.ties, shapes)) edges.set(id, edge)
  const all = around([...shapes.values()].flatMap(({ bounds, label }) => (label === null ? [bounds] : [bounds, label])))
  const width = Math.max(placing.width, all === null ? 0 : right(all))
  const height = Math.max(placing.height, all === null ? 0 : bottom(all), borders.at(-1) ?? 0)
  return { shapes, edges, width: Math.ceil(width), height: Math.ceil(height), borders }
}

function looseShape(element: Element): { bounds: Bounds; label: Bounds | null } {
  const size = sizeOf(element)
  const label = isNamedOutside(element) ? labelSize(element.name) : null
  const y = label === null ? 0 : label.height + 4
  const bounds = { ...size, x: 0, y }
  return { bounds, label: label === null ? null : { ...label, x: (size.width - label.width) / 2, y: 0 } }
}

function addPart(
  part: Laid,
  by: Point,
  wires: ReadonlyMap<Wire, Connection>,
  shapes: Map<string, Shape>,
  edges: Map<string, Edge>,
): void {
  const movedLabel = (label: Bounds | null) => (label === null ? null : moved(label, by))
  for (const [id, { bounds, label }] of part.shapes) {
    shapes.set(id, { bounds: moved(bounds, by), label: movedLabel(label), isExpanded: false })
  }
  for (const [wire, { points, label }] of part.ways) {
    const connection = wires.get(wire)
    if (connection === undefined) throw new Error(`expected a connection for the wire ${wire.id}`)
    edges.set(connection.id, { points: points.map((point) => movedPoint(point, by)), label: movedLabel(label) })
  }
}

/** Boxes that wires connect, however they lead; in drawing order. */
function partsOf(boxes: readonly Box[], wires: readonly Wire[]): Box[][] {
  const parent = new Map<Box, Box>()
  const find = (box: Box): Box => {
    let at = box
    for (let up = parent.get(at); up !== undefined; up = parent.get(at)) at = up
    if (at !== box) parent.set(box, at)
    return at
  }
  for (const { from, to } of wires) {
    const [one, other] = [find(from), find(to)]
    if (one !== other) parent.set(other, one)
  }
  return [...Map.groupBy(boxes, find).values()]
}

/** Puts one after the other into rows. */
class Placing {
  width = 0
  height = 0
  #x = 0
  #y = 0
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  /** By how much to move what has these bounds. */
  place(bounds: Bounds): Point {
    if (this.#x > 0 && this.#x + bounds.width > this.#most) this.nextRow()
    const by = { x: this.#x - Math.floor(bounds.x), y: this.#y - Math.floor(bounds.y) }
    this.#x += Math.ceil(bounds.width) + APART
    this.width = Math.max(this.width, this.#x - APART)
    this.height = Math.max(this.height, this.#y + Math.ceil(bounds.height))
    return by
  }

  nextRow(): void {
    if (this.#x === 0) return
    this.#x = 0
    this.#y = this.height + APART
  }
}
