import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerClocks, type ClockQuestion } from './clock-sheet.ts'
import type { ServiceHours } from './service-calendar.ts'

const office: ServiceHours = {
  zone: 'UTC',
  weekly: {
    mon: [['09:00', '17:00']],
    tue: [['09:00', '17:00']],
    wed: [['09:00', '17:00']],
    thu: [['09:00', '17:00']],
    fri: [['09:00', '17:00']],
  },
}

/** A case created on Monday 2 March 2026 at nine. */
const question = (given: Partial<ClockQuestion>): ClockQuestion => ({
  calendar: office,
  targets: { solution: 480 },
  events: [{ at: '2026-03-02T09:00:00Z', type: 'created' }],
  now: '2026-03-02T10:00:00Z',
  ...given,
})

function answer(given: Partial<ClockQuestion>) {
  const result = answerClocks(question(given))
  if (!result.ok) throw new Error(`expected clocks, got ${JSON.stringify(result.refusal)}`)
  return result.value
}

const dueWith = (calendar: Partial<ServiceHours>, target = 480) =>
  answer({ calendar: { ...office, ...calendar }, targets: { solution: target } }).solution?.due

test('the answer in words and numbers, null where there is no target', () => {
  expect(answer({ targets: { firstResponse: 30 } })).toEqual({
    firstResponse: { due: '2026-03-02T09:30:00.000Z', used: 60, remaining: -30, breached: true, paused: false },
    update: null,
    solution: null,
  })
})

describe('the week', () => {
  test.each<[string, ServiceHours['weekly'], number, string]>([
    [
      'hours in any order',
      {
        mon: [
          ['13:00', '17:00'],
          ['09:00', '12:00'],
        ],
      },
      240,
      '2026-03-02T14:00:00.000Z',
    ],
    [
      'hours that touch',
      {
        mon: [
          ['09:00', '12:00'],
          ['12:00', '17:00'],
        ],
      },
      240,
      '2026-03-02T13:00:00.000Z',
    ],
    ['until midnight', { mon: [['09:00', '24:00']], tue: [['00:00', '09:00']] }, 960, '2026-03-03T01:00:00.000Z'],
    ['an hour of one digit', { mon: [['9:00', '17:00']] }, 60, '2026-03-02T10:00:00.000Z'],
    ['an empty day is closed', { mon: [], tue: [['10:00', '11:00']] }, 60, '2026-03-03T11:00:00.000Z'],
    ['Sunday', { sun: [['10:00', '11:00']] }, 60, '2026-03-08T11:00:00.000Z'],
  ])('%s', (_, weekly, target, due) => {
    expect(dueWith({ weekly }, target)).toBe(due)
  })
})

describe('days off and days worked', () => {
  test.each<[string, Partial<ServiceHours>, string]>([
    ['none', {}, '2026-03-03T17:00:00.000Z'],
    ['a holiday', { holidays: ['2026-03-03'] }, '2026-03-04T17:00:00.000Z'],
    ['a holiday on a day off changes nothing', { holidays: ['2026-03-07'] }, '2026-03-03T17:00:00.000Z'],
    [
      'a day worked wins over a holiday',
      { holidays: ['2026-03-03'], workdays: ['2026-03-03'] },
      '2026-03-03T17:00:00.000Z',
    ],
  ])('%s', (_, days, due) => {
    expect(dueWith(days, 960)).toBe(due)
  })

  test('a worked Saturday has the hours of the first open day from Monday on', () => {
    const weekly = { tue: [['10:00', '12:00']], fri: [['09:00', '17:00']], sun: [['00:00', '24:00']] } as const
    const saturday = answer({
      calendar: { zone: 'UTC', weekly, workdays: ['2026-03-07'] },
      events: [{ at: '2026-03-06T17:00:00Z', type: 'created' }],
      now: '2026-03-07T23:00:00Z',
    })
    expect(saturday.solution).toMatchObject({ used: 120, due: '2026-03-08T06:00:00.000Z' })
  })

  test('Chinese holidays count where they are asked for, and years that are not published yet are named', () => {
    const china = { zone: 'Asia/Shanghai', weekly: office.weekly, chineseHolidays: true }
    const one = (created: string, now: string) =>
      answer({ calendar: china, events: [{ at: created, type: 'created' }], now })
    expect(one('2026-09-30 17:00', '2026-10-08 10:00')).toMatchObject({ solution: { used: 60 } })
    expect(one('2026-09-30 17:00', '2026-10-08 10:00')).not.toHaveProperty('unknownYears')
    expect(one('2126-09-30 17:00', '2126-10-08 10:00')).toMatchObject({ unknownYears: [2126] })
  })
})

