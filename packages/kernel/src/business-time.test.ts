import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BusinessCalendar, businessCalendar, type CalendarDefinition } from './business-calendar.ts'
import { addBusinessMinutes, businessTimeBetween, isOpen, nextOpening } from './business-time.ts'
import { addHours, instant, instantOf, isoOf } from './instant.ts'

function calendarOf(definition: CalendarDefinition): BusinessCalendar {
  const calendar = businessCalendar(definition)
  if (!calendar.ok) throw new Error(`expected a calendar, got ${JSON.stringify(calendar.refusal)}`)
  return calendar.value
}

const workweek = (hours: string[]) => ({
  monday: hours,
  tuesday: hours,
  wednesday: hours,
  thursday: hours,
  friday: hours,
})
const everyDay = (hours: string[]) => ({ ...workweek(hours), saturday: hours, sunday: hours })

const shanghai = calendarOf({
  zone: 'Asia/Shanghai',
  week: workweek(['09:00-12:00', '13:00-18:00']),
  chineseHolidays: true,
})
const london = calendarOf({ zone: 'Europe/London', week: everyDay(['00:00-08:00', '20:00-24:00']) })
const inShanghai = (text: string) => instant(`${text.replace(' ', 'T')}+08:00`)

describe('business minutes are added across what is closed', () => {
  test.each([
    ['within a morning', '2026-03-02 09:00:00', 60, '2026-03-02 10:00:00'],
    ['over lunch', '2026-03-02 11:30:00', 60, '2026-03-02 13:30:00'],
    ['to closing time exactly', '2026-03-02 17:30:00', 30, '2026-03-02 18:00:00'],
    ['over night', '2026-03-02 17:30:00', 31, '2026-03-03 09:01:00'],
    ['over the weekend', '2026-03-06 17:00:00', 120, '2026-03-09 10:00:00'],
    ['from a closed moment', '2026-03-07 12:00:00', 1, '2026-03-09 09:01:00'],
    ['none at all', '2026-03-07 12:00:00', 0, '2026-03-07 12:00:00'],
    ['back over night', '2026-03-03 09:01:00', -31, '2026-03-02 17:30:00'],
    ['back to opening time exactly', '2026-03-03 09:30:00', -30, '2026-03-03 09:00:00'],
    ['over Spring Festival, whose Saturday before is worked', '2026-02-14 17:00:00', 120, '2026-02-24 10:00:00'],
    ['over National Day, whose Sunday before is worked', '2026-09-19 10:00:00', 480, '2026-09-20 18:00:00'],
  ])('%s', (_, from, minutes, at) => {
    expect(addBusinessMinutes(shanghai, inShanghai(from), minutes)).toEqual({ at: inShanghai(at), unknownYears: [] })
  })
})

test('a holiday costs no business time and a make-up workday does', () => {
  const newYear = businessTimeBetween(shanghai, inShanghai('2025-12-31 18:00:00'), inShanghai('2026-01-05 09:00:00'))
  expect(newYear).toEqual({ milliseconds: 8 * 3_600_000, minutes: 480, unknownYears: [] })
  expect(isOpen(shanghai, inShanghai('2026-01-01 10:00:00')).open).toBe(false)
  expect(isOpen(shanghai, inShanghai('2026-01-04 10:00:00')).open).toBe(true)
})

describe('years whose holidays are not published yet are named', () => {
  test('in a due time that reaches them', () => {
    const due = addBusinessMinutes(shanghai, inShanghai('2126-09-30 17:00:00'), 120)
    expect(due).toEqual({ at: inShanghai('2126-10-01 10:00:00'), unknownYears: [2126] })
  })

  test('in the last week of the year before, which a make-up workday may still fall into', () => {
    expect(isOpen(shanghai, inShanghai('2003-12-24 10:00:00')).unknownYears).toEqual([2003])
    expect(isOpen(shanghai, inShanghai('2125-12-25 10:00:00')).unknownYears).toEqual([2125, 2126])
    expect(isOpen(shanghai, inShanghai('2024-12-31 10:00:00')).unknownYears).toEqual([])
  })

  test('not by a calendar that ignores public holidays', () => {
    expect(isOpen(london, instant('2126-01-01')).unknownYears).toEqual([])
  })
})

