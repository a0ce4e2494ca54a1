import { expect, test } from 'vitest'
import { withNamesSaid } from './names-in-cell.ts'

test.each([
  ['<= days', '<= 7'],
  ['(days..15]', '(7..15]'],
  ['[3..days)', '[3..7)'],
  ['"days", days', '"days", 7'],
  ['days.length', 'days.length'],
  ['x.days', 'x.days'],
  ['days(3)', 'days(3)'],
  ['string(days)', 'string(7)'],
  ['other', 'other'],
])('%s is said as %s', (cell, said) => {
  expect(withNamesSaid(cell, (name) => (name === 'days' ? '7' : undefined))).toBe(said)
})
