import type { Place, Size } from './place.ts'
import { roomOf, type Signed } from './signs.ts'

/** Cards side by side: where they begin and end from above, and the room that is wanted above and below them. */
interface Layer {
  readonly top: number
  readonly bottom: number
  above: number
  below: number
}

type Boxed = { readonly id: string; readonly place: Place; readonly size: Size }

/**
 * How far things move down, so that signs and labels of ways have room: a function of how far down they are. What is on one
 * level stays on one level, so ways stay horizontal and vertical.
 */
export function stretchOf(
  cards: readonly Boxed[],
  signs: readonly Signed[],
  pointsOf: (way: string) => readonly Place[],
): (y: number) => number {
  const layers = layersOf(cards)
  const free = freeAround(layers, signs, pointsOf)
  const layerOf = new Map(
    cards.map(({ id, place, size }) => [
      id,
      layers.find(({ top, bottom }) => isWithin(place.y + size.height / 2, top, bottom)),
    ]),
  )
  for (const sign of signs) {
    const { way, at, offset } = sign
    const layer = layerOf.get(at === 'source' ? way.from : way.to)
    if (at === 'middle' || layer === undefined) continue
    const room = free.get(layer)
    const missing = offset + roomOf(sign) - (at === 'source' ? (room?.below ?? 0) : (room?.above ?? 0))
    if (at === 'source') layer.below = Math.max(layer.below, missing)
    else layer.above = Math.max(layer.above, missing)
  }
  return (y) =>
    y +
    layers.reduce(
      (sum, { top, bottom, above, below }) => sum + (y > top - 1 ? above : 0) + (y > bottom + 1 ? below : 0),
      0,
    )
}

/** How far it is from each layer to the nearest way that crosses above or below it, or to the next layer. */
function freeAround(
  layers: readonly Layer[],
  signs: readonly Signed[],
  pointsOf: (way: string) => readonly Place[],
): ReadonlyMap<Layer, { readonly above: number; readonly below: number }> {
  const crossing = signs.flatMap(({ way }) => {
    const points = pointsOf(way.id)
    return points.flatMap(({ x, y }, at) => (points[at + 1]?.y === y && points[at + 1]?.x !== x ? [y] : []))
  })
  return new Map(
    layers.map((layer, at) => {
      const [before, after] = [layers[at - 1]?.bottom ?? layer.top - 48, layers[at + 1]?.top ?? layer.bottom + 48]
      const above = layer.top - Math.max(before, ...crossing.filter((y) => y < layer.top && y > before))
      const below = Math.min(after, ...crossing.filter((y) => y > layer.bottom && y < after)) - layer.bottom
      return [layer, { above, below }]
    }),
  )
}

const isWithin = (y: number, top: number, bottom: number): boolean => y >= top && y <= bottom

function layersOf(cards: readonly Boxed[]): Layer[] {
  const layers: { top: number; bottom: number; above: number; below: number }[] = []
  const ordered = cards.toSorted((one, other) => one.place.y - other.place.y)
  for (const { place, size } of ordered) {
    const last = layers.at(-1)
    const bottom = place.y + size.height
    if (last !== undefined && place.y < last.bottom) last.bottom = Math.max(last.bottom, bottom)
    else layers.push({ top: place.y, bottom, above: 0, below: 0 })
  }
  return layers
}
