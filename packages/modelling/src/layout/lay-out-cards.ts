import { type Box, type Graph, layOutGraph, type Wire } from '@aftersale/diagram'
import type { Scope } from '../reading/plain-flow.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface Place {
  readonly x: number
  readonly y: number
}

/** Where cards and ways of a part of a flow stand, in the units of the sizes given; everything lies right of and below 0. */
export interface CardLayout extends Size {
  /** The upper left corner of each card. */
  readonly cards: ReadonlyMap<string, Place>
  /** By id of each way: the points that it goes through, and the upper left corner of its label where it has one. */
  readonly ways: ReadonlyMap<string, { readonly points: readonly Place[]; readonly label: Place | null }>
}

/**
 * Lays cards out from the top to the bottom: each below what leads to it, the main way straight, ways of horizontal and
 * vertical pieces that pass between the cards. `sizeOf` and `labelOf` say how large cards and labels of ways are.
 */
export function layOutCards(
  { cards, ways }: Scope,
  sizeOf: (card: string) => Size,
  labelOf: (way: string) => Size | null,
): CardLayout {
  // The layout of diagrams goes from the left to the right; seen along the other diagonal it goes downwards.
  const boxes = new Map(
    cards.map(({ id, step }): [string, Box] => {
      const { width, height } = sizeOf(id)
      const isBreak = step.kind === 'end' && step.event.kind === 'error'
      const plain = { lane: 0, isBreak, borderEvents: [], label: null, companions: [], handler: null }
      return [id, { ...plain, id, kind: 'activity', width: height, height: width }]
    }),
  )
  const wires = ways.flatMap((way): Wire[] => {
    const [from, to] = [boxes.get(way.from), boxes.get(way.to)]
    if (from === undefined || to === undefined) return []
    const label = labelOf(way.id)
    return [
      {
        id: way.id,
        from,
        to,
        event: null,
        label: label === null ? null : { width: label.height, height: label.width },
      },
    ]
  })
  const graph: Graph = { boxes: [...boxes.values()], wires, lanes: 1 }
  const laid = layOutGraph(graph)
  const { bounds } = laid
  const turned = ({ x, y }: Place): Place => ({ x: y - bounds.y, y: x - bounds.x })
  return {
    width: bounds.height,
    height: bounds.width,
    cards: new Map([...laid.shapes].map(([id, shape]) => [id, turned(shape.bounds)])),
    ways: new Map(
      [...laid.ways].map(([{ id }, { points, label }]) => [
        id,
        { points: points.map(turned), label: label === null ? null : turned(label) },
      ]),
    ),
  }
}
