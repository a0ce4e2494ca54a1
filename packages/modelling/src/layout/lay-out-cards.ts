import { type Box, type Graph, layOutGraph, type Wire } from '@aftersale/diagram'
import type { Scope } from '../reading/plain-flow.ts'
import type { Place, Size } from './place.ts'
import { placedSign, signsOf } from './signs.ts'
import { stretchOf } from './stretch.ts'

/** A way as it is drawn. */
export interface DrawnWay {
  /** What it goes through, from the card that it leaves to the one that it leads into. */
  readonly points: readonly Place[]
  /** The middle of the sign that inserts a step on it. */
  readonly sign: Place
  /** The upper left corner of its label, where it has one. */
  readonly label: Place | null
}

/** Where cards and ways of a part of a flow stand, in the units of the sizes given; everything lies right of and below 0. */
export interface CardLayout extends Size {
  /** The upper left corner of each card. */
  readonly cards: ReadonlyMap<string, Place>
  readonly ways: ReadonlyMap<string, DrawnWay>
}

/**
 * Lays cards out from the top to the bottom: each below what leads to it, the main way straight, ways of horizontal and
 * vertical pieces that pass between the cards, with room for the sign and the label of each. `sizeOf` and `labelOf` say how
 * large cards and labels of ways are.
 */
export function layOutCards(
  scope: Scope,
  sizeOf: (card: string) => Size,
  labelOf: (way: string) => Size | null,
): CardLayout {
  const laid = layOutGraph(graphOf(scope, sizeOf))
  const { bounds } = laid
  const turned = ({ x, y }: Place): Place => ({ x: y - bounds.y, y: x - bounds.x })
  const raw = new Map([...laid.ways].map(([{ id }, { points }]) => [id, points.map(turned)]))
  const pointsOf = (way: string) => raw.get(way) ?? []
  const boxes = [...laid.shapes].map(([id, shape]) => ({ id, place: turned(shape.bounds), size: sizeOf(id) }))
  const signs = signsOf(scope, pointsOf, labelOf)
  const down = stretchOf(boxes, signs, pointsOf)
  const moved = ({ x, y }: Place): Place => ({ x, y: down(y) })
  const ways = signs.map((sign) => {
    const points = pointsOf(sign.way.id).map(moved)
    return [sign.way.id, { points, ...placedSign(sign, points) }] as const
  })
  return {
    width: bounds.height,
    height: down(bounds.width),
    cards: new Map(boxes.map(({ id, place }) => [id, moved(place)])),
    ways: new Map(ways),
  }
}

/** The layout of diagrams goes from the left to the right; seen along the other diagonal it goes downwards. */
function graphOf({ cards, ways }: Scope, sizeOf: (card: string) => Size): Graph {
  const boxes = new Map(
    cards.map(({ id, step }): [string, Box] => {
      const { width, height } = sizeOf(id)
      const isBreak = step.kind === 'end' && step.event.kind === 'error'
      const plain = { lane: 0, isBreak, borderEvents: [], label: null, companions: [], handler: null }
      return [id, { ...plain, id, kind: 'activity', width: height, height: width }]
    }),
  )
  const wires = ways.flatMap(({ id, from, to }): Wire[] => {
    const [source, target] = [boxes.get(from), boxes.get(to)]
    return source === undefined || target === undefined
      ? []
      : [{ id, from: source, to: target, event: null, label: null }]
  })
  return { boxes: [...boxes.values()], wires, lanes: 1 }
}
