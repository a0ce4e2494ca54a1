import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { caseNumber, periodOf } from './case-number.ts'

const numbering = { prefix: 'TS', digits: 4 } as const
const SHANGHAI = 'Asia/Shanghai'

test.each([
  ['day', '2026-12-31T15:59:59.999Z', '20261231'],
  ['day', '2026-12-31T16:00:00.000Z', '20270101'],
  ['month', '2026-02-28T15:59:59.999Z', '202602'],
  ['month', '2026-02-28T16:00:00.000Z', '202603'],
  ['year', '2026-12-31T15:59:59.999Z', '2026'],
  ['year', '2026-12-31T16:00:00.000Z', '2027'],
] as const)('a %s turns at midnight of the server: %s is of %s', (period, iso, expected) => {
  expect(periodOf({ ...numbering, period }, instant(iso), SHANGHAI)).toBe(expected)
})

test('without a period the numbers go on for ever', () => {
  expect(periodOf(numbering, instant('2026-12-31T16:00:00Z'), SHANGHAI)).toBe('')
  expect(caseNumber(numbering, '', 7)).toBe('TS-0007')
})

test('the running number has its digits, and more once they are used up', () => {
  expect(caseNumber(numbering, '20260301', 42)).toBe('TS-20260301-0042')
  expect(caseNumber(numbering, '20260301', 12_345)).toBe('TS-20260301-12345')
})
