import {
  businessCalendar,
  type CalendarDefinition,
  type Instant,
  instant,
  instantOf,
  isoOf,
  type Result,
} from '@aftersale/kernel'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cause } from '../cause.ts'
import type { TimerState } from '../state.ts'
import type { TimeSurroundings } from './counting.ts'
import { dueInstant } from './due-instant.ts'
import { firstTimer, nextTimer, recomputedTimer } from './timer.ts'
import type { TimerType } from './timer-cause.ts'

const WORKDAYS = ['09:00-12:00', '13:00-18:00']

function calendar(changes: Partial<CalendarDefinition> = {}) {
  const week = { monday: WORKDAYS, tuesday: WORKDAYS, wednesday: WORKDAYS, thursday: WORKDAYS, friday: WORKDAYS }
  const made = businessCalendar({ zone: 'Asia/Shanghai', week, chineseHolidays: true, ...changes })
  if (!made.ok) throw new Error(`expected a calendar, got ${made.refusal.code}`)
  return made.value
}

function around(zone: string, desk = calendar()): TimeSurroundings {
  return { zone, calendars: new Map([['desk', { calendar: desk, edition: 1 }]]) }
}

const UTC = around('UTC')
const BERLIN = around('Europe/Berlin')
const NEW_YORK = around('America/New_York')
const SHANGHAI = around('Asia/Shanghai')

function valueOf<T>(result: Result<T, Cause>): T {
  if (!result.ok) throw new Error(`expected a value, got ${result.refusal.message.en}`)
  return result.value
}

function first(
  type: TimerType,
  rule: string,
  from: string,
  surroundings = UTC,
  name: string | null = null,
): TimerState {
  return valueOf(firstTimer(rule, type, instant(from), surroundings, name))
}

const due = (timer: TimerState | null) => (timer === null ? null : isoOf(timer.due))

/** The times at which it fires, each at its planned time. */
function times(timer: TimerState, count: number, surroundings = UTC, name: string | null = null): (string | null)[] {
  const planned: (string | null)[] = []
  for (let at: TimerState | null = timer; at !== null && planned.length < count; ) {
    planned.push(isoOf(at.due))
    at = valueOf(nextTimer(at, 'cycle', at.due, null, surroundings, name))
    if (at === null) planned.push(null)
  }
  return planned
}

describe('a date', () => {
  test.each([
    ['with an offset', '2026-03-01T09:00:00+08:00', UTC, '2026-03-01T01:00:00.000Z'],
    ['in UTC', '2026-03-01T09:00:00.25Z', BERLIN, '2026-03-01T09:00:00.250Z'],
    ['with a zone of its own', '2026-07-01T09:00:00@Europe/Berlin', SHANGHAI, '2026-07-01T07:00:00.000Z'],
    ['as Java writes it', '2026-07-01T09:00:00+02:00[Europe/Berlin]', SHANGHAI, '2026-07-01T07:00:00.000Z'],
    [
      'as Java writes it, the second time clocks show it',
      '2026-10-25T02:30:00+01:00[Europe/Berlin]',
      UTC,
      '2026-10-25T01:30:00.000Z',
    ],
    ['without a zone', '2026-03-01T09:00', SHANGHAI, '2026-03-01T01:00:00.000Z'],
    ['without a time is its local midnight', '2026-03-01', NEW_YORK, '2026-03-01T05:00:00.000Z'],
    ['24:00 is the midnight that ends the day', '2026-03-01T24:00:00Z', UTC, '2026-03-02T00:00:00.000Z'],
    ['that clocks skip', '2026-03-29T02:30:00', BERLIN, '2026-03-29T01:30:00.000Z'],
    ['that clocks show twice', '2026-10-25T02:30:00', BERLIN, '2026-10-25T00:30:00.000Z'],
    ['in the past stays there', '2020-02-29', UTC, '2020-02-29T00:00:00.000Z'],
  ])('%s', (_, rule, surroundings, at) => {
    expect(first('date', rule, '2026-01-01', surroundings)).toEqual({
      kind: 'timer',
      due: instant(at),
      rule,
      from: instant('2026-01-01'),
      repetitions: 0,
    })
  })
})

