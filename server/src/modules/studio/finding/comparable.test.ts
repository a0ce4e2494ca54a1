import { expect, test } from 'vitest'
import { comparable } from './comparable.ts'

test.each([
  ['七日内', '7天内'],
  ['七 天', '7天'],
  ['7 天', '7天'],
  ['十五日', '15天'],
  ['三十天', '30天'],
  ['二十一天', '21天'],
  ['十天', '10天'],
  ['Seven', 'seven'],
  ['星期一', '星期一'],
  ['日历', '日历'],
])('%s is looked for as %s', (text, wanted) => {
  expect(comparable(text)).toBe(wanted)
})
