import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCalendar } from './calendar-document.ts'
import { holidayNotices } from './chinese-holidays.ts'
import { readLocalDate } from './local-date.ts'

const office = {
  id: 'office-hours',
  name: { en: 'Office hours', 'zh-CN': '办公时间' },
  zone: 'Asia/Shanghai',
  weekly: {
    mon: [
      ['09:00', '12:00'],
      ['13:30', '18:00'],
    ],
    tue: [['9:00', '18:00']],
  },
  chineseHolidays: true,
}

const dayOf = (source: unknown, date: string) => {
  const read = readCalendar(source)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  const { hours, reason } = read.value.calendar.dayOf(Date.parse(date) / 86_400_000)
  return `${reason} ${hours.map(({ from, to }) => `${from / 60}-${to / 60}`).join()}`.trim()
}

/** Every problem as `field code`. */
const problemsOf = (source: unknown) => {
  const read = readCalendar(source)
  return read.ok ? [] : read.refusal.problems.map(({ at, code }) => `${at} ${code.replace('calendar.', '')}`.trim())
}

test('what a calendar file says becomes a calendar, from text or parsed', () => {
  expect(readCalendar(office)).toMatchObject({
    ok: true,
    value: { id: 'office-hours', name: { 'zh-CN': '办公时间' }, calendar: { zone: 'Asia/Shanghai' } },
  })
  expect(dayOf(JSON.stringify(office), '2026-03-02')).toBe('week 9-12,13.5-18')
})

describe('what is nearer wins', () => {
  const own = {
    ...office,
    holidays: ['2026-03-02', '2026-10-10'],
    workdays: ['2026-03-07', '2026-10-01'],
    dates: { '2026-11-11': [['00:00', '24:00']], '2026-10-10': [['10:00', '12:00']] },
    makeUpHours: [['10:00', '16:00']],
  }
  test.each([
    ['the week', '2026-03-03', 'week 9-18'],
    ['a weekday left out', '2026-03-04', 'week'],
    ['a day off of its own', '2026-03-02', 'own-holiday'],
    ['a day worked of its own', '2026-03-07', 'own-workday 10-16'],
    ['a public holiday', '2026-02-17', 'public-holiday'],
    ['a public holiday that is worked', '2026-10-01', 'own-workday 10-16'],
    ['a make-up workday', '2026-02-14', 'make-up-workday 10-16'],
    ['a day with hours of its own, before a day off and a make-up workday', '2026-10-10', 'own-hours 10-12'],
    ['a day that never closes', '2026-11-11', 'own-hours 0-24'],
  ])('%s', (_, date, says) => expect(dayOf(own, date)).toBe(says))
})

test('hours may be written in any order; they are put in it', () => {
  const weekly = {
    mon: [
      ['13:30', '18:00'],
      ['09:00', '12:00'],
    ],
  }
  expect(dayOf({ ...office, weekly }, '2026-03-02')).toBe('week 9-12,13.5-18')
})

describe('a year whose holidays the file states needs no notice', () => {
  const notices = holidayNotices({ holidays: { '2026-01-01': "New Year's Day,元旦,1" }, workdays: {} })
  const unknownIn = (more: object, first: string, last: string) => {
    const read = readCalendar({ ...office, ...more }, notices)
    if (!read.ok) throw new Error(JSON.stringify(read.refusal))
    return read.value.calendar.unknownYears(Date.parse(first) / 86_400_000, Date.parse(last) / 86_400_000)
  }
  test.each([
    ['nothing stated', {}, '2026-03-01', '2028-01-01', [2027, 2028]],
    ['one stated', { statedYears: [2027] }, '2026-03-01', '2028-01-01', [2028]],
    [
      'the last week of December, which looks into the next',
      { statedYears: [2028] },
      '2026-12-25',
      '2026-12-31',
      [2027],
    ],
    ['no public holidays at all', { chineseHolidays: false }, '2026-03-01', '2028-01-01', []],
  ])('%s', (_, more, first, last, unknown) => expect(unknownIn(more, first, last)).toEqual(unknown))
})

