import type { Bounds, Point } from '../../geometry.ts'
import { straightened } from '../../geometry.ts'
import { EVENT } from '../border-places.ts'
import type { Directed } from '../layers/assign-layers.ts'
import type { Attached } from '../layers/attach.ts'
import type { Item, Link } from '../layers/items.ts'
import { LIFT, type LinkLabel, portsOf } from '../rows/link-labels.ts'
import type { Rows } from '../rows/place-rows.ts'
import { type ColumnPlaces, labelEnd } from './place-columns.ts'
import { heightsOf } from './trunks.ts'

export interface Way {
  readonly points: readonly Point[]
  readonly label: Bounds | null
}

/** The way of each wire through the columns, from where it flows out to where it flows in. */
export function waysOf(
  links: readonly Link[],
  attached: Attached,
  rows: Rows,
  places: ColumnPlaces,
  labels: readonly LinkLabel[],
  reachOf: (layer: number) => number,
): ReadonlyMap<Directed, Way> {
  const trunkOf = new Map([...places.trunks].flatMap(([trunk, x]) => trunk.links.map((link) => [link, x] as const)))
  const named = new Map(labels.map((label) => [label.link.wire, label]))
  const ways = new Map<Directed, Way>()
  for (const [wire, own] of Map.groupBy(links, (link) => link.wire)) {
    const ordered = own.toSorted((one, other) => one.left.layer - other.left.layer)
    const [first, last] = [ordered[0], ordered.at(-1)]
    if (first === undefined || last === undefined) continue
    const turns = ordered.flatMap((link): Point[] => {
      const x = trunkOf.get(link)
      const { left, right } = heightsOf(link, attached, rows)
      return x === undefined || left === right
        ? []
        : [
            { x, y: left },
            { x, y: right },
          ]
    })
    const start = meet(first, 'left', attached, rows, places)
    const end = meet(last, 'right', attached, rows, places).toReversed()
    const points = straightened([...start, ...turns, ...end])
    const label = named.get(wire)
    ways.set(wire, {
      points: wire.isBack ? points.toReversed() : points,
      label: label === undefined ? null : labelBounds(label, attached, rows, places, reachOf),
    })
  }
  return ways
}

/** From the border of a box outwards: the point where the wire meets it and, where it turns there, the turn. */
function meet(link: Link, side: 'left' | 'right', attached: Attached, { y }: Rows, { middles }: ColumnPlaces): Point[] {
  const item = link[side]
  const { box, hook } = item
  const middle = middles[item.layer] ?? 0
  const height = y.get(item) ?? 0
  if (box === null) throw new Error('expected a wire to end at a box')
  if (hook === null) {
    const x = side === 'left' ? middle + box.width / 2 : middle - box.width / 2
    return [{ x, y: height + portsOf(link, attached)[side] }]
  }
  const x = middle + hook.x
  const own = y.get(boxItemOf(item, attached)) ?? 0
  const overhang = link.wire.wire.event !== null && box === link.wire.wire.from && hook.side === 'below' ? EVENT / 2 : 0
  const border = hook.side === 'above' ? own - box.height / 2 : own + box.height / 2 + overhang
  return [
    { x, y: border },
    { x, y: height },
  ]
}

function boxItemOf(hook: Item, { columns }: Attached): Item {
  const item = columns[hook.layer]?.find((one) => one.kind === 'box' && one.box === hook.box)
  if (item === undefined) throw new Error('expected a hook to lie beside its box')
  return item
}

function labelBounds(
  label: LinkLabel,
  attached: Attached,
  rows: Rows,
  { middles }: ColumnPlaces,
  reachOf: (layer: number) => number,
): Bounds {
  const { link, at, size, isUnder } = label
  const { left, right } = heightsOf(link, attached, rows)
  const { layer } = link[at]
  const middle = middles[layer] ?? 0
  const x = at === 'left' ? (label.edge ?? 0) : labelEnd(label, reachOf(layer)) - size.width
  const line = at === 'left' ? left : right
  return { ...size, x: middle + x, y: isUnder ? line + LIFT : line - LIFT - size.height }
}
