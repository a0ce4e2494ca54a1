import { expect, test } from 'vitest'
import { calendarDays, yearsUnknown } from './calendar-days.ts'
import { readCalendar } from './calendar-document.ts'
import { instant } from './instant.ts'
import { type LocalDate, readLocalDate } from './local-date.ts'

const day = (text: string) => readLocalDate(text) as LocalDate
const weekly = { mon: [['09:00', '18:00']], tue: [['09:00', '18:00']], sun: [['01:00', '04:00']] }

function calendarOf(more: object) {
  const read = readCalendar({ id: 'c', name: { en: 'C', 'zh-CN': '历' }, zone: 'Asia/Shanghai', weekly, ...more })
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
  const known = calendarDays(calendar, day('2126-12-30'), day('2126-12-31')).map(({ isKnown }) => isKnown)
  expect([known, yearsUnknown(calendar, day('2126-12-30'), day('2126-12-31'))]).toEqual([
    [false, true],
    [2126, 2127],
  ])
})

test('no days where the first comes after the last', () => {
  expect(calendarDays(calendarOf({}), day('2026-03-02'), day('2026-03-01'))).toEqual([])
})
