import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { modelOf, tableXml } from '../../test/table-xml.ts'
import { analyseTable } from './analyse-table.ts'
import { figuresInCell, figuresOfTable, withFigure } from './figures.ts'
import { exampleForRule } from './rule-example.ts'

const returns = modelOf(
  tableXml({
    inputs: [
      ['fault', 'string'],
      ['days', 'number'],
    ],
    rules: [
      ['not("seller")', '<= 7', '"no-reason"'],
      ['not("seller")', '> 7', '"none"'],
      ['"seller"', '<= 7', '"refund"'],
      ['"seller"', '(7..15]', '"exchange"'],
      ['"seller"', '> 15', '"repair"'],
    ],
  }),
)

test('rows that part at a number share it as one figure; rows that never meet do not', () => {
  expect(figuresOfTable(returns, 'judge')).toEqual({
    ok: true,
    value: [
      { column: 2, value: 7, rules: [1, 2] },
      { column: 2, value: 7, rules: [3, 4] },
      { column: 2, value: 15, rules: [4, 5] },
    ],
  })
})

test('a figure that is changed wherever it stands leaves neither gap nor overlap', () => {
  const rules = [
    ['<= 7', '"a"'],
    ['(7..15]', '"b"'],
    ['> 15', '"c"'],
  ]
  const changed = rules.map(([cell = '', out = '']) => [withFigure(cell, 7, 10), out])
  const found = analyseTable(modelOf(tableXml({ inputs: [['days', 'number']], rules: changed })), 'judge')
  expect(found).toMatchObject({ ok: true, value: { gaps: [], overlaps: [], neverFires: [] } })
})

test.each([
  ['<= 7', [7]],
  ['(7..15]', [7, 15]],
  ['not(3, 4)', [3, 4]],
  ['-2.5', [-2.5]],
  ['< 7, >= 9', [7, 9]],
  ['-', []],
  ['"7"', []],
  ['> limit7', []],
  ['date("2026-01-07")', []],
  ['? * 7 > 1', []],
])('the figures of %s', (cell, figures) => {
  expect(figuresInCell(cell)).toEqual(figures)
})

const claims = modelOf(readFileSync(new URL('../../../../pack/retail/return-refund.dmn', import.meta.url), 'utf8'))

test('an example of a rule is one that this rule alone matches, where there is one', () => {
  const claim = exampleForRule(claims, 'return-refund-claim', 2)
  expect(claim).toMatchObject({
    ok: true,
    value: { daysSinceDelivery: 6, excepted: false, 'request.intact != false': false },
  })
  const rules = [
    ['> 5', '"a"'],
    ['> 3', '"b"'],
    ['> 9', '"c"'],
    ['> 1, < 0', '"d"'],
  ]
  const first = modelOf(tableXml({ hitPolicy: 'FIRST', inputs: [['n', 'number']], rules }))
  const example = (rule: number) => {
    const found = exampleForRule(first, 'judge', rule)
    return found.ok ? found.value?.['n'] : found.refusal
  }
  expect(example(2)).toSatisfy((n: number) => n > 3 && n <= 5)
  // What comes first of its inputs is another's.
  const below = [
    ['< 5', '"a"'],
    ['< 9', '"b"'],
  ]
  const nested = exampleForRule(
    modelOf(tableXml({ hitPolicy: 'FIRST', inputs: [['n', 'number']], rules: below })),
    'judge',
    2,
  )
  expect(nested).toEqual({ ok: true, value: { n: 5 } })
  // Never reached: an input of its own, which another takes.
  expect(example(3)).toSatisfy((n: number) => n > 9)
})
