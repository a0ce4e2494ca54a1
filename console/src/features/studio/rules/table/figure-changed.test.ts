import { expect, test } from 'vitest'
import { figureChanged } from './figure-changed.ts'

const shared = { column: 2, value: 7, rules: [1, 4] }
const alone = { column: 2, value: 30, rules: [5] }

test.each([
  ['a limit that rules part at', '<= 7', '<= 15', 15],
  ['one end of a range', '(7..20]', '(9..20]', 9],
  ['another comparison, same number', '<= 7', '< 7', undefined],
  ['a number that comes where none was', '-', '<= 15', undefined],
  ['two numbers at once', '(7..20]', '(8..21]', undefined],
])('%s: %s becomes %s', (_, before, after, to) => {
  expect(figureChanged([shared, alone], 2, 1, before, after)?.to).toBe(to)
})

test('a number that no other rule shares concerns no other rule', () => {
  expect(figureChanged([shared, alone], 2, 5, '> 30', '> 31')).toBe(undefined)
  expect(figureChanged([shared, alone], 1, 1, '<= 7', '<= 15')).toBe(undefined)
})
