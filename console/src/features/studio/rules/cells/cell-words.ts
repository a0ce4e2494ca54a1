import type { TFunction } from 'i18next'
import { listText, orText } from '../signs.ts'
import { type CellShape, type CellValue, readCell, readResult } from './cell-shape.ts'
import type { ShownColumn } from './columns.ts'
import { piecesOf, spokenPieces } from './figure-text.ts'
import { operandText } from './named-figures.ts'

/** A cell in words; `isFormula` where it is shown as it is written. */
export interface SpokenCell {
  readonly text: string
  readonly isFormula: boolean
}

const COMPARED = { '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast', '=': 'exactly' } as const

/** A value in the words of its column. */
export function valueText(value: CellValue, column: Pick<ShownColumn, 'choices'>, t: TFunction): string {
  if (typeof value === 'boolean') return value ? t('studioRules.yes') : t('studioRules.no')
  return column.choices.find((choice) => choice.value === value)?.label ?? String(value)
}

function listed(shape: Extract<CellShape, { readonly kind: 'values' }>, column: ShownColumn, t: TFunction): string {
  const words = shape.values.map((value) => valueText(value, column, t))
  if (!shape.isNot) return orText(words)
  const [only = ''] = words
  return words.length === 1
    ? t('studioRules.not', { value: only })
    : t('studioRules.otherThan', { values: listText(words) })
}

function between(
  { from, to, open, close }: Extract<CellShape, { readonly kind: 'between' }>,
  { figures }: ShownColumn,
  t: TFunction,
): string {
  const [least, most] = [operandText(from, figures, t), operandText(to, figures, t)]
  if (open === '[' && close === ']') return t('studioRules.fromTo', { from: least, to: most })
  const low = t(open === '[' ? 'studioRules.compared.atLeast' : 'studioRules.compared.more', { value: least })
  const high = t(close === ']' ? 'studioRules.compared.atMost' : 'studioRules.compared.less', { value: most })
  return t('studioRules.both', { low, high })
}

/** What a cell asks, as the reader says it. */
export function conditionText(cell: string, column: ShownColumn, t: TFunction): SpokenCell {
  const shape = readCell(cell, column.figures)
  const said = (text: string) => ({ text, isFormula: false })
  switch (shape.kind) {
    case 'any':
      return said(t('studioRules.any'))
    case 'compared':
      return said(
        t(`studioRules.compared.${COMPARED[shape.by]}`, { value: operandText(shape.value, column.figures, t) }),
      )
    case 'between':
      return said(between(shape, column, t))
    case 'values':
      return said(listed(shape, column, t))
    case 'feel':
      return { text: shape.text, isFormula: true }
  }
}

/** What a cell says, as the reader says it; `nameOf` has words for the path of a name. */
export function resultText(
  cell: string,
  column: ShownColumn,
  t: TFunction,
  nameOf: (path: string) => string | undefined,
): SpokenCell {
  const shape = readResult(cell)
  if (shape.kind === 'nothing') return { text: '–', isFormula: false }
  if (shape.kind === 'feel') {
    const pieces = piecesOf(shape.text, column.figures)
    if (pieces !== undefined) return { text: spokenPieces(pieces, column.figures), isFormula: false }
    const name = nameOf(shape.text)
    return name === undefined ? { text: shape.text, isFormula: true } : { text: `= ${name}`, isFormula: false }
  }
  return { text: valueText(shape.value, column, t), isFormula: false }
}
