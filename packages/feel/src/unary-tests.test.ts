import { describe, expect, test } from 'vitest'
import { newEvaluation, run } from '../test/table.ts'
import { compileUnaryTests } from './compile-source.ts'

/** `cell | input | result`, over the context { limit: 10, allowed: ["a", "b"] }. */
const rows = [
  '- | null | true',
  ' | 5 | true',
  '5 | 5 | true',
  '5, 6 | 6 | true',
  '"a" | "b" | false',
  '< 5 | 4 | true',
  '< limit | 12 | false',
  '[18..65) | 65 | false',
  ']18..65[ | 18 | false',
  '> @"2024-01-01" | @"2024-06-01" | true',
  '= 5 | 5 | true',
  '!= 5 | 5 | false',
  'not(5, 6) | 7 | true',
  'not(5, 6) | 6 | false',
  'not(< 5) | 4 | false',
  'allowed | "b" | true',
  '["a", "b"] | "c" | false',
  '["a", "b"] | ["a", "b"] | true',
  '[[1..3], [7..9]] | 8 | true',
  '? > 3 and ? < 5 | 4 | true',
  'string length(?) = 3 | "abc" | true',
  'not(contains(?, "x")) | "axb" | false',
  'true | true | true',
  'true | false | false',
  'limit > 5 | "any" | true',
  'null | null | true',
  'null | 1 | false',
  '5 | null | false',
  '< 5 | null | null',
  '< 5 | "a" | null',
  '"a", < 5 | 3 | true',
  '"a", "b" | 3 | null',
  'not("a") | 3 | null',
  '[null..5] | 3 | null',
]

describe('a cell', () => {
  test.each(rows)('%s', (row) => {
    const [cell = '', input = '', expected = ''] = row.split(' | ')
    const compiled = compileUnaryTests(cell)
    expect(compiled.ok).toBe(true)
    if (!compiled.ok) return
    const result = compiled.value.test(run(input).value, { limit: 10, allowed: ['a', 'b'] }, newEvaluation())
    expect(String(result)).toBe(expected)
  })
})

const shapes: readonly [string, unknown][] = [
  ['-', [{ kind: 'any' }]],
  [
    '5, "a"',
    [
      { kind: 'equal', value: 5 },
      { kind: 'equal', value: 'a' },
    ],
  ],
  ['< 5', [{ kind: 'range', operator: '<', start: null, startIncluded: false, end: 5, endIncluded: false }]],
  ['[1..-(-2)]', [{ kind: 'range', operator: '..', start: 1, startIncluded: true, end: 2, endIncluded: true }]],
  ['not("a")', [{ kind: 'not', tests: [{ kind: 'equal', value: 'a' }] }]],
  ['["a", "b"]', [{ kind: 'member', values: ['a', 'b'] }]],
  ['date("2024-01-01")', [{ kind: 'equal', value: run('@"2024-01-01"').value }]],
  ['? > 5', [{ kind: 'opaque' }]],
  ['< limit', [{ kind: 'opaque' }]],
  ['date("2024-13-01")', [{ kind: 'opaque' }]],
]

test.each(shapes)('the shape of %s', (cell, expected) => {
  const compiled = compileUnaryTests(cell)
  expect(compiled.ok && compiled.value.shapes).toEqual(expected)
})
