import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, isoOf } from './instant.ts'
import { readStatedTime } from './stated-time.ts'

test.each([
  ['2026-03-01', '2026-02-28T16:00:00.000Z', '2026-03-01'],
  ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.000Z', '2026-03-01'],
  ['2026-03-01t08:00:00z', '2026-03-01T08:00:00.000Z', '2026-03-01'],
  ['2026-03-01 16:00+08:00', '2026-03-01T08:00:00.000Z', '2026-03-01'],
  ['2026-03-01T23:30:00-0500', '2026-03-02T04:30:00.000Z', '2026-03-02'],
  ['2026-02-28T16:00:00Z', '2026-02-28T16:00:00.000Z', '2026-03-01'],
  ['2026-03-01 16:00', '2026-03-01T08:00:00.000Z', '2026-03-01'],
  ['2026-03-01 23:59:59.9999', '2026-03-01T15:59:59.999Z', '2026-03-01'],
  ['0001-06-01T00:00:00Z', '0001-06-01T00:00:00.000Z', '0001-06-01'],
])('%s, read in Shanghai, is %s', (text, at, date) => {
  const read = readStatedTime(text, 'Asia/Shanghai')
  expect(read && [isoOf(read.at), read.date]).toEqual([at, date])
})

test.each([
  '',
  'now',
  '2026-02-29',
  '2026-02-29T08:00:00Z',
  '2026-03-01T24:00:00Z',
  '2026-03-01T08:60:00Z',
  '2026-03-01T08:00:60Z',
  '2026-03-01T08Z',
  '2026-03-01T08:00:00+24:00',
  '2026-03-01T08:00:00+08:60',
  '2026-03-01T08:00:00.Z',
  ' 2026-03-01',
  '1/3/2026',
  '9999-12-31T16:00:00Z',
  '99999-01-01T00:00:00Z',
])('%j is no time', (text) => {
  expect(readStatedTime(text, 'Asia/Shanghai')).toBeUndefined()
})

test('what was written as an instant is read back, whatever the zone', () => {
  const years = { min: Date.parse('0002-01-01'), max: Date.parse('9998-12-31') }
  fc.assert(
    fc.property(fc.integer(years), fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York'), (ms, zone) => {
      expect(readStatedTime(isoOf(instantOf(ms)), zone)?.at).toBe(ms)
    }),
  )
})