describe('what cannot be meant is refused, all of it, each with its field', () => {
  test.each<readonly [string, unknown, readonly string[]]>([
    ['no JSON', '{"id": ', ['not-json']],
    ['no object', '[]', ['not-a-calendar']],
    ['null', null, ['not-a-calendar']],
    ['nothing in it', {}, ['id field-missing', 'name field-missing', 'zone field-missing', 'weekly field-missing']],
    ['a field nobody knows', { ...office, holiday: [] }, ['holiday field-unknown']],
    ['a field of the prototype', '{"__proto__": {}, "id": "a"}', expect.arrayContaining(['__proto__ field-unknown'])],
    ['an id that is none', { ...office, id: 'a b' }, ['id bad-id']],
    ['a name in one language', { ...office, name: { en: 'Office' } }, ['name bad-name']],
    ['a blank name', { ...office, name: { en: ' ', 'zh-CN': '办公' } }, ['name bad-name']],
    ['a zone that is none', { ...office, zone: 'Mars/Olympus' }, ['zone unknown-zone']],
    [
      'a weekday nobody knows',
      { ...office, weekly: { ...office.weekly, monday: [] } },
      ['weekly.monday field-unknown'],
    ],
    ['a week as text', { ...office, weekly: '9-5' }, ['weekly not-a-week']],
    ['a week without an hour', { ...office, weekly: { mon: [] } }, ['weekly never-open']],
    ['hours as text', { ...office, weekly: { mon: ['09:00-12:00'] } }, ['weekly.mon[0] bad-hours']],
    ['no time of the day', { ...office, weekly: { mon: [['09:00', '24:01']] } }, ['weekly.mon[0] bad-hours']],
    ['hours past midnight', { ...office, weekly: { mon: [['22:00', '02:00']] } }, ['weekly.mon[0] bad-hours']],
    ['an empty hour', { ...office, weekly: { mon: [['09:00', '09:00']] } }, ['weekly.mon[0] bad-hours']],
    [
      'hours that overlap',
      {
        ...office,
        weekly: {
          mon: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      },
      ['weekly.mon[1] hours-overlap'],
    ],
    ['a day that does not exist', { ...office, holidays: ['2026-02-29'] }, ['holidays[0] bad-date']],
    ['a slip of the pen', { ...office, holidays: ['0226-02-02'] }, ['holidays[0] bad-date']],
    ['a day off as text', { ...office, holidays: '2026-02-02' }, ['holidays not-a-list']],
    ['a day off twice', { ...office, holidays: ['2026-02-02', '2026-02-02'] }, ['holidays[1] date-twice']],
    [
      'a day both off and worked',
      { ...office, holidays: ['2026-02-02'], workdays: ['2026-02-02'] },
      ['workdays[0] date-twice'],
    ],
    ['own hours on no day', { ...office, dates: { 'May 1': [] } }, ['dates.May 1 bad-date']],
    [
      'own hours that are none',
      { ...office, dates: { '2026-05-01': [['a', 'b']] } },
      ['dates.2026-05-01[0] bad-hours'],
    ],
    ['make-up workdays without hours', { ...office, makeUpHours: [] }, ['makeUpHours bad-hours']],
    ['a flag as text', { ...office, chineseHolidays: 'yes' }, ['chineseHolidays not-a-flag']],
    ['a year as text', { ...office, statedYears: ['2027'] }, ['statedYears[0] bad-year']],
    ['far too many days', { ...office, holidays: Array(5_001).fill('2026-01-02') }, ['holidays too-many']],
    ['two at once', { ...office, id: '', zone: 1 }, ['id bad-id', 'zone unknown-zone']],
  ])('%s', (_, source, problems) => expect(problemsOf(source)).toEqual(problems))
})

test('a file of nonsense is told fifty reasons at most, and names in sentences are cut short', () => {
  const nonsense = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`${n}${'x'.repeat(1_000)}`, 1]))
  const read = readCalendar(nonsense)
  if (read.ok) throw new Error('expected a refusal')
  expect(read.refusal.problems).toHaveLength(50)
  expect(JSON.stringify(read.refusal).length).toBeLessThan(50_000)
})

test('whatever JSON it is given, it answers a calendar or reasons in both languages', () => {
  const part = fc.oneof(fc.jsonValue(), fc.constantFrom('09:00', [['09:00', '10:00']], ['2026-05-01'], 2027))
  const fields = fc.constantFrom(
    'id',
    'name',
    'zone',
    'weekly',
    'holidays',
    'workdays',
    'dates',
    'makeUpHours',
    'statedYears',
  )
  fc.assert(
    fc.property(fields, part, (field, value) => {
      const read = readCalendar({ ...office, [field]: value })
      if (read.ok) return
      expect(read.refusal.problems.length).toBeGreaterThan(0)
      for (const { message } of read.refusal.problems) {
        expect(message.en).toMatch(/\.$/)
        expect(message['zh-CN']).toMatch(/\p{Script=Han}.*。$/u)
      }
    }),
  )
})

test('a day in a file is a day of the calendar', () => {
  const dates = fc.date({ min: new Date('2005-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(dates, (date) => {
      const text = date.toISOString().slice(0, 10)
      expect(readLocalDate(text)).toBeDefined()
      expect(dayOf({ ...office, holidays: [text] }, text)).toBe('own-holiday')
    }),
  )
})
