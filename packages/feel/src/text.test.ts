import fc from 'fast-check'
import { expect, test } from 'vitest'
import { run } from '../test/table.ts'
import { feelFromJson, feelToJson } from './json.ts'
import { formatFeel } from './text.ts'
import type { FeelValue } from './value.ts'

const { value: values } = fc.letrec<{ value: FeelValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<FeelValue>(null, true, false),
    fc.string({ unit: 'grapheme' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => feelFromJson(number)),
    fc.integer({ min: 1, max: 9_000_000 }).map((seconds) => run(`@"P1DT${seconds}S" + @"PT0.5S"`).value),
    fc.integer({ min: -90_000, max: 90_000 }).map((days) => run(`@"1970-01-01" + @"P1D" * ${days}`).value),
    fc.integer({ min: -900, max: 900 }).map((end) => run(`[-1000..${end})`).value),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1 }), tie('value'), { maxKeys: 4 }),
  ),
}))

test('the literal text of a value reads back as that value', () => {
  fc.assert(
    fc.property(values, (value) => {
      const text = formatFeel(value)
      expect(formatFeel(run(text).value)).toBe(text)
    }),
  )
})

test('JSON goes through FEEL unchanged', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const plain: unknown = JSON.parse(JSON.stringify(json).replaceAll('-0', '0'))
      expect(JSON.parse(JSON.stringify(feelToJson(feelFromJson(plain))))).toEqual(plain)
    }),
  )
})

test('what JSON cannot say becomes text, or null', () => {
  expect(feelToJson(run('{a: @"2024-01-01", b: 1/3, c: [1..2], d: function(x) x, e: @"PT90M"}').value)).toEqual({
    a: '2024-01-01',
    b: '0.3333333333333333333333333333333333',
    c: '[1..2]',
    d: null,
    e: 'PT1H30M',
  })
})
