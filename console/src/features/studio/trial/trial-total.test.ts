import fc from 'fast-check'
import { expect, test } from 'vitest'
import { difference, type TrialAnswer, together } from './trial-total.ts'

const amounts = fc.dictionary(fc.constantFrom('CNY', 'GBP', 'JPY'), fc.integer({ min: 0, max: 1_000 }), {
  noNullPrototype: true,
})
const count = fc.nat(1_000)
const sums = fc.record({
  ended: count,
  waiting: count,
  stopped: count,
  granted: count,
  grantedByRule: count,
  refused: count,
  refusedByRule: count,
  asked: count,
  askedByGroup: amounts,
  messages: count,
  refunds: amounts,
  estimated: amounts,
})
const rule = fc.record({ rule: fc.constantFrom('a', 'b', 'c'), before: count, after: count }).map((one) => ({
  ...one,
  decision: { id: 'd', name: { en: 'd', 'zh-CN': 'd' } },
  number: { before: 1, after: 1 },
  note: null,
}))
const part: fc.Arbitrary<TrialAnswer> = fc.record({
  processes: fc.constant([]),
  tried: count,
  compared: count,
  unclear: fc.constant([]),
  missing: fc.constant([]),
  next: fc.option(fc.constant('x'), { nil: null }),
  before: sums,
  after: sums,
  rules: fc.uniqueArray(rule, { selector: (one) => one.rule }),
  cases: fc.constant([]),
  story: fc.constant(null),
})

const inOrder = ({ rules, ...rest }: TrialAnswer) => ({
  ...rest,
  rules: rules.toSorted((one, other) => (one.rule < other.rule ? -1 : 1)),
})

test('it does not matter in which parts the cases were tried', () => {
  fc.assert(
    fc.property(part, part, part, (one, two, three) => {
      expect(inOrder(together(together(one, two), three))).toEqual(inOrder(together(one, together(two, three))))
    }),
    { numRuns: 100 },
  )
})

test('hits of a rule are added up, and what is said to go on before is what the last part said', () => {
  fc.assert(
    fc.property(part, part, (one, two) => {
      const whole = together(one, two)
      const hits = (answer: TrialAnswer) => answer.rules.reduce((sum, { after }) => sum + after, 0)
      expect(hits(whole)).toBe(hits(one) + hits(two))
      expect(whole.next).toBe(two.next)
    }),
    { numRuns: 50 },
  )
})

test('only what differs is told of amounts', () => {
  expect(difference({ CNY: 5, GBP: 1 }, { CNY: 5, JPY: 2 })).toEqual([
    ['GBP', 1],
    ['JPY', -2],
  ])
})