test('times without an offset are what clocks show in the zone of the calendar', () => {
  const calendar = { ...office, zone: 'America/New_York' }
  const { solution } = answer({
    calendar,
    events: [{ at: '2026-03-06 16:00', type: 'created' }],
    now: '2026-03-09T13:30:00Z',
  })
  expect(solution).toEqual({
    due: '2026-03-09T20:00:00.000Z',
    used: 90,
    remaining: 390,
    breached: false,
    paused: false,
  })
})

test('business minutes have three decimals, and used and remaining still make the target', () => {
  const { solution } = answer({ now: '2026-03-02T09:00:01.234Z', targets: { solution: 0.5 } })
  expect([solution?.used, solution?.remaining]).toEqual([0.021, 0.479])
  fc.assert(
    fc.property(fc.nat(28_800_000), fc.integer({ min: 1, max: 1_000_000 }), (after, milliTarget) => {
      const now = new Date(Date.parse('2026-03-02T09:00:00Z') + after).toISOString()
      const { solution } = answer({ now, targets: { solution: milliTarget / 1_000 } })
      const [used, remaining] = [solution?.used ?? 0, solution?.remaining ?? 0]
      expect(Math.round(used * 1_000) + Math.round(remaining * 1_000)).toBe(milliTarget)
      expect(Math.abs(used - after / 60_000)).toBeLessThanOrEqual(0.000_500_1)
      expect(String(remaining)).toMatch(/^-?\d+(\.\d{1,3})?$/)
    }),
  )
})

describe('nonsense is refused, naming the field', () => {
  const weekly = (mon: readonly (readonly [string, string])[]) => ({ calendar: { zone: 'UTC', weekly: { mon } } })
  test.each<[Partial<ClockQuestion>, string, string]>([
    [{ calendar: { ...office, zone: 'Mars/Base' } }, 'commerce.unknown-zone', 'calendar.zone'],
    [weekly([]), 'clocks.never-open', 'calendar.weekly'],
    [{ calendar: { zone: 'UTC', weekly: {}, workdays: ['2026-03-02'] } }, 'clocks.never-open', 'calendar.weekly'],
    [weekly([['17:00', '09:00']]), 'clocks.hours-wrong', 'calendar.weekly.mon[0]'],
    [weekly([['22:00', '06:00']]), 'clocks.hours-wrong', 'calendar.weekly.mon[0]'],
    [weekly([['09:00', '09:00']]), 'clocks.hours-wrong', 'calendar.weekly.mon[0]'],
    [weekly([['09:00', '24:01']]), 'clocks.hours-wrong', 'calendar.weekly.mon[0]'],
    [weekly([['09:60', '10:00']]), 'clocks.hours-wrong', 'calendar.weekly.mon[0]'],
    [
      weekly([
        ['09:00', '12:00'],
        ['nine', 'five'],
      ]),
      'clocks.hours-wrong',
      'calendar.weekly.mon[1]',
    ],
    [
      weekly([
        ['09:00', '12:00'],
        ['11:00', '13:00'],
      ]),
      'clocks.hours-overlap',
      'calendar.weekly.mon[1]',
    ],
    [
      weekly([
        ['11:00', '13:00'],
        ['09:00', '12:00'],
      ]),
      'clocks.hours-overlap',
      'calendar.weekly.mon[0]',
    ],
    [
      { calendar: { ...office, holidays: ['2026-03-02', '2026-02-29'] } },
      'commerce.not-a-time',
      'calendar.holidays[1]',
    ],
    [{ calendar: { ...office, workdays: ['03-02'] } }, 'commerce.not-a-time', 'calendar.workdays[0]'],
    [{ targets: { solution: 0 } }, 'clocks.target-wrong', 'targets.solution'],
    [{ targets: { update: -1 } }, 'clocks.target-wrong', 'targets.update'],
    [{ targets: { firstResponse: 2_400 * 520 + 1 } }, 'clocks.target-wrong', 'targets.firstResponse'],
    [{ events: [] }, 'clocks.not-created', 'events'],
    [{ events: [{ at: 'noon', type: 'created' }] }, 'commerce.not-a-time', 'events[0].at'],
    [{ now: '2026-02-30' }, 'commerce.not-a-time', 'now'],
    [{ now: '2076-03-03' }, 'clocks.too-far-apart', 'now'],
    [
      {
        events: [
          { at: '2076-03-03', type: 'solved' },
          { at: '2026-03-02', type: 'created' },
        ],
      },
      'clocks.too-far-apart',
      'events[0].at',
    ],
  ])('%j: %s at %s', (given, code, field) => {
    expect(answerClocks(question(given))).toMatchObject({ ok: false, refusal: { code, field } })
  })
})
