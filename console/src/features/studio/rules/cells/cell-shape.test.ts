import { compileExpression, compileUnaryTests, createEvaluation } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CellShape, readCell, readResult, writeCell, writeValue } from './cell-shape.ts'

const evaluation = () => createEvaluation({ now: instantOf(0) })

function passes(cell: string, value: string | number | boolean): boolean {
  const tests = compileUnaryTests(cell)
  if (!tests.ok) throw new Error(`expected FEEL to read ${cell}`)
  return tests.value.test(value, {}, evaluation()) === true
}

test.each<[string, CellShape]>([
  ['', { kind: 'any' }],
  ['-', { kind: 'any' }],
  ['<= 7', { kind: 'compared', by: '<=', value: 7 }],
  ['(7..15]', { kind: 'between', from: 7, to: 15, open: '(', close: ']' }],
  [']7..15[', { kind: 'between', from: 7, to: 15, open: '(', close: ')' }],
  ['"a", "b,c"', { kind: 'values', values: ['a', 'b,c'], isNot: false }],
  ['not("seller")', { kind: 'values', values: ['seller'], isNot: true }],
  ['true', { kind: 'values', values: [true], isNot: false }],
  ['5', { kind: 'values', values: [5], isNot: false }],
  ['> limit', { kind: 'feel', text: '> limit' }],
  ['> 5, < 3', { kind: 'feel', text: '> 5, < 3' }],
  ['"a",', { kind: 'feel', text: '"a",' }],
  ['null', { kind: 'feel', text: 'null' }],
  ['contains(?, "x")', { kind: 'feel', text: 'contains(?, "x")' }],
])('%s is read for a form', (cell, shape) => {
  expect(readCell(cell)).toEqual(shape)
})

const number = fc.oneof(
  fc.integer({ min: -999, max: 999 }),
  fc.integer({ min: -999, max: 999 }).map((n) => n / 4),
)
const value = fc.oneof(fc.string({ unit: 'grapheme' }), number, fc.boolean())
const shape: fc.Arbitrary<CellShape> = fc.oneof(
  fc.record({ kind: fc.constant('compared' as const), by: fc.constantFrom('<', '<=', '>', '>='), value: number }),
  fc.record({
    kind: fc.constant('between' as const),
    from: number,
    to: number,
    open: fc.constantFrom('[', '('),
    close: fc.constantFrom(']', ')'),
  }),
  fc.record({
    kind: fc.constant('values' as const),
    values: fc.array(value, { minLength: 1, maxLength: 4 }),
    isNot: fc.boolean(),
  }),
)

test('what a form writes, the form reads again, and FEEL reads as it was meant', () => {
  fc.assert(
    fc.property(shape, value, (drawn, tried) => {
      const cell = writeCell(drawn)
      expect(readCell(cell)).toEqual(drawn)
      if (drawn.kind !== 'values') return
      // Of values of several kinds FEEL says null to those it cannot compare.
      if (drawn.values.some((one) => typeof one !== typeof tried)) return
      for (const one of [...drawn.values, tried])
        expect(passes(cell, one)).toBe(drawn.values.includes(one) !== drawn.isNot)
    }),
    { numRuns: 200 },
  )
})

test('a value is written so that FEEL gives it back', () => {
  fc.assert(
    fc.property(value, (drawn) => {
      const expression = compileExpression(writeValue(drawn))
      expect(expression.ok && expression.value.evaluate({}, evaluation())).toBe(drawn)
      expect(readResult(writeValue(drawn))).toEqual({ kind: 'value', value: drawn })
    }),
  )
})
