import { expect, test } from 'vitest'
import { sourceOfFile } from './source-name.ts'

test.each([
  ['orders.csv', 'orders'],
  ['线上零售.CSV.gz', '线上零售'],
  ['back office 2026.03.xlsx', 'back office 2026.03'],
  ['.csv', ''],
])('%s comes from %s', (file, source) => {
  expect(sourceOfFile(file)).toBe(source)
})
