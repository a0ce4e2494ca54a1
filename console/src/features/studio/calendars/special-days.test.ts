import { expect, test } from 'vitest'
import { specialDays, withDay, withoutDay } from './special-days.ts'

const calendar = {
  id: 'office-hours',
  holidays: ['2026-03-03', '2026-05-04'],
  workdays: ['2026-05-09'],
  dates: { '2026-04-01': [['10:00', '16:00']], '2026-04-02': [] },
}

test('special days are told in their order, a day of no hours is one off', () => {
  expect(specialDays(calendar).map(({ date, kind }) => `${date} ${kind}`)).toEqual([
    '2026-03-03 off',
    '2026-04-01 hours',
    '2026-04-02 off',
    '2026-05-04 off',
    '2026-05-09 work',
  ])
})

test('a day becomes another kind, is said once, and moves nothing else', () => {
  const worked = withDay(calendar, { date: '2026-05-04', kind: 'work', hours: [] })
  expect(worked).toEqual({ ...calendar, holidays: ['2026-03-03'], workdays: ['2026-05-04', '2026-05-09'] })
  const short = withDay(worked, { date: '2026-05-04', kind: 'hours', hours: [['09:00', '12:00']] })
  expect(short['workdays']).toEqual(['2026-05-09'])
  expect(specialDays(short)).toContainEqual({ date: '2026-05-04', kind: 'hours', hours: [['09:00', '12:00']] })
})

test('the last day of a kind takes its list along', () => {
  expect(withoutDay(withoutDay(calendar, '2026-03-03'), '2026-05-04')).not.toHaveProperty('holidays')
})
