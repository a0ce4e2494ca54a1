import { compileExpression, createEvaluation } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCell, writeCell } from './cell-shape.ts'
import { piecesOf, spokenPieces, typedPieces, writeTyped } from './figure-text.ts'

const figure = (name: string, label: string, value: number) => ({ id: name, name, label, description: '', value })
const figures = [figure('days', '退货天数', 7), figure('late', 'Days {of} grace', 3)]

const said = (expression: string): unknown => {
  const compiled = compileExpression(expression)
  if (!compiled.ok) throw new Error(`expected FEEL, got ${expression}`)
  return compiled.value.evaluate({ days: 7, late: 3 }, createEvaluation({ now: instantOf(0) }))
}

test('a text with a figure in it is read, said with its number, and written with its label', () => {
  const pieces = piecesOf('"在签收后 " + string(days) + " 天内。"', figures) ?? []
  expect(spokenPieces(pieces, figures)).toBe('在签收后 7 天内。')
  expect(typedPieces(pieces, figures)).toBe('在签收后 {退货天数} 天内。')
})

test.each(['"plain"', 'days', 'string(other)', '"a" + days', '"a" +', '"a" "b"', 'string(days) * 2', ''])(
  '%s is no such text',
  (expression) => {
    expect(piecesOf(expression, figures)).toBe(undefined)
  },
)

test('whatever is typed is said as it was typed, labels of figures as their numbers', () => {
  const part = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constant('{退货天数}'),
    fc.constantFrom('{', '}', '"', '\\', ' + '),
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const typed = parts.join('')
      fc.pre(typed !== '')
      const written = writeTyped(typed, figures)
      expect(said(written)).toBe(typed.replaceAll('{退货天数}', '7'))
      const pieces = piecesOf(written, figures)
      if (pieces !== undefined) expect(typedPieces(pieces, figures)).toBe(typed)
    }),
  )
})

test('cells that compare with a figure are read for a form, those with any other name are formulas', () => {
  expect(readCell('<= days', figures)).toEqual({ kind: 'compared', by: '<=', value: 'days' })
  expect(readCell('(days..15]', figures)).toEqual({ kind: 'between', from: 'days', to: 15, open: '(', close: ']' })
  expect(readCell('<= days')).toEqual({ kind: 'feel', text: '<= days' })
  expect(writeCell(readCell('(days..15]', figures))).toBe('(days..15]')
})