describe('a duration', () => {
  test.each([
    ['elapsed hours', 'PT36H', '2026-03-28T12:00:00Z', BERLIN, '2026-03-30T00:00:00.000Z'],
    ['a day keeps the time of day in spring', 'P1D', '2026-03-28T12:00:00Z', BERLIN, '2026-03-29T11:00:00.000Z'],
    ['24 hours do not', 'PT24H', '2026-03-28T12:00:00Z', BERLIN, '2026-03-29T12:00:00.000Z'],
    ['a day keeps the time of day in autumn', 'P1D', '2026-10-31T12:00:00Z', NEW_YORK, '2026-11-01T13:00:00.000Z'],
    ['a day where clocks never change', 'P1D', '2026-03-28T12:00:00Z', SHANGHAI, '2026-03-29T12:00:00.000Z'],
    ['a day into what clocks skip', 'P1D', '2026-03-28T01:30:00Z', BERLIN, '2026-03-29T01:30:00.000Z'],
    ['a month from a month end', 'P1M', '2026-01-31T12:00:00Z', UTC, '2026-02-28T12:00:00.000Z'],
    ['a month from a month end in a leap year', 'P1M', '2028-01-31T12:00:00Z', UTC, '2028-02-29T12:00:00.000Z'],
    ['a year from a leap day', 'P1Y', '2028-02-29T12:00:00Z', UTC, '2029-02-28T12:00:00.000Z'],
    ['a month end is the local one', 'P1M', '2026-01-30T17:00:00Z', SHANGHAI, '2026-02-27T17:00:00.000Z'],
    ['months before days before hours', 'P1M1DT1H', '2026-01-31T12:00:00Z', UTC, '2026-03-01T13:00:00.000Z'],
    ['weeks', 'P2W', '2026-03-20T12:00:00Z', BERLIN, '2026-04-03T11:00:00.000Z'],
    ['milliseconds', 'PT1.2345S', '2026-01-01T00:00:00Z', UTC, '2026-01-01T00:00:01.234Z'],
    ['nothing', 'P0D', '2026-10-25T01:30:00Z', BERLIN, '2026-10-25T01:30:00.000Z'],
    ['a negative one is due at once', '-P1D', '2026-01-01T00:00:00Z', UTC, '2026-01-01T00:00:00.000Z'],
    ['to the end of time', 'P7973Y', '2026-01-01T00:00:00Z', UTC, '9999-01-01T00:00:00.000Z'],
  ])('%s', (_, rule, from, surroundings, at) => {
    expect(due(first('duration', rule, from, surroundings))).toBe(at)
  })

  test.each(['P8000Y', 'PT999999999H', 'P999999999D'])('%s ends after the year 9999 and is refused', (rule) => {
    expect(firstTimer(rule, 'duration', instant('2026-01-01'), UTC, null)).toMatchObject({
      ok: false,
      refusal: { code: 'process.timer-out-of-range' },
    })
  })
})

