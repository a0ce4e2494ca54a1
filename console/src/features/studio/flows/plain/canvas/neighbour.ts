import type { Card, CardLayout } from '@aftersale/modelling'
import { sizeOf } from './sizes.ts'

export type Direction = 'up' | 'down' | 'left' | 'right'

/** The card that lies next in a direction: near first, straight ahead before aside. Null at the edge. */
export function neighbour(
  from: string,
  direction: Direction,
  cards: readonly Card[],
  layout: CardLayout,
): string | null {
  const middles = cards.flatMap((card) => {
    const place = layout.cards.get(card.id)
    const { width, height } = sizeOf(card)
    return place === undefined ? [] : [{ id: card.id, x: place.x + width / 2, y: place.y + height / 2 }]
  })
  const here = middles.find(({ id }) => id === from)
  if (here === undefined) return null
  const ahead = middles.flatMap(({ id, x, y }) => {
    const [along, aside] =
      direction === 'up' || direction === 'down' ? [y - here.y, x - here.x] : [x - here.x, y - here.y]
    const distance = direction === 'up' || direction === 'left' ? -along : along
    return distance < 8 ? [] : [{ id, cost: distance + 2 * Math.abs(aside) }]
  })
  return ahead.sort((one, other) => one.cost - other.cost)[0]?.id ?? null
}
