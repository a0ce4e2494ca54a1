import { expect, test } from 'vitest'
import { hoursOf, hoursText, minutesOf, type Openings, usualMinutes } from './week-hours.ts'

const openings: Openings = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
]

test('hours are read back as they are written, with Chinese punctuation and without leading zeros too', () => {
  expect(hoursOf(hoursText(openings))).toEqual(openings)
  expect(hoursOf('9：00至12:00，13:30–18:00')).toEqual(openings)
  expect(hoursOf('')).toEqual([])
  expect(minutesOf(openings)).toBe(450)
})

test.each(['9-12', '09:00', 'always', '18:00-09:00', '09:75-10:00', '20:00-25:00'])('%s is no opening', (text) => {
  expect(hoursOf(text)).toBeNull()
})

test('a usual day is the first that is open', () => {
  expect(usualMinutes({ wed: [['09:00', '12:00']], tue: openings })).toBe(450)
  expect(usualMinutes({})).toBeNull()
})