/** Business minutes from noon of a date, in UTC, to noon of the next. */
function londonNight(date: string): number {
  const noon = instant(`${date}T12:00:00Z`)
  return businessTimeBetween(london, noon, addHours(noon, 24)).minutes
}

describe('openings', () => {
  test('include their first instant and not their last', () => {
    expect(isOpen(shanghai, inShanghai('2026-03-02 09:00:00')).open).toBe(true)
    expect(isOpen(shanghai, inShanghai('2026-03-02 12:00:00')).open).toBe(false)
  })

  test('the next is now where it is open, else the first moment after', () => {
    const open = inShanghai('2026-03-02 09:30:00')
    expect(nextOpening(shanghai, open).at).toBe(open)
    expect(nextOpening(shanghai, inShanghai('2026-03-02 12:00:00')).at).toBe(inShanghai('2026-03-02 13:00:00'))
    expect(nextOpening(shanghai, inShanghai('2026-10-01 12:00:00')).at).toBe(inShanghai('2026-10-08 09:00:00'))
  })

  test('last as long as they really last when clocks change', () => {
    expect(londonNight('2026-03-27')).toBe(12 * 60)
    expect(londonNight('2026-03-28')).toBe(11 * 60)
    expect(londonNight('2026-10-24')).toBe(13 * 60)
  })
})

describe("a company's own days", () => {
  const week = { ...workweek(['09:00-17:00']), monday: ['10:00-16:00'], saturday: ['10:00-12:00'] }
  const own = calendarOf({
    zone: 'Asia/Shanghai',
    week,
    holidays: ['2026-03-03', '2026-03-04', '2026-10-08'],
    workdays: ['2026-03-04', '2026-03-07', '2026-03-08', '2026-10-01', '2026-10-02'],
    dates: { '2026-10-02': ['08:00-09:00'] },
    chineseHolidays: true,
  })
  test.each([
    ['an ordinary day', '2026-03-05', 480],
    ['a holiday', '2026-03-03', 0],
    ['a holiday that is worked all the same, with the hours of Monday', '2026-03-04', 360],
    ['a short Saturday that is worked as a whole day', '2026-03-07', 360],
    ['a Sunday that is worked', '2026-03-08', 360],
    ['a public holiday that is worked', '2026-10-01', 360],
    ['a date with hours of its own', '2026-10-02', 60],
    ['a holiday beyond the public ones', '2026-10-08', 0],
  ])('%s', (_, date, minutes) => {
    const start = inShanghai(`${date} 00:00:00`)
    expect(businessTimeBetween(own, start, addHours(start, 24)).minutes).toBe(minutes)
  })
})

describe('single dates', () => {
  const sale = calendarOf({
    zone: 'Asia/Shanghai',
    week: workweek(['09:00-18:00']),
    chineseHolidays: true,
    makeUpHours: ['10:00-16:00'],
    dates: { '2026-11-11': ['00:00-24:00'], '2026-11-12': [], '2026-10-01': ['10:00-12:00'] },
  })
  const openOn = (date: string) =>
    businessTimeBetween(
      sale,
      inShanghai(`${date} 00:00:00`),
      instantOf(inShanghai(`${date} 00:00:00`) + 24 * 3_600_000),
    ).minutes

  test('have their own hours, before holidays and before the week', () => {
    expect(openOn('2026-11-11')).toBe(1_440)
    expect(openOn('2026-11-12')).toBe(0)
    expect(openOn('2026-10-01')).toBe(120)
  })

  test('make-up workdays have hours of their own where they are given', () => {
    expect(openOn('2026-10-10')).toBe(360)
  })
})

