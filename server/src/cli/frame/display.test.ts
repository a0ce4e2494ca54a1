import { expect, test } from 'vitest'
import { displayWidth, fit, table } from './display.ts'

test.each([
  ['abc', 3],
  ['工单', 4],
  ['退货 3 件', 9],
  ['（全角）', 8],
  ['e\u0301', 1],
  ['✓', 1],
  ['', 0],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})

test('a text is cut so that the ellipsis still fits, never through a wide character', () => {
  expect(fit('abcdef', 4)).toBe('abc…')
  expect(fit('工单编号', 4)).toBe('工…')
  expect(fit('工单', 4)).toBe('工单')
})

test('columns line up by width, numbers to the right', () => {
  const rows = [
    { name: '退货', count: 12 },
    { name: 'repair', count: 3 },
  ]
  const lines = table(rows, [
    { title: '类型', cell: (row) => row.name },
    { title: 'count', cell: (row) => String(row.count), align: 'right' },
  ])
  expect(lines).toEqual(['类型    count', '退货       12', 'repair      3'])
})
