import { expect, test } from 'vitest'
import { packFlows } from '../../test/pack.ts'
import { layOutCards, readPlainFlow } from '../index.ts'

const CARD = { width: 264, height: 76 }

test.each(Object.entries(packFlows))(
  'no cards of %s lie upon each other nor signs upon cards or signs, and the first one is at the top',
  async (_, xml) => {
    const read = await readPlainFlow(xml)
    if (!read.ok) throw new Error(read.refusal.message.en)
    for (const scope of read.value.scopes) {
      const { cards, ways, width, height } = layOutCards(
        scope,
        () => CARD,
        () => ({ width: 120, height: 20 }),
      )
      expect(cards.size).toBe(scope.cards.length)
      expect(ways.size).toBe(scope.ways.length)
      const places = [...cards.values()]
      for (const [at, { x, y }] of places.entries()) {
        expect(x >= 0 && y >= 0 && x + CARD.width <= width && y + CARD.height <= height).toBe(true)
        const others = places.slice(at + 1)
        expect(others.some((other) => Math.abs(other.x - x) < CARD.width && Math.abs(other.y - y) < CARD.height)).toBe(
          false,
        )
      }
      for (const { points } of ways.values()) {
        const isStraight = points.every(
          ({ x, y }, at) => at === 0 || x === points[at - 1]?.x || y === points[at - 1]?.y,
        )
        expect(isStraight).toBe(true)
      }
      const signs = [...ways.values()].map(({ sign }) => sign)
      const near = signs.filter((one, at) =>
        signs.slice(at + 1).some((other) => Math.hypot(other.x - one.x, other.y - one.y) < 20),
      )
      expect(near).toEqual([])
      const covered = signs.filter(({ x, y }) =>
        places.some((card) => x > card.x && x < card.x + CARD.width && y > card.y && y < card.y + CARD.height),
      )
      expect(covered).toEqual([])
      const start = scope.cards.find(({ step }) => step.kind === 'start')
      const top = Math.min(...places.map(({ y }) => y))
      expect(cards.get(start?.id ?? '')?.y).toBeLessThan(top + 3 * CARD.height)
    }
  },
)
