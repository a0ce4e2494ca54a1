import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textWidth } from './text-width.ts'
import { wrap } from './wrap.ts'

test.each<readonly [text: string, width: number, lines: readonly string[]]>([
  ['', 90, []],
  ['Judge', 90, ['Judge']],
  ['Find the units', 60, ['Find the', 'units']],
  ['Tell the customer why', 90, ['Tell the', 'customer why']],
  ['收取差价并通知客户', 60, ['收取差', '价并通', '知客户']],
  ['两行\ntwo lines', 90, ['两行', 'two lines']],
  ['等待（七天）', 40, ['等待', '（七', '天）']],
  ['findTheUnitsOfTheOrder', 70, ['findThe', 'UnitsOf', 'TheOrder']],
])('%j in %d pixels', (text, width, lines) => {
  expect(wrap(text, 12, width)).toEqual(lines)
})

test('what has more lines than there is room ends with an ellipsis', () => {
  expect(wrap('one two three four five', 12, 50, 2)).toEqual(['one two', 'three…'])
})

test('every line fits, and no letter is lost but blanks', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 })
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 150 }), (written, width) => {
      const lines = wrap(written, 12, width)
      for (const line of lines) if ([...line].length > 1) expect(textWidth(line, 12)).toBeLessThanOrEqual(width)
      const letters = (one: string) => one.replaceAll(/\s/g, '')
      expect(letters(lines.join(''))).toBe(letters(written))
    }),
    { numRuns: 300 },
  )
})

test('Chinese is as wide as it is high, marks that combine take no room', () => {
  expect(textWidth('退款', 10)).toBe(Math.ceil(2 * 0.96 * 10 * 1.12))
  expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10))
})
