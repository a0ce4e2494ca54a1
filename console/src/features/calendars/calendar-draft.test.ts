import { expect, test } from 'vitest'
import { daysOf, hoursOf, hoursText } from './calendar-draft.ts'

test('hours are read back as they are written, with Chinese punctuation too', () => {
  const openings: [string, string][] = [
    ['09:00', '12:00'],
    ['13:30', '18:00'],
  ]
  expect(hoursOf(hoursText(openings))).toEqual(openings)
  expect(hoursOf('09:00至12:00，13:30–18:00')).toEqual(openings)
  expect(hoursOf('')).toEqual([])
})

test.each(['9-12', '09:00', 'always'])('%s is no time', (text) => {
  expect(hoursOf(text)).toBeNull()
})

test('days stand one after the other', () => {
  expect(daysOf(' 2026-03-03，2026-03-04\n')).toEqual(['2026-03-03', '2026-03-04'])
})
