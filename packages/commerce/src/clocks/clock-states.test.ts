import {
  addBusinessMinutes,
  type BusinessCalendar,
  businessCalendar,
  businessTimeBetween,
  type CalendarDefinition,
  type Instant,
  instant,
  instantOf,
  isOpen,
  isoOf,
} from '@aftersale/kernel'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClockEvent, ClockEventType, ClockState, ClockTargets } from './clock.ts'
import { clockDues, clockStates } from './clock-states.ts'

function calendarOf(definition: CalendarDefinition): BusinessCalendar {
  const calendar = businessCalendar(definition)
  if (!calendar.ok) throw new Error(`expected a calendar, got ${JSON.stringify(calendar.refusal)}`)
  return calendar.value
}

const workweek = (...hours: string[]) => ({
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
})
const office = calendarOf({ zone: 'UTC', week: workweek('09:00-17:00') })
const shanghai = calendarOf({
  zone: 'Asia/Shanghai',
  week: workweek('09:00-12:00', '13:00-18:00'),
  chineseHolidays: true,
})
const allHours = (zone: string) => {
  const week = workweek('00:00-24:00')
  return calendarOf({ zone, week: { ...week, saturday: week.monday, sunday: week.monday } })
}

/** `Mo 09:00` is Monday 2 March 2026; `+Mo 09:00` that of the week after. */
function at(text: string): Instant {
  if (/^\d/.test(text)) return instant(text)
  const [day = '', time = ''] = text.replace('+', '').split(' ')
  const date = 2 + ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'].indexOf(day) + (text.startsWith('+') ? 7 : 0)
  return instant(`2026-03-${String(date).padStart(2, '0')}T${time}Z`)
}

const events = (...given: [string, ClockEventType][]): ClockEvent[] =>
  given.map(([time, type]) => ({ at: at(time), type }))

