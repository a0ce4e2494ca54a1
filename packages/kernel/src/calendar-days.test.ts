import { expect, test } from 'vitest'
import { calendarDays, unknownYearsProblem } from './calendar-days.ts'
import { readCalendar } from './calendar-document.ts'
import { holidayNotices } from './chinese-holidays.ts'
import { instant } from './instant.ts'
import { type LocalDate, readLocalDate } from './local-date.ts'

const day = (text: string) => readLocalDate(text) as LocalDate
const weekly = { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], sun: [['01:00', '04:00']] }

const written = { id: 'c', name: { en: 'C', 'zh-CN': '历' }, zone: 'Asia/Shanghai', weekly }

function calendarOf(more: object) {
  const read = readCalendar({ ...written, ...more })
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value.calendar
}

test('each day tells its hours and why, the public holiday by its name', () => {
  const calendar = calendarOf({ chineseHolidays: true, holidays: ['2026-02-24'], dates: { '2026-02-25': [] } })
  const days = calendarDays(calendar, day('2026-02-13'), day('2026-02-25'))
  expect(days.map(({ date, reason, minutes }) => `${date.slice(5)} ${reason} ${minutes}`)).toEqual([
    '02-13 week 0',
    '02-14 make-up-workday 540',
    ...['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((date) => `02-${date} public-holiday 0`),
    '02-24 own-holiday 0',
    '02-25 own-hours 0',
  ])
  expect(days[4]).toMatchObject({ holiday: { en: 'Spring Festival', 'zh-CN': '春节' }, isKnown: true, openings: [] })
  expect(days[1]?.openings).toEqual([{ from: instant('2026-02-14T01:00:00Z'), to: instant('2026-02-14T10:00:00Z') }])
})

test('where clocks change, the hours on the wall are longer or shorter', () => {
  const berlin = calendarOf({ zone: 'Europe/Berlin' })
  const minutes = (date: string) => calendarDays(berlin, day(date), day(date))[0]?.minutes
  expect([minutes('2026-03-22'), minutes('2026-03-29'), minutes('2026-10-25')]).toEqual([180, 120, 240])
})

test('days that a notice still to come may change are marked; own ones are sure', () => {
  const calendar = calendarOf({ chineseHolidays: true, holidays: ['2126-12-31'] })
  const days = calendarDays(calendar, day('2126-12-30'), day('2126-12-31'))
  expect(days.map(({ isKnown }) => isKnown)).toEqual([false, true])
})

test('a year that is not known is said a month before it is reached, and not where holidays do not matter', () => {
  const said = (at: string, more = {}) =>
    unknownYearsProblem(calendarOf({ chineseHolidays: true, ...more }), instant(at))?.message.en ?? null
  const years = holidayNotices({ holidays: { '2026-01-01': "New Year's Day,元旦,1" }, workdays: {} })
  const read = readCalendar({ ...written, chineseHolidays: true }, years)
  const own = read.ok ? read.value.calendar : null
  expect(own && unknownYearsProblem(own, instant('2026-11-20T08:00:00Z'))).toBeNull()
  expect(own && unknownYearsProblem(own, instant('2026-11-30T08:00:00Z'))?.message).toEqual({
    en: 'The public holidays of 2027 are not known yet: every day counts as its weekday until they are.',
    'zh-CN': '2027 年的节假日安排尚未公布：公布前各日按每周时段计算。',
  })
  expect(said('2126-05-01T00:00:00Z')).toContain('2126')
  expect(said('2126-05-01T00:00:00Z', { chineseHolidays: false })).toBeNull()
  expect(said('2126-05-01T00:00:00Z', { statedYears: [2126] })).toBeNull()
})

test('no days where the first comes after the last', () => {
  expect(calendarDays(calendarOf({}), day('2026-03-02'), day('2026-03-01'))).toEqual([])
})
