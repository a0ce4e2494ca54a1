import { expect, test } from 'vitest'
import { acceptanceOf, awaitedUnits, type ReturnCounters, receptionOf, returnState } from './return-state.ts'

const NONE: ReturnCounters = {
  units: 2,
  cancelled: 0,
  received: 0,
  dismissed: 0,
  wrong: 0,
  lost: 0,
  restocked: 0,
  writtenOff: 0,
  givenBack: 0,
}
const line = (given: Partial<ReturnCounters>): ReturnCounters => ({ ...NONE, ...given })

test.each<[Partial<ReturnCounters>, string, number]>([
  [{}, 'awaiting', 2],
  [{ cancelled: 1 }, 'awaiting', 1],
  [{ received: 1 }, 'partly-received', 1],
  [{ dismissed: 1 }, 'partly-received', 1],
  [{ wrong: 1 }, 'awaiting', 2],
  [{ received: 1, dismissed: 1 }, 'received', 0],
  [{ received: 1, cancelled: 1 }, 'received', 0],
  [{ lost: 2 }, 'lost', 0],
  [{ lost: 1 }, 'awaiting', 1],
  [{ lost: 1, received: 1 }, 'partly-lost', 0],
  [{ cancelled: 2 }, 'cancelled', 0],
  [{ received: 2, givenBack: 2 }, 'received', 0],
])('of two units %j: %s, %d awaited', (given, reception, awaited) => {
  expect([receptionOf(line(given)), awaitedUnits(line(given))]).toEqual([reception, awaited])
})

test.each<[Partial<ReturnCounters>, string]>([
  [{}, 'pending'],
  [{ received: 1 }, 'pending'],
  [{ received: 2, restocked: 1 }, 'partly-accepted'],
  [{ received: 2, restocked: 2 }, 'accepted'],
  [{ received: 1, dismissed: 1, restocked: 1, writtenOff: 1 }, 'accepted'],
  [{ received: 2, restocked: 1, givenBack: 1 }, 'partly-accepted'],
  [{ received: 2, givenBack: 2 }, 'rejected'],
  [{ dismissed: 1 }, 'needs-a-person'],
  [{ dismissed: 1, writtenOff: 1, received: 1, restocked: 1 }, 'accepted'],
  [{ wrong: 1 }, 'needs-a-person'],
  [{ wrong: 1, received: 2, restocked: 2 }, 'accepted'],
  [{ lost: 2 }, 'pending'],
])('of two units %j: %s', (given, acceptance) => {
  expect(acceptanceOf(line(given))).toBe(acceptance)
})

const withGoods = (given: Partial<ReturnCounters>) => ({ ...line(given), withoutGoods: false })
const without = (given: Partial<ReturnCounters> = {}) => ({ ...line(given), withoutGoods: true })

test('a return stands as its lines together do; those without goods wait for none', () => {
  expect(returnState([withGoods({ received: 2 }), withGoods({})])).toEqual({
    reception: 'partly-received',
    acceptance: 'pending',
    units: 4,
    awaited: 2,
  })
  expect(returnState([withGoods({ received: 2, restocked: 2 }), without()])).toEqual({
    reception: 'received',
    acceptance: 'accepted',
    units: 4,
    awaited: 0,
  })
  expect(returnState([without(), without({ cancelled: 2 })])).toMatchObject({ reception: 'not-expected', units: 2 })
  expect(returnState([without({ cancelled: 2 })])).toMatchObject({ reception: 'cancelled', units: 0 })
  expect(returnState([withGoods({ cancelled: 2 }), withGoods({ lost: 2 })])).toMatchObject({ reception: 'lost' })
})