describe('a duration on a business calendar', () => {
  test.each([
    ['two working days over a weekend', 'P2D', '2026-03-05T10:00', '2026-03-09T10:00'],
    ['hours over lunch', 'PT2H', '2026-03-05T11:00', '2026-03-05T14:00'],
    ['hours over night', 'PT90M', '2026-03-05T17:00', '2026-03-06T09:30'],
    ['half a second', 'PT0.5S', '2026-03-05T10:00', '2026-03-05T10:00:00.500'],
    ['a day and hours', 'P1DT4H', '2026-03-05T16:00', '2026-03-09T11:00'],
    ['a day from a Saturday is counted from Monday', 'P1D', '2026-03-07T11:00', '2026-03-10T09:00'],
    ['a day from the lunch break is counted from its end', 'P1D', '2026-03-05T12:30', '2026-03-06T13:00'],
    ['a day from the evening', 'P1D', '2026-03-05T20:00', '2026-03-09T09:00'],
    [
      'a day over Spring Festival, past the weekend before that is not worked',
      'P1D',
      '2026-02-14T10:00',
      '2026-02-24T10:00',
    ],
    ['a day into a Sunday that is worked for National Day', 'P1D', '2026-09-18T10:00', '2026-09-20T10:00'],
    ['weeks are calendar weeks', 'P2W', '2026-03-05T10:00', '2026-03-19T10:00'],
    ['a month that ends on a Sunday', 'P1M', '2026-02-01T10:00', '2026-03-02T09:00'],
    ['no days from a closed moment', 'P0D', '2026-03-07T11:00', '2026-03-07T11:00'],
  ])('%s', (_, rule, from, at) => {
    const timer = first('duration', rule, `${from}:00+08:00`, UTC, 'desk')
    expect(timer.due).toBe(instant(`${at.length > 16 ? at : `${at}:00`}+08:00`))
  })

  test('a short day that is closed at that time gives the next opening', () => {
    const short = calendar({ week: { friday: WORKDAYS, saturday: ['09:00-12:00'], monday: WORKDAYS } })
    expect(due(first('duration', 'P1D', '2026-03-06T15:00:00+08:00', around('UTC', short), 'desk'))).toBe(
      '2026-03-09T01:00:00.000Z',
    )
  })

  test('later beginnings never give earlier ends', () => {
    const moment = fc.integer({ min: instant('2025-12-01'), max: instant('2026-12-01') })
    const rule = fc.constantFrom('P1D', 'P3D', 'PT3H', 'P1DT1H', 'P1W', 'P1M')
    fc.assert(
      fc.property(moment, moment, rule, (one, other, text) => {
        const end = (at: number) => valueOf(firstTimer(text, 'duration', instantOf(at), UTC, 'desk')).due
        expect(end(Math.min(one, other))).toBeLessThanOrEqual(end(Math.max(one, other)))
      }),
    )
  })

  test('a calendar that nobody knows is refused by name', () => {
    const refused = { ok: false, refusal: { code: 'process.calendar-unknown' } }
    const timer = first('cycle', 'R3/P1D', '2026-03-05', UTC, 'desk')
    expect(firstTimer('P1D', 'duration', timer.from, UTC, 'night')).toMatchObject(refused)
    expect(nextTimer(timer, 'cycle', timer.due, null, UTC, 'night')).toMatchObject(refused)
    expect(recomputedTimer(timer, 'cycle', 'R3/P1D', UTC, 'night')).toMatchObject(refused)
    expect(dueInstant('P1D', timer.from, UTC, 'night', 'end-of-day')).toMatchObject(refused)
  })

  test.each(['PT90000H', 'P4000D', 'P1000DT90000H'])('%s is beyond ten years of it and refused', (rule) => {
    expect(firstTimer(rule, 'duration', instant('2026-01-01'), UTC, 'desk')).toMatchObject({
      ok: false,
      refusal: { code: 'process.timer-out-of-range' },
    })
  })
})

describe('a cycle', () => {
  test('fires as often as it says and is over then', () => {
    const timer = first('cycle', 'R3/PT10S', '2026-01-01T00:00:00Z')
    expect(timer.repetitions).toBe(2)
    expect(times(timer, 9)).toEqual([
      '2026-01-01T00:00:10.000Z',
      '2026-01-01T00:00:20.000Z',
      '2026-01-01T00:00:30.000Z',
      null,
    ])
  })

  test.each(['R/PT1H', 'R-1/PT1H'])('%s goes on without end', (rule) => {
    const timer = first('cycle', rule, '2026-01-01T00:00:00Z')
    expect(timer.repetitions).toBeNull()
    expect(times(timer, 30).at(-1)).toBe('2026-01-02T06:00:00.000Z')
  })

  test('days keep the time of day across a change of clocks', () => {
    expect(times(first('cycle', 'R/P1D', '2026-03-27T01:30:00Z', BERLIN), 3, BERLIN)).toEqual([
      '2026-03-28T01:30:00.000Z',
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ])
  })

  test('months come back to the end of the month', () => {
    expect(times(first('cycle', 'R/P1M', '2026-01-31T12:00:00Z'), 4)).toEqual([
      '2026-02-28T12:00:00.000Z',
      '2026-03-31T12:00:00.000Z',
      '2026-04-30T12:00:00.000Z',
      '2026-05-31T12:00:00.000Z',
    ])
  })

  test('a start is the first time, in the zone that it names', () => {
    expect(times(first('cycle', 'R2/2026-03-28T09:00:00@Europe/Berlin/P1D', '2026-01-01'), 9)).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      null,
    ])
  })

  test('on a business calendar counts working days', () => {
    expect(times(first('cycle', 'R3/P1D', '2026-09-30T10:00:00+08:00', UTC, 'desk'), 9, UTC, 'desk')).toEqual([
      '2026-10-08T02:00:00.000Z',
      '2026-10-09T02:00:00.000Z',
      '2026-10-10T02:00:00.000Z',
      null,
    ])
  })

  test('of elapsed time never drifts: its k-th time is the beginning plus k intervals', () => {
    const lateness = fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 20 })
    const seconds = fc.integer({ min: 1, max: 100_000 })
    const beginning = fc.integer({ min: instant('2020-01-01'), max: instant('2030-01-01') })
    fc.assert(
      fc.property(beginning, seconds, lateness, (from, interval, late) => {
        const rule = `R${late.length}/PT${interval}S`
        let timer: TimerState | null = valueOf(firstTimer(rule, 'cycle', instantOf(from), BERLIN, null))
        for (const [index, delay] of late.entries()) {
          if (timer === null) throw new Error(`expected ${late.length} times, got ${index}`)
          expect(timer.due).toBe(from + (index + 1) * interval * 1_000)
          timer = valueOf(nextTimer(timer, 'cycle', instantOf(timer.due + delay), null, BERLIN, null))
        }
        expect(timer).toBeNull()
      }),
    )
  })
})

