import { expect, test } from 'vitest'
import { trafficMarks } from './traffic-marks.ts'
import type { ElementTraffic } from './traffic-queries.ts'

const words = {
  count: String,
  waiting: ({ instances }: { instances: number }) => `${instances} wait`,
  incidents: (count: number) => `${count} stopped`,
  passed: ({ count }: { count: number }) => `${count} passed`,
  passedShort: ({ count }: { count: number }) => `✓ ${count}`,
}
const at = (element: string, more: Partial<ElementTraffic>): ElementTraffic => {
  return { element, waiting: null, incidents: 0, passed: null, ...more }
}
const waiting = { instances: 3, medianSince: 0, longestSince: 0 } as unknown as ElementTraffic['waiting']

test('what stopped stands out before what waits; what passed stands aside', () => {
  const { marks, badges } = trafficMarks(
    [
      at('Ask', { waiting, passed: { count: 9, medianStay: 60, longestStay: 90 } }),
      at('Ship', { waiting, incidents: 2 }),
      at('End', { passed: { count: 4, medianStay: 0, longestStay: 0 } }),
    ],
    words,
  )
  expect([...marks]).toEqual([
    ['Ask', 'waiting'],
    ['Ship', 'stuck'],
  ])
  expect(badges.map(({ element, text, tone }) => `${element} ${text} ${tone}`)).toEqual([
    'Ask 3 waiting',
    'Ask ✓ 9 quiet',
    'Ship ! 2 stuck',
    'End ✓ 4 quiet',
  ])
})
