import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, instantOf, isoOf } from './instant.ts'
import { isTimeZone } from './zone-offset.ts'
import { instantToWallClock, isWallClock, type WallClock, wallClockToInstant } from './zoned-time.ts'

/** `2026-03-29 01:30:00` as fields. */
function wall(text: string): WallClock {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[- :]/).map(Number)
  return { year, month, day, hour, minute, second, millisecond: 0 }
}

const ZONES = [
  'Asia/Shanghai',
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'UTC',
]

describe('wall clocks become instants', () => {
  test.each([
    ['2026-03-01 08:00:00', 'Asia/Shanghai', '2026-03-01T00:00:00.000Z'],
    ['2010-12-01 08:26:00', 'Europe/London', '2010-12-01T08:26:00.000Z'],
    ['2011-06-26 12:00:00', 'Europe/London', '2011-06-26T11:00:00.000Z'],
    ['1986-05-04 03:00:00', 'Asia/Shanghai', '1986-05-03T18:00:00.000Z'],
    ['2011-12-31 06:00:00', 'Pacific/Apia', '2011-12-30T16:00:00.000Z'],
    ['1845-01-01 00:00:00', 'Europe/London', '1845-01-01T00:01:15.000Z'],
  ])('%s in %s is %s', (text, zone, iso) => {
    expect(isoOf(wallClockToInstant(wall(text), zone))).toBe(iso)
  })

  test('a time that clocks skip moves forward by what they skip', () => {
    expect(isoOf(wallClockToInstant(wall('2026-03-29 01:30:00'), 'Europe/London'))).toBe('2026-03-29T01:30:00.000Z')
    expect(instantToWallClock(instant('2026-03-29T01:30:00Z'), 'Europe/London')).toEqual(wall('2026-03-29 02:30:00'))
    expect(isoOf(wallClockToInstant(wall('2026-10-04 02:15:00'), 'Australia/Lord_Howe'))).toBe(
      '2026-10-03T15:45:00.000Z',
    )
    expect(isoOf(wallClockToInstant(wall('2011-12-30 12:00:00'), 'Pacific/Apia'))).toBe('2011-12-30T22:00:00.000Z')
  })

  test('of a time that clocks show twice the earlier is taken', () => {
    expect(isoOf(wallClockToInstant(wall('2026-10-25 01:30:00'), 'Europe/London'))).toBe('2026-10-25T00:30:00.000Z')
    expect(isoOf(wallClockToInstant(wall('2026-11-01 01:30:00'), 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z')
  })
})

test('an instant on the wall and back is the same, or the earlier of two that look the same', () => {
  const anyInstant = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(anyInstant, fc.constantFrom(...ZONES), (date, zone) => {
      const shown = instantToWallClock(instantOf(date.getTime()), zone)
      const back = wallClockToInstant(shown, zone)
      expect(back).toBeLessThanOrEqual(date.getTime())
      expect(instantToWallClock(back, zone)).toEqual(shown)
    }),
    { numRuns: 500 },
  )
})

test('the wall shows what Intl prints, around every change of the clocks', () => {
  const print = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: 'Europe/London' })
  for (const change of ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z', '2026-06-30T23:00:00Z']) {
    for (const off of [-3_600_000, -1_000, 0, 1_000, 3_600_000]) {
      const at = instantOf(instant(change) + off)
      expect(instantToWallClock(at, 'Europe/London')).toEqual(wall(print.format(at)))
    }
  }
})

describe('fields that are no real date and time', () => {
  test.each([
    '2026-02-29 00:00:00',
    '2100-02-29 00:00:00',
    '2026-04-31 00:00:00',
    '2026-01-01 24:00:00',
    '0000-01-01 00:00:00',
  ])('%s', (text) => {
    expect(isWallClock(wall(text))).toBe(false)
    expect(() => wallClockToInstant(wall(text), 'UTC')).toThrow(RangeError)
  })

  test('leap days and early years are real', () => {
    expect(isWallClock(wall('2000-02-29 00:00:00'))).toBe(true)
    expect(isoOf(wallClockToInstant(wall('0050-03-01 00:00:00'), 'UTC'))).toBe('0050-03-01T00:00:00.000Z')
  })
})

test('a zone is known or not', () => {
  expect(isTimeZone('Asia/Shanghai')).toBe(true)
  expect(isTimeZone('Asia/Atlantis')).toBe(false)
  expect(() => wallClockToInstant(wall('2026-01-01 00:00:00'), 'Asia/Atlantis')).toThrow(RangeError)
})