describe('times that passed while nothing fired', () => {
  const late = instant('2026-01-01T03:30:00Z')
  const next = (rule: string, catchUp: 'all' | 'once' | null, firedAt: Instant = late) =>
    valueOf(nextTimer(first('cycle', rule, '2026-01-01T00:00:00Z'), 'cycle', firedAt, catchUp, UTC, null))

  test.each([
    ['all fire of a cycle that ends', 'R5/PT1H', null, '2026-01-01T02:00:00.000Z', 3],
    ['unless it is to catch up once', 'R5/PT1H', 'once', '2026-01-01T04:00:00.000Z', 1],
    ['one fires for all of an endless one', 'R/PT1H', null, '2026-01-01T04:00:00.000Z', null],
    ['unless it is to catch up all', 'R/PT1H', 'all', '2026-01-01T02:00:00.000Z', null],
    ['one fires for all of cron', '0 0 * * * *', null, '2026-01-01T04:00:00.000Z', null],
    ['unless it is to catch up all too', '0 0 * * * *', 'all', '2026-01-01T02:00:00.000Z', null],
  ] as const)('%s', (_, rule, catchUp, at, repetitions) => {
    expect(next(rule, catchUp)).toMatchObject({ due: instant(at), repetitions })
  })

  test('nothing is left where the last one passed too', () => {
    expect(next('R3/PT1H', 'once')).toBeNull()
  })

  test('a time that has come exactly now is one of those that fired', () => {
    expect(due(next('R/PT1H', null, instant('2026-01-01T03:00:00Z')))).toBe('2026-01-01T04:00:00.000Z')
  })

  test('a start in the past: an endless cycle begins with the next time, one that ends has all its times', () => {
    expect(due(first('cycle', 'R/2026-01-01T09:00/P1D', '2026-06-15T12:00:00Z'))).toBe('2026-06-16T09:00:00.000Z')
    expect(due(first('cycle', 'R2/2026-01-01T09:00/P1D', '2026-06-15T12:00:00Z'))).toBe('2026-01-01T09:00:00.000Z')
  })
})

