import { dayNumber, dayOfYear, weekdayOf, weekOfYear } from '../calendar.ts'
import type { FeelDate, FeelDateTime, FeelFunction, FeelValue } from '../value.ts'
import { define } from './define.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

function ofDate(name: string, result: string, compute: (date: FeelDate) => FeelValue): FeelFunction {
  return define(
    name,
    ['date: date', result, ([date]) => compute(date as FeelDate)],
    ['date: date and time', result, ([date]) => compute((date as FeelDateTime).date)],
  )
}

export const calendarFunctions = [
  ofDate('day of year', 'number', ({ year, month, day }) => dayOfYear(year, month, day)),
  ofDate('day of week', 'string', ({ year, month, day }) => DAYS[weekdayOf(dayNumber(year, month, day)) - 1] ?? null),
  ofDate('month of year', 'string', ({ month }) => MONTHS[month - 1] ?? null),
  ofDate('week of year', 'number', ({ year, month, day }) => weekOfYear(year, month, day)),
]
