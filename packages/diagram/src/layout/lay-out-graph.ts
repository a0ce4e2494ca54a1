import type { Bounds, Point } from '../geometry.ts'
import { EVENT } from './border-places.ts'
import { placeColumns } from './columns/place-columns.ts'
import { type Way, waysOf } from './columns/ways.ts'
import { companionRow } from './companion-row.ts'
import { assignLayers, directed, mainWires } from './layers/assign-layers.ts'
import { type Attached, attach } from './layers/attach.ts'
import type { Graph, Wire } from './layers/graph.ts'
import { type Item, layered } from './layers/items.ts'
import { orderItems } from './layers/order-items.ts'
import { backWires } from './layers/turn-round.ts'
import { loopsOf } from './loops.ts'
import { nameBeside } from './rows/beside.ts'
import { type Extent, extentsOf, handlerBounds } from './rows/extents.ts'
import { linkLabels } from './rows/link-labels.ts'
import { placeRows } from './rows/place-rows.ts'

/** Where everything of a graph stands. */
export interface Laid {
  /** By id of boxes, of events on their borders and of what belongs to them. */
  readonly shapes: ReadonlyMap<string, { readonly bounds: Bounds; readonly label: Bounds | null }>
  readonly ways: ReadonlyMap<Wire, Way>
  /** The upper border of the first lane, then the lower border of each. */
  readonly borders: readonly number[]
  /** All of it. */
  readonly bounds: Bounds
}

/**
 * Lays a graph out in columns from the left to the right: each box right of what leads to it, the main way straight, wires
 * of horizontal and vertical pieces that pass between the boxes, names in the room left for them.
 */
export function layOutGraph(graph: Graph): Laid {
  const back = backWires(graph)
  const main = mainWires(graph, back)
  const loops = Map.groupBy(
    graph.wires.filter(({ from, to }) => from === to),
    ({ from }) => from,
  )
  const wires = directed(graph, back)
  const raw = layered(graph.boxes, wires, assignLayers(graph, wires))
  const attached = attach(orderItems(raw, main), raw, main)
  const labels = linkLabels(raw.links, attached)
  const extents = extentsOf(attached, labels, loops)
  const rows = placeRows(graph, attached, raw.links, extents, main)
  const places = placeColumns(attached, rows, extents, labels)
  const reachOf = (layer: number) =>
    Math.max(0, ...(attached.columns[layer] ?? []).map((item) => Math.ceil(extents.get(item)?.left ?? 0)))
  const ways = waysOf(raw.links, attached, rows, places, labels, reachOf)
  const shapes = new Map<string, { bounds: Bounds; label: Bounds | null }>()
  const allWays = new Map([...ways].map(([{ wire }, way]) => [wire, way]))
  for (const item of attached.columns.flat()) {
    const middle = { x: places.middles[item.layer] ?? 0, y: rows.y.get(item) ?? 0 }
    for (const [id, shape] of shapesOf(item, middle, attached)) shapes.set(id, shape)
    if (item.kind !== 'box' || item.box === null) continue
    for (const [wire, way] of loopsOf(item.box, loops.get(item.box) ?? [], middle)) allWays.set(wire, way)
  }
  return { shapes, ways: allWays, borders: rows.borders, bounds: boundsOf(attached, rows.y, extents, places.width) }
}

function shapesOf(
  item: Item,
  middle: Point,
  { border, corners }: Attached,
): (readonly [string, { bounds: Bounds; label: Bounds | null }])[] {
  const { box, kind } = item
  if (box === null || kind === 'hook') return []
  if (kind === 'companions') {
    return companionRow(box.companions).shapes.map(
      ({ id, bounds, label }) =>
        [id, { bounds: at(bounds, middle), label: label === null ? null : at(label, middle) }] as const,
    )
  }
  if (kind === 'handler' && box.handler !== null) {
    return [[box.handler.id, { bounds: at(handlerBounds(box, border), middle), label: null }]]
  }
  const { width, height } = box
  const bounds = { x: middle.x - width / 2, y: middle.y - height / 2, width, height }
  const name = box.kind === 'activity' ? null : nameBeside(box, corners.get(item) ?? { above: null, below: null })
  const events = box.borderEvents.map(({ id, label }) => {
    const x = middle.x + (border.get(id) ?? 0)
    const y = middle.y + height / 2
    const event = { x: x - EVENT / 2, y: y - EVENT / 2, width: EVENT, height: EVENT }
    return [id, { bounds: event, label: label === null ? null : { ...label, x: x + 5, y: y + EVENT / 2 + 3 } }] as const
  })
  return [[box.id, { bounds, label: name === null ? null : at(name, middle) }], ...events]
}

const at = (bounds: Bounds, { x, y }: Point): Bounds => ({ ...bounds, x: bounds.x + x, y: bounds.y + y })

function boundsOf(
  { columns }: Attached,
  y: ReadonlyMap<Item, number>,
  extents: ReadonlyMap<Item, Extent>,
  width: number,
): Bounds {
  let [top, bottom] = [Infinity, -Infinity]
  for (const item of columns.flat()) {
    const middle = y.get(item) ?? 0
    top = Math.min(top, middle - (extents.get(item)?.top ?? 0))
    bottom = Math.max(bottom, middle + (extents.get(item)?.bottom ?? 0))
  }
  return columns.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : { x: 0, y: top, width, height: bottom - top }
}
