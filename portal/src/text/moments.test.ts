import { expect, test } from 'vitest'
import { momentsIn } from './moments.ts'

const AT = '2026-11-13T18:30:00Z'

test.each([
  ['Asia/Shanghai', 'Asia/Shanghai', '14 Nov', '14 Nov, 02:30'],
  // Another name, the same clocks.
  ['Asia/Shanghai', 'Asia/Singapore', '14 Nov', '14 Nov, 02:30'],
  ['Asia/Shanghai', 'Europe/London', '14 Nov', '14 Nov, 02:30 GMT+8'],
  ['Europe/London', 'Asia/Shanghai', '13 Nov', '13 Nov, 18:30 GMT'],
  [null, 'Europe/London', '13 Nov', '13 Nov, 18:30'],
  ['Mars/Base', 'Europe/London', '13 Nov', '13 Nov, 18:30'],
])('times of %s are read in %s', (zone, own, day, time) => {
  const said = momentsIn('en-GB', zone, own)
  expect([said.day(AT), said.time(AT)]).toEqual([day, time])
})

test('a day without a time is that day everywhere', () => {
  expect(momentsIn('en-GB', 'America/Los_Angeles', 'UTC').day('2026-11-13')).toBe('13 Nov')
})
