export { calendarQuery } from './calendar-queries.ts'
export { lastOf, monthOf } from './month.ts'
export { MonthGrid } from './month-grid.tsx'
export { WEEKDAYS } from './week-text.ts'