describe('cron', () => {
  test.each([
    ['office hours', '0 0 9-17 * * MON-FRI', '2026-03-06T17:00:00Z', '2026-03-09T09:00:00.000Z'],
    ['five fields', '30 9 * * *', '2026-03-06T09:30:00Z', '2026-03-07T09:30:00.000Z'],
    ['within a second', '* * * * * *', '2026-03-06T09:30:00.5Z', '2026-03-06T09:30:01.000Z'],
    ['@weekly is Sunday', '@weekly', '2026-03-06T12:00:00Z', '2026-03-08T00:00:00.000Z'],
    ['a step from a number', '0 5/20 * * * *', '2026-03-06T12:26:00Z', '2026-03-06T12:45:00.000Z'],
    ['the last day', '0 0 0 L * *', '2028-02-02T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['the last working day', '0 0 0 LW * *', '2026-02-02T00:00:00Z', '2026-02-27T00:00:00.000Z'],
    ['the first Monday', '0 0 0 ? * MON#1', '2026-03-06T00:00:00Z', '2026-04-06T00:00:00.000Z'],
    ['six fields want both days', '0 0 0 13 * FRI', '2026-04-01T00:00:00Z', '2026-11-13T00:00:00.000Z'],
    ['five fields want either day', '0 0 13 * FRI', '2026-04-01T00:00:00Z', '2026-04-03T00:00:00.000Z'],
    ['Monday to Sunday', '0 0 0 * * MON-SUN', '2026-03-07T00:00:00Z', '2026-03-08T00:00:00.000Z'],
  ])('%s', (_, rule, from, at) => {
    expect(due(first('cycle', rule, from))).toBe(at)
  })

  test.each([
    [
      'daily at a time that clocks skip, later that day',
      '0 30 2 * * *',
      '2026-03-28T02:00:00Z',
      BERLIN,
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'also when asked between the jump and then',
      '0 30 2 * * *',
      '2026-03-29T01:10:00Z',
      BERLIN,
      '2026-03-29T01:30:00.000Z',
    ],
    ['and not again', '0 30 2 * * *', '2026-03-29T01:30:00Z', BERLIN, '2026-03-30T00:30:00.000Z'],
    [
      'half-hourly across the jump, each instant once',
      '0 */30 * * * *',
      '2026-03-29T01:00:00Z',
      BERLIN,
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'daily at a time that clocks show twice, the first',
      '0 30 1 * * *',
      '2026-10-31T12:00:00Z',
      NEW_YORK,
      '2026-11-01T05:30:00.000Z',
    ],
    ['and not the second', '0 30 1 * * *', '2026-11-01T05:30:00Z', NEW_YORK, '2026-11-02T06:30:00.000Z'],
    ['also when asked between the two', '0 30 1 * * *', '2026-11-01T06:10:00Z', NEW_YORK, '2026-11-02T06:30:00.000Z'],
    [
      'each second, after the hour that is shown twice',
      '* * * * * *',
      '2026-11-01T06:10:00Z',
      NEW_YORK,
      '2026-11-01T07:00:00.000Z',
    ],
    ['where clocks never change', '0 30 2 * * *', '2026-03-28T18:30:00Z', SHANGHAI, '2026-03-29T18:30:00.000Z'],
  ])('fires once %s', (_, rule, from, surroundings, at) => {
    expect(due(first('cycle', rule, from, surroundings))).toBe(at)
  })

  test('times rise, whatever the clocks do', () => {
    const rule = fc.constantFrom(
      '* * * * * *',
      '0 */7 * * * *',
      '0 30 2 * * *',
      '0 0 1-3 * * *',
      '@daily',
      '15 2 * * SUN',
    )
    const day = fc.constantFrom('2026-03-29T00:00:00Z', '2026-10-25T00:00:00Z')
    fc.assert(
      fc.property(rule, day, fc.integer({ min: 0, max: 10_800_000 }), (text, start, offset) => {
        let timer: TimerState = valueOf(firstTimer(text, 'cycle', instantOf(instant(start) + offset), BERLIN, null))
        for (let turn = 0; turn < 5; turn += 1) {
          expect(timer.due).toBeGreaterThan(timer.from)
          const next = valueOf(nextTimer(timer, 'cycle', timer.due, null, BERLIN, null))
          if (next === null) throw new Error('expected a next time, got none')
          expect(next.due).toBeGreaterThan(timer.due)
          timer = next
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('recomputing', () => {
  const again = (timer: TimerState, type: TimerType, rule: string, surroundings = UTC, name: string | null = null) =>
    valueOf(recomputedTimer(timer, type, rule, surroundings, name))

  /** After it fired so often, each time as planned. */
  function after(fired: number, rule: string, surroundings = UTC, name: string | null = null): TimerState {
    let timer = first('cycle', rule, '2026-03-02T02:00:00Z', surroundings, name)
    for (let turn = 0; turn < fired; turn += 1) {
      const next = valueOf(nextTimer(timer, 'cycle', timer.due, null, surroundings, name))
      if (next === null) throw new Error(`expected ${fired} times, got ${turn}`)
      timer = next
    }
    return timer
  }

  test('with the same rule and calendar changes nothing', () => {
    const rules = fc.constantFrom(
      'R9/PT90M',
      'R9/P1D',
      'R9/P1M',
      'R/PT90M',
      'R/P1D',
      'R/P1M',
      'R/2026-01-31T09:00/P1M',
      '@daily',
    )
    const where = fc.constantFrom<[TimeSurroundings, string | null]>([BERLIN, null], [SHANGHAI, 'desk'])
    fc.assert(
      fc.property(rules, where, fc.integer({ min: 0, max: 8 }), (rule, [surroundings, name], fired) => {
        const timer = after(fired, rule, surroundings, name)
        expect(again(timer, 'cycle', rule, surroundings, name)).toEqual(timer)
      }),
    )
    const timer = first('duration', 'P1D', '2026-03-28T12:00:00Z', BERLIN)
    expect(again(timer, 'duration', 'P1D', BERLIN)).toEqual(timer)
  })

  test('a date moves', () => {
    const timer = first('date', '2026-03-01', '2026-01-01')
    expect(due(again(timer, 'date', '2026-04-01'))).toBe('2026-04-01T00:00:00.000Z')
  })

  test('a duration counts from where it began, though that is past now', () => {
    const timer = first('duration', 'P3D', '2026-03-01T00:00:00Z')
    expect(again(timer, 'duration', 'PT1H')).toEqual({ ...timer, rule: 'PT1H', due: instant('2026-03-01T01:00:00Z') })
  })

  test('a holiday that is made known moves what counts working days', () => {
    const closed = around('UTC', calendar({ dates: { '2026-03-04': [] } }))
    const timer = first('duration', 'P2D', '2026-03-02T02:00:00Z', UTC, 'desk')
    expect(due(timer)).toBe('2026-03-04T02:00:00.000Z')
    expect(due(again(timer, 'duration', 'P2D', closed, 'desk'))).toBe('2026-03-05T02:00:00.000Z')
    expect(due(again(after(1, 'R3/P1D', UTC, 'desk'), 'cycle', 'R3/P1D', closed, 'desk'))).toBe(
      '2026-03-05T02:00:00.000Z',
    )
    expect(due(again(after(1, 'R/P1D', UTC, 'desk'), 'cycle', 'R/P1D', closed, 'desk'))).toBe(
      '2026-03-05T02:00:00.000Z',
    )
  })

  test.each([
    ['the next by number, where the new one ends', 3, 'R5/PT1H', 'R5/PT2H', '2026-03-02T10:00:00.000Z', 1],
    ['due at once, where that is past', 3, 'R5/PT1H', 'R5/PT30M', '2026-03-02T04:00:00.000Z', 1],
    ['the first after what fired, where it is endless', 3, 'R/PT1H', 'R/PT2H', '2026-03-02T06:00:00.000Z', null],
    ['the first of all, where nothing fired', 0, 'R/P1D', 'R/PT1H', '2026-03-02T03:00:00.000Z', null],
    ['after what fired, where it is cron now', 3, 'R/PT1H', '0 30 * * * *', '2026-03-02T05:30:00.000Z', null],
    ['after what fired, where it was cron', 3, '@hourly', 'R/PT20M', '2026-03-02T05:20:00.000Z', null],
    ['the new cron after what fired', 3, '@hourly', '0 30 * * * *', '2026-03-02T05:30:00.000Z', null],
  ])('another cycle: %s', (_, fired, old, rule, at, repetitions) => {
    expect(again(after(fired, old), 'cycle', rule)).toMatchObject({ due: instant(at), rule, repetitions })
  })

  test('a cycle that has fired more often than it is to now is over', () => {
    expect(again(after(3, 'R5/PT1H'), 'cycle', 'R3/PT1H')).toBeNull()
  })
})

describe('the due time of a user task', () => {
  test.each([
    ['a date ends with its day', '2026-03-29', BERLIN, null, 'end-of-day', '2026-03-29T21:59:59.999Z'],
    ['a date begins with its day', '2026-03-29', BERLIN, null, 'start-of-day', '2026-03-28T23:00:00.000Z'],
    ['a date and time is itself', '2026-03-29T12:00:00Z', BERLIN, null, 'end-of-day', '2026-03-29T12:00:00.000Z'],
    ['a duration', 'P1D', BERLIN, null, 'end-of-day', '2026-03-29T11:00:00.000Z'],
    ['a negative duration', '-P1D', BERLIN, null, 'end-of-day', '2026-03-28T12:00:00.000Z'],
    ['working days', 'P1D', BERLIN, 'desk', 'end-of-day', '2026-03-31T01:00:00.000Z'],
  ] as const)('%s', (_, value, surroundings, name, bareDate, at) => {
    const from = instant('2026-03-28T12:00:00Z')
    expect(isoOf(valueOf(dueInstant(value, from, surroundings, name, bareDate)))).toBe(at)
  })

  test.each([['soon'], [7], [null]])('%j is refused', (value) => {
    expect(dueInstant(value, instant('2026-01-01'), UTC, null, 'end-of-day')).toMatchObject({
      ok: false,
      refusal: { code: 'process.timer-unreadable' },
    })
  })
})
