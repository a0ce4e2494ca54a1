import { expect, test } from 'vitest'
import { sizesOf, unitOf } from './working-time.ts'

test('minutes are said in the largest unit of which they are whole ones, days only where their length is known', () => {
  const office = sizesOf(450)
  expect([1350, 450, 240, 90].map((minutes) => unitOf(minutes, office))).toEqual(['days', 'days', 'hours', 'minutes'])
  expect([1350, 120].map((minutes) => unitOf(minutes, sizesOf(null)))).toEqual(['minutes', 'hours'])
})
