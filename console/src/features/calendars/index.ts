export { lastOf, monthOf } from './month.ts'
export { MonthGrid } from './month-grid.tsx'
