import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { weekText } from './week-text.ts'

const t = ((key: string, values?: { first: string; last: string }) =>
  key === 'calendar.everyDay' ? 'every day' : `${values?.first} to ${values?.last}`) as unknown as TFunction
const office = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
]
const short = [['10:00', '16:00']]
const said = (week: Readonly<Record<string, readonly (readonly string[])[]>>, language: 'en' | 'zh-CN' = 'en') =>
  weekText(week, t, language)

test('days of the same hours in a row are told together, closed ones not at all', () => {
  const days = { mon: office, tue: office, wed: office, thu: office, fri: office }
  expect(said(days)).toBe('Mon to Fri 09:00–12:00, 13:30–18:00')
  expect(said(days, 'zh-CN')).toBe('周一 to 周五 09:00–12:00、13:30–18:00')
})

test('other hours, and days apart, are told apart', () => {
  expect(said({ mon: short, wed: short, sat: office, sun: [] })).toBe(
    'Mon 10:00–16:00; Wed 10:00–16:00; Sat 09:00–12:00, 13:30–18:00',
  )
})

test('a week without a day off is every day', () => {
  const days = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, short]))
  expect(said(days)).toBe('every day 10:00–16:00')
})