describe('for any calendar', () => {
  const anyInstant = fc.integer({ min: Date.parse('2004-01-01'), max: Date.parse('2030-01-01') }).map(instantOf)
  const anyCalendar = fc.constantFrom(shanghai, london)
  const anyMinutes = fc.integer({ min: -30_000, max: 30_000 })

  test('adding and then measuring gives back what was added', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyMinutes, (calendar, from, minutes) => {
        const { at } = addBusinessMinutes(calendar, from, minutes)
        expect(businessTimeBetween(calendar, from, at).minutes).toBe(minutes)
      }),
    )
  })

  test('a later start or more minutes never end earlier', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyInstant, anyMinutes, anyMinutes, (calendar, a, b, m, n) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        const [few, many] = m < n ? [m, n] : [n, m]
        expect(addBusinessMinutes(calendar, early, few).at).toBeLessThanOrEqual(
          addBusinessMinutes(calendar, late, few).at,
        )
        expect(addBusinessMinutes(calendar, early, few).at).toBeLessThanOrEqual(
          addBusinessMinutes(calendar, early, many).at,
        )
      }),
    )
  })

  test('measuring in two parts gives the whole', () => {
    fc.assert(
      fc.property(anyCalendar, anyInstant, anyInstant, anyInstant, (calendar, a, b, c) => {
        const between = (x: typeof a, y: typeof a) => businessTimeBetween(calendar, x, y).milliseconds
        expect(between(a, b) + between(b, c)).toBe(between(a, c))
      }),
    )
  })
})

describe('a calendar that cannot be is refused', () => {
  test.each([
    [{ zone: 'Asia/Atlantis', week: workweek(['09:00-18:00']) }, 'calendar.unknown-zone'],
    [{ zone: 'UTC', week: {} }, 'calendar.never-open'],
    [{ zone: 'UTC', week: { monday: ['9-18'] } }, 'calendar.bad-hours'],
    [{ zone: 'UTC', week: { monday: ['18:00-09:00'] } }, 'calendar.bad-hours'],
    [{ zone: 'UTC', week: { monday: ['09:00-12:00', '11:00-13:00'] } }, 'calendar.bad-hours'],
    [{ zone: 'UTC', week: { monday: ['09:00-24:01'] } }, 'calendar.bad-hours'],
    [{ zone: 'UTC', week: { monday: ['09:60-12:00'] } }, 'calendar.bad-hours'],
    [{ zone: 'UTC', week: { monday: ['09:00-12:00'] }, makeUpHours: ['?'] }, 'calendar.bad-hours'],
    [{ zone: 'UTC', week: { monday: ['09:00-12:00'] }, dates: { '2026-02-30': [] } }, 'calendar.bad-date'],
    [{ zone: 'UTC', week: { monday: ['09:00-12:00'] }, holidays: ['2026-02-30'] }, 'calendar.bad-date'],
    [{ zone: 'UTC', week: { monday: ['09:00-12:00'] }, workdays: ['tomorrow'] }, 'calendar.bad-date'],
    [{ zone: 'UTC', week: { monday: ['09:00-12:00'] }, dates: { '2026-02-03': ['x'] } }, 'calendar.bad-hours'],
  ] as [CalendarDefinition, string][])('%j: %s', (definition, code) => {
    expect(businessCalendar(definition)).toMatchObject({ ok: false, refusal: { code } })
  })
})

test('more than ten years of business time is a defect', () => {
  expect(() => addBusinessMinutes(shanghai, instant('2026-01-01'), 6_000_000)).toThrow(RangeError)
  expect(() => addBusinessMinutes(shanghai, instant('2026-01-01'), Number.NaN)).toThrow(RangeError)
  const decades = addBusinessMinutes(london, instant('2026-01-01'), 5_000_000)
  expect(isoOf(decades.at).slice(0, 4)).toBe('2045')
})