function states(calendar: BusinessCalendar, targets: ClockTargets, given: ClockEvent[], now: string) {
  const result = clockStates({ calendar, targets }, given, at(now))
  if (!result.ok) throw new Error(`expected clocks, got ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** The state with times in minutes: `[due, used, remaining, what else]`. */
function told(state: ClockState | null) {
  if (state === null) return null
  const also = [...(state.breached ? ['breached'] : []), ...(state.paused ? ['paused'] : [])].join(' ')
  return [isoOf(state.due), state.used / 60_000, state.remaining / 60_000, also]
}

const solution = (given: [string, ClockEventType][], now: string, target = 480) =>
  told(states(office, { solution: target }, events(...given), now).solution)
const due = (time: string) => isoOf(at(time))

describe('a clock counts business minutes only', () => {
  test.each<[string, [string, ClockEventType][], string, number, [string, number, number, string]]>([
    ['within a day', [['Mo 10:00', 'created']], 'Mo 11:00', 120, ['Mo 12:00', 60, 60, '']],
    ['over night', [['Mo 16:00', 'created']], 'Tu 09:30', 120, ['Tu 10:00', 90, 30, '']],
    ['over the weekend', [['Fr 16:00', 'created']], '+Mo 09:30', 120, ['+Mo 10:00', 90, 30, '']],
    ['from a closed moment', [['Sa 12:00', 'created']], 'Su 12:00', 60, ['+Mo 10:00', 0, 60, '']],
    [
      'a target of a whole day ends at closing time',
      [['Mo 09:00', 'created']],
      'Mo 17:00',
      480,
      ['Mo 17:00', 480, 0, ''],
    ],
    ['and is late in the evening', [['Mo 09:00', 'created']], 'Mo 17:01', 480, ['Mo 17:00', 480, 0, 'breached']],
    ['late by an hour', [['Mo 09:00', 'created']], 'Mo 12:00', 120, ['Mo 11:00', 180, -60, 'breached']],
    [
      'to the millisecond',
      [['Mo 09:00', 'created']],
      'Mo 09:00:00.001',
      0.5,
      ['Mo 09:00:30', 1 / 60_000, 29_999 / 60_000, ''],
    ],
  ])('%s', (_, given, now, target, [dueAt, ...rest]) => {
    expect(solution(given, now, target)).toEqual([due(dueAt), ...rest])
  })
})

describe('a pause moves due by its business time', () => {
  const created: [string, ClockEventType] = ['Mo 10:00', 'created']
  test.each<[string, [string, ClockEventType][], string, [string, number, number, string]]>([
    [
      'an hour at noon',
      [
        ['Mo 12:00', 'paused'],
        ['Mo 13:00', 'resumed'],
      ],
      'Mo 14:00',
      ['Tu 11:00', 180, 300, ''],
    ],
    [
      'a night',
      [
        ['Mo 17:00', 'paused'],
        ['Tu 09:00', 'resumed'],
      ],
      'Tu 09:30',
      ['Tu 10:00', 450, 30, ''],
    ],
    [
      'a weekend, opening hours on both sides',
      [
        ['Mo 16:00', 'paused'],
        ['+Mo 10:00', 'resumed'],
      ],
      '+Mo 10:00',
      ['+Mo 12:00', 360, 120, ''],
    ],
    ['going on: due moves with now', [['Mo 12:00', 'paused']], 'Mo 15:00', ['Tu 13:00', 120, 360, 'paused']],
    [
      'going on through the night: due stands still',
      [['Mo 12:00', 'paused']],
      'Tu 03:00',
      ['Tu 15:00', 120, 360, 'paused'],
    ],
    [
      'from the very instant of due',
      [
        ['Tu 10:00', 'paused'],
        ['Tu 11:00', 'resumed'],
      ],
      'Tu 11:00',
      ['Tu 11:00', 480, 0, ''],
    ],
    [
      'after it was late too, which it stays',
      [
        ['Tu 10:01', 'paused'],
        ['Tu 11:00', 'resumed'],
      ],
      'Tu 12:00',
      ['Tu 10:59', 541, -61, 'breached'],
    ],
    ['late, then paused, stays late', [['Tu 10:01', 'paused']], 'Tu 12:00', ['Tu 11:59', 481, -1, 'breached paused']],
    [
      'pressed twice',
      [
        ['Mo 12:00', 'paused'],
        ['Mo 12:30', 'paused'],
        ['Mo 13:00', 'resumed'],
        ['Mo 13:30', 'resumed'],
      ],
      'Mo 14:00',
      ['Tu 11:00', 180, 300, ''],
    ],
    [
      'solved in it',
      [
        ['Mo 12:00', 'paused'],
        ['We 12:00', 'solved'],
      ],
      'Fr 12:00',
      ['Th 10:00', 120, 360, ''],
    ],
    [
      'told in another order',
      [
        ['Mo 13:00', 'resumed'],
        ['Mo 12:00', 'paused'],
      ],
      'Mo 14:00',
      ['Tu 11:00', 180, 300, ''],
    ],
  ])('%s', (_, pauses, now, [dueAt, ...rest]) => {
    expect(solution([created, ...pauses], now)).toEqual([due(dueAt), ...rest])
  })
})

describe('a pause from closing time, when the whole target was used', () => {
  const created: [string, ClockEventType] = ['Mo 09:00', 'created']
  test.each<[string, [string, ClockEventType][], string, [string, number, number, string]]>([
    [
      'holds the clock in time through the evening',
      [['Mo 17:00', 'paused']],
      'Mo 20:00',
      ['Mo 17:00', 480, 0, 'paused'],
    ],
    [
      'is the same pause when it is cut in two in the night',
      [
        ['Mo 17:00', 'paused'],
        ['Tu 08:00', 'resumed'],
        ['Tu 08:00', 'paused'],
        ['Tu 10:00', 'resumed'],
      ],
      'Tu 10:00',
      ['Tu 10:00', 480, 0, ''],
    ],
    [
      'leaves it in time when solved in it',
      [
        ['Mo 17:00', 'paused'],
        ['Mo 20:00', 'solved'],
      ],
      'We 09:00',
      ['Mo 17:00', 480, 0, ''],
    ],
  ])('%s', (_, pauses, now, [dueAt, ...rest]) => {
    expect(solution([created, ...pauses], now)).toEqual([due(dueAt), ...rest])
  })
})

describe('first response, update and solution are three clocks', () => {
  const targets = { firstResponse: 60, update: 240, solution: 960 }
  const all = (given: [string, ClockEventType][], now: string) => {
    const { firstResponse, update, solution } = states(office, targets, events(...given), now)
    return [told(firstResponse), told(update), told(solution)]
  }

  test('all run from creation', () => {
    expect(all([['Mo 09:00', 'created']], 'Mo 09:30')).toEqual([
      [due('Mo 10:00'), 30, 30, ''],
      [due('Mo 13:00'), 30, 210, ''],
      [due('Tu 17:00'), 30, 930, ''],
    ])
  })

  test('the first reply stops the first, and each reply restarts the second with its whole target', () => {
    const given: [string, ClockEventType][] = [
      ['Mo 09:00', 'created'],
      ['Mo 09:45', 'replied'],
      ['Mo 15:00', 'replied'],
    ]
    expect(all(given, 'Tu 09:00')).toEqual([
      [due('Mo 10:00'), 45, 15, ''],
      [due('Tu 11:00'), 120, 120, ''],
      [due('Tu 17:00'), 480, 480, ''],
    ])
  })

  test('the solution stops all; a first response never given counts as given then', () => {
    const solved: [string, ClockEventType][] = [
      ['Mo 09:00', 'created'],
      ['Mo 10:30', 'solved'],
      ['Tu 09:00', 'replied'],
      ['Tu 10:00', 'paused'],
      ['We 09:00', 'solved'],
    ]
    expect(all(solved, '+Mo 09:00')).toEqual([
      [due('Mo 10:00'), 90, -30, 'breached'],
      [due('Mo 13:00'), 90, 150, ''],
      [due('Tu 17:00'), 90, 870, ''],
    ])
  })

  test('a reply in a pause answers, and what restarts then is paused still', () => {
    const given: [string, ClockEventType][] = [
      ['Mo 09:00', 'created'],
      ['Mo 09:30', 'paused'],
      ['Mo 11:00', 'replied'],
    ]
    expect(all(given, 'Mo 12:00')).toEqual([
      [due('Mo 11:30'), 30, 30, ''],
      [due('Mo 16:00'), 0, 240, 'paused'],
      [isoOf(instant('2026-03-04T11:30:00Z')), 30, 930, 'paused'],
    ])
  })

  test('stopped at the very instant of due is in time, a millisecond later is not', () => {
    const until = (time: string) =>
      told(
        states(office, { firstResponse: 60 }, events(['Mo 09:00', 'created'], [time, 'replied']), 'Fr 09:00')
          .firstResponse,
      )
    expect(until('Mo 10:00')).toEqual([due('Mo 10:00'), 60, 0, ''])
    expect(until('Mo 10:00:00.001')?.[3]).toBe('breached')
  })

  test('a clock without a target is not kept', () => {
    expect(states(office, {}, events(['Mo 09:00', 'created']), 'Mo 10:00')).toEqual({
      firstResponse: null,
      update: null,
      solution: null,
    })
  })

  test('what lies after now has not happened yet', () => {
    const given: [string, ClockEventType][] = [
      ['Mo 09:00', 'created'],
      ['Mo 10:00', 'paused'],
      ['Mo 11:00', 'resumed'],
      ['Mo 12:00', 'replied'],
      ['Mo 13:00', 'solved'],
    ]
    expect(told(states(office, { solution: 60 }, events(...given), 'Mo 10:30').solution)).toEqual([
      due('Mo 10:30'),
      60,
      0,
      'paused',
    ])
    expect(told(states(office, { firstResponse: 60 }, events(...given), 'Mo 12:00').firstResponse)?.[1]).toBe(120)
  })
})

describe('what makes no sense is refused, naming the field', () => {
  test.each<[ClockTargets, [string, ClockEventType][], string, string, string]>([
    [{}, [], 'Mo 09:00', 'clocks.not-created', 'events'],
    [{}, [['Mo 09:00', 'replied']], 'Mo 10:00', 'clocks.not-created', 'events'],
    [{}, [['Mo 09:00', 'created']], 'Mo 08:59', 'clocks.not-created', 'now'],
    [
      {},
      [
        ['Mo 09:00', 'created'],
        ['Mo 09:30', 'resumed'],
        ['Mo 09:40', 'paused'],
      ],
      'Mo 10:00',
      'clocks.not-paused',
      'events[1].type',
    ],
    [
      {},
      [
        ['Mo 09:00', 'created'],
        ['Mo 08:00', 'replied'],
      ],
      'Mo 10:00',
      'clocks.before-creation',
      'events[1].at',
    ],
    [
      {},
      [
        ['Mo 09:00', 'created'],
        ['Mo 08:00', 'paused'],
        ['Mo 07:00', 'solved'],
      ],
      'Mo 10:00',
      'clocks.before-creation',
      'events[2].at',
    ],
    [
      {},
      [
        ['Mo 09:00', 'created'],
        ['Mo 09:30', 'created'],
      ],
      'Mo 10:00',
      'clocks.created-twice',
      'events[1].type',
    ],
    [{ update: 0 }, [['Mo 09:00', 'created']], 'Mo 10:00', 'clocks.target-wrong', 'targets.update'],
    [{ solution: -1 }, [['Mo 09:00', 'created']], 'Mo 10:00', 'clocks.target-wrong', 'targets.solution'],
    [
      { firstResponse: Number.NaN },
      [['Mo 09:00', 'created']],
      'Mo 10:00',
      'clocks.target-wrong',
      'targets.firstResponse',
    ],
    [{ firstResponse: 1e9 }, [['Mo 09:00', 'created']], 'Mo 10:00', 'clocks.target-wrong', 'targets.firstResponse'],
  ])('%j %j at %s: %s at %s', (targets, given, now, code, field) => {
    const result = clockStates({ calendar: office, targets }, events(...given), at(now))
    expect(result).toMatchObject({ ok: false, refusal: { code, field } })
  })

  test('a reply told before the creation of the same instant is no nonsense', () => {
    expect(
      clockStates(
        { calendar: office, targets: {} },
        events(['Mo 09:00', 'replied'], ['Mo 09:00', 'created']),
        at('Mo 10:00'),
      ).ok,
    ).toBe(true)
  })
})

describe('Chinese holidays and make-up workdays count', () => {
  const inShanghai = (text: string) => instant(`${text.replace(' ', 'T')}:00+08:00`)
  const one = (created: string, now: string, target: number, ...pause: string[]) => {
    const given: ClockEvent[] = [{ at: inShanghai(created), type: 'created' }]
    for (const [index, time] of pause.entries())
      given.push({ at: inShanghai(time), type: index === 0 ? 'paused' : 'resumed' })
    const result = clockStates({ calendar: shanghai, targets: { solution: target } }, given, inShanghai(now))
    return result.ok ? result.value.solution : result.refusal
  }

  test('Spring Festival 2026: from Saturday 14 February, which is worked, to Tuesday the 24th', () => {
    expect(one('2026-02-14 17:00', '2026-02-23 12:00', 120)).toMatchObject({
      due: inShanghai('2026-02-24 10:00'),
      used: 3_600_000,
      breached: false,
      unknownYears: [],
    })
  })

  test('a pause over National Day 2026 takes the business time of the days that are worked', () => {
    expect(one('2026-09-30 17:00', '2026-10-10 18:00', 120, '2026-09-30 17:30', '2026-10-08 10:00')).toMatchObject({
      due: inShanghai('2026-10-08 11:30'),
      used: (30 + 7 * 60 + 8 * 60 + 8 * 60) * 60_000,
      breached: true,
    })
  })

  test('years whose holidays are not published yet are named', () => {
    expect(one('2126-09-30 17:00', '2126-09-30 17:30', 120)).toMatchObject({ unknownYears: [2126] })
  })
})

describe('where clocks on the wall change, an hour that is skipped is not worked and one that is repeated is', () => {
  test.each([
    ['Europe/London', '2026-03-28T12:00:00Z', '2026-03-29T11:00:00.000Z'],
    ['Europe/London', '2026-10-24T11:00:00Z', '2026-10-25T11:00:00.000Z'],
    ['America/New_York', '2026-03-07T17:00:00Z', '2026-03-08T16:00:00.000Z'],
  ])('%s: a day from %s is %s', (zone, created, dueAt) => {
    const day = calendarOf({ zone, week: { saturday: ['12:00-24:00'], sunday: ['00:00-12:00'] } })
    const hours = businessTimeBetween(day, instant(created), instant(dueAt)).milliseconds / 60_000
    const round = states(allHours(zone), { solution: hours }, [{ at: instant(created), type: 'created' }], created)
    expect(round.solution && isoOf(round.solution.due)).toBe(dueAt)
    expect(hours).toBe((instant(dueAt) - instant(created)) / 60_000)
  })
})

test('due instants of many cases are those of their states; a case without creation is refused alone', () => {
  const terms = { calendar: office, targets: { firstResponse: 60, solution: 480 } }
  const cases = [
    events(['Mo 10:00', 'created'], ['Mo 11:00', 'paused']),
    events(['Mo 10:00', 'replied']),
    events(['Mo 10:00', 'created'], ['Mo 10:30', 'replied']),
  ]
  expect(clockDues(terms, cases, at('Mo 12:00'))).toEqual([
    {
      ok: true,
      value: {
        firstResponse: { due: at('Mo 12:00'), running: false },
        update: null,
        solution: { due: at('Tu 11:00'), running: false },
      },
    },
    { ok: false, refusal: { code: 'clocks.not-created', field: 'events' } },
    {
      ok: true,
      value: {
        firstResponse: { due: at('Mo 11:00'), running: false },
        update: null,
        solution: { due: at('Tu 10:00'), running: true },
      },
    },
  ])
})

const start = at('Mo 00:00')
const HALF_HOUR = 1_800_000
/** Instants within three weeks, mostly on the half hour, so that events meet each other, due instants and opening hours. */
const anyInstant = fc
  .tuple(fc.nat(3 * 7 * 48), fc.constantFrom(0, 0, 0, 1, 999_999))
  .map(([halves, off]) => instantOf(start + halves * HALF_HOUR + off))
const anyCalendar = fc.constantFrom(office, shanghai, allHours('Europe/London'))
const anyTargets = fc.record({
  firstResponse: fc.constantFrom(1, 30, 60, 480),
  update: fc.constantFrom(0.5, 240, 960),
  solution: fc.constantFrom(60, 480, 2_400),
})
const anyEvents = fc
  .array(
    fc.record({ at: anyInstant, type: fc.constantFrom('replied', 'paused', 'resumed', 'paused', 'resumed', 'solved') }),
    {
      maxLength: 10,
    },
  )
  .map((later): ClockEvent[] => [{ at: start, type: 'created' }, ...pausedFirst(later as ClockEvent[])])

/** Without the resumptions that come before any pause, which are refused. */
function pausedFirst(given: readonly ClockEvent[]): ClockEvent[] {
  const [first] = given.filter(({ type }) => type === 'paused').sort((a, b) => a.at - b.at)
  const isAfter = (event: ClockEvent) =>
    first !== undefined &&
    (event.at > first.at || (event.at === first.at && given.indexOf(event) > given.indexOf(first)))
  return given.filter((event) => event.type !== 'resumed' || isAfter(event))
}

const clocksOf = (calendar: BusinessCalendar, targets: ClockTargets, given: readonly ClockEvent[], now: Instant) => {
  const result = clockStates({ calendar, targets }, given, now)
  if (!result.ok) throw new Error(`expected clocks, got ${JSON.stringify(result.refusal)}`)
  return Object.values(result.value).filter((state) => state !== null)
}

test('used and remaining make the target; a clock late has used it up; the dues are those that waiting asks for', () => {
  fc.assert(
    fc.property(anyCalendar, anyTargets, anyEvents, anyInstant, (calendar, targets, given, now) => {
      const clocks = clocksOf(calendar, targets, given, now)
      for (const [index, target] of [targets.firstResponse, targets.update, targets.solution].entries()) {
        const clock = clocks[index]
        expect((clock?.used ?? 0) + (clock?.remaining ?? 0)).toBe(target * 60_000)
        expect(clock?.used).toBeGreaterThanOrEqual(0)
        if (clock?.breached) expect(clock.remaining).toBeLessThanOrEqual(0)
        else expect(clock?.remaining).toBeGreaterThanOrEqual(0)
      }
      const [dues] = clockDues({ calendar, targets }, [given], now)
      expect(dues?.ok && Object.values(dues.value).map((clock) => clock?.due)).toEqual(clocks.map(({ due }) => due))
    }),
  )
})

test('as time goes on nothing runs backwards: used and due only grow, and what is late stays late', () => {
  fc.assert(
    fc.property(anyCalendar, anyTargets, anyEvents, anyInstant, anyInstant, (calendar, targets, given, one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one]
      const before = clocksOf(calendar, targets, given, earlier)
      const after = clocksOf(calendar, targets, given, later)
      const replied = given.some(({ at, type }) => type === 'replied' && at > earlier && at <= later)
      for (const [index, clock] of before.entries()) {
        expect(after[index]?.due).toBeGreaterThanOrEqual(clock.due)
        if (index === 1 && replied) continue
        expect(after[index]?.used).toBeGreaterThanOrEqual(clock.used)
        if (clock.breached) expect(after[index]?.breached).toBe(true)
      }
    }),
  )
})

test('a further pause only moves due forward, and where it is the only one by no more than its business time', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyTargets,
      anyEvents,
      anyInstant,
      anyInstant,
      anyInstant,
      (calendar, targets, given, ...times) => {
        const [from, to, now] = times.sort((a, b) => a - b) as [Instant, Instant, Instant]
        fc.pre(!given.some(({ at, type }) => (type === 'paused' || type === 'resumed') && at >= from && at <= to))
        fc.pre(!pausedAt(given, from))
        const paused: ClockEvent[] = [...given, { at: from, type: 'paused' }, { at: to, type: 'resumed' }]
        const without = clocksOf(calendar, targets, given, now)
        const took = businessTimeBetween(calendar, from, to).milliseconds
        for (const [index, clock] of clocksOf(calendar, targets, paused, now).entries()) {
          const before = without[index]?.due ?? start
          expect(clock.due).toBeGreaterThanOrEqual(before)
          const moved = businessTimeBetween(calendar, before, clock.due).milliseconds
          if (!given.some(({ type }) => type === 'paused')) expect(moved).toBeLessThanOrEqual(took)
        }
      },
    ),
  )
})

function pausedAt(given: readonly ClockEvent[], time: Instant): boolean {
  const last = given
    .filter(({ at, type }) => at <= time && (type === 'paused' || type === 'resumed'))
    .sort((a, b) => a.at - b.at)
    .at(-1)
  return last?.type === 'paused'
}

test('a pause cut in two that touch is the same pause', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      anyTargets,
      anyInstant,
      anyInstant,
      anyInstant,
      anyInstant,
      (calendar, targets, now, ...times) => {
        const [from, cut, to] = times.sort((a, b) => a - b) as [Instant, Instant, Instant]
        const whole: ClockEvent[] = [
          { at: start, type: 'created' },
          { at: from, type: 'paused' },
          { at: to, type: 'resumed' },
        ]
        const halves: ClockEvent[] = [
          ...whole.slice(0, 2),
          { at: cut, type: 'resumed' },
          { at: cut, type: 'paused' },
          ...whole.slice(2),
        ]
        expect(clocksOf(calendar, targets, halves, now)).toEqual(clocksOf(calendar, targets, whole, now))
      },
    ),
  )
})

test('a pause outside opening hours changes nothing while it lasts no opening', () => {
  const given = events(['Fr 16:00', 'created'])
  const paused = [...given, ...events(['Fr 18:00', 'paused'], ['+Mo 08:00', 'resumed'])]
  const now = at('+Mo 09:30')
  expect(clocksOf(office, { solution: 120 }, paused, now)).toEqual(clocksOf(office, { solution: 120 }, given, now))
})

const STEP = 10 * 60_000
const onGrid = fc.nat(2 * 7 * 144).map((steps) => instantOf(start + steps * STEP))

test('a stopwatch that looks every ten minutes sees the same', () => {
  const gridEvents = fc.array(
    fc.record({
      at: onGrid,
      type: fc.constantFrom<ClockEventType[]>('replied', 'paused', 'resumed', 'paused', 'resumed', 'solved'),
    }),
    { maxLength: 8 },
  )
  const gridTargets = fc.record({
    firstResponse: fc.constantFrom(30, 60, 480),
    update: fc.constantFrom(240, 960),
    solution: fc.constantFrom(480, 2_400),
  })
  fc.assert(
    fc.property(anyCalendar, gridTargets, gridEvents, onGrid, (calendar, targets, later, now) => {
      const given: ClockEvent[] = [{ at: start, type: 'created' }, ...pausedFirst(later)]
      const clocks = clocksOf(calendar, targets, given, now)
      const watches = watchesOf(calendar, targets, given, now)
      for (const [index, watch] of watches.entries()) {
        const clock = clocks[index]
        const { used, late, runs, left } = watch
        expect([clock?.used, clock?.breached]).toEqual([used, late])
        if (runs && left > 0) expect(clock?.due).toBe(addBusinessMinutes(calendar, now, left / 60_000).at)
      }
    }),
  )
})

/** Goes through time step by step, as somebody with a stopwatch for each clock would. */
function watchesOf(calendar: BusinessCalendar, targets: ClockTargets, given: readonly ClockEvent[], now: Instant) {
  const inOrder = [...given].sort((a, b) => a.at - b.at)
  const watches = [targets.firstResponse, targets.update, targets.solution].map((minutes = 0) => ({
    target: minutes * 60_000,
    used: 0,
    late: false,
    runs: true,
    left: 0,
  }))
  const [first, update] = watches
  let [paused, next] = [false, 0]
  for (let time = start as number; time <= now; time += STEP) {
    for (let event = inOrder[next]; event !== undefined && event.at <= time; event = inOrder[next]) {
      next += 1
      if (watches.every(({ runs }) => !runs)) continue
      if (event.type === 'paused') paused = true
      if (event.type === 'resumed') paused = false
      if (event.type === 'solved') for (const watch of watches) watch.runs = false
      if (event.type === 'replied' && first !== undefined && update !== undefined) {
        first.runs = false
        Object.assign(update, { used: 0, late: false })
      }
    }
    if (time === now) break
    for (const watch of watches.filter(({ runs }) => runs && !paused)) {
      if (watch.used >= watch.target) watch.late = true
      if (isOpen(calendar, instantOf(time)).open) watch.used += STEP
    }
  }
  return watches.map((watch) => ({ ...watch, left: watch.target - watch.used }))
}
