import { type KnownRefusal, refusalEntry, sentenceOf } from '@aftersale/contract'
import { expect, test } from 'vitest'
import type { CellRefusal, ColumnRefusal, FileRefusal, ReadingCode, RowDefect } from './index.ts'

const name = '订单.csv'
const text = '一件'
const column = '数量'

/** The column of a cell is named by who reads the row. */
type ColumnCell = CellRefusal & { readonly column: string }

/** One of each: the type fails where a code or a fact is not in the contract, or a code is missing here. */
const refusals: {
  readonly [C in ReadingCode]: (FileRefusal | RowDefect | ColumnCell | ColumnRefusal) & KnownRefusal<C>
} = {
  'intake.file-missing': { code: 'intake.file-missing', name },
  'intake.file-directory': { code: 'intake.file-directory', name },
  'intake.file-permission': { code: 'intake.file-permission', name },
  'intake.file-unreadable': { code: 'intake.file-unreadable', name, reason: 'EIO' },
  'intake.file-empty': { code: 'intake.file-empty', name },
  'intake.file-not-table': { code: 'intake.file-not-table', name, found: 'PDF' },
  'intake.file-old-excel': { code: 'intake.file-old-excel', name },
  'intake.file-encrypted': { code: 'intake.file-encrypted', name },
  'intake.file-damaged': { code: 'intake.file-damaged', name, reason: 'it has no sheet' },
  'intake.file-too-large': { code: 'intake.file-too-large', name, part: 'sharedStrings', limitBytes: 268_435_456 },
  'intake.file-header-broken': { code: 'intake.file-header-broken', name, lineNumber: 1 },
  'intake.file-sheet-missing': { code: 'intake.file-sheet-missing', name, sheet: '退货', sheets: ['订单'] },
  'intake.disk-full': { code: 'intake.disk-full', name },
  'intake.row-too-long': { code: 'intake.row-too-long', bytes: 2_000_000, limitBytes: 1_048_576 },
  'intake.row-quote-broken': { code: 'intake.row-quote-broken' },
  'intake.row-cells-wrong': { code: 'intake.row-cells-wrong', expected: 8, found: 2 },
  'intake.row-nul': { code: 'intake.row-nul' },
  'intake.row-undecodable': { code: 'intake.row-undecodable', encoding: 'gb18030' },
  'intake.row-digits-lost': { code: 'intake.row-digits-lost', column: '订单编号' },
  'intake.rest-cut-off': { code: 'intake.rest-cut-off' },
  'intake.rest-damaged': { code: 'intake.rest-damaged' },
  'intake.rest-expanding': { code: 'intake.rest-expanding' },
  'intake.cell-not-integer': { code: 'intake.cell-not-integer', column, text },
  'intake.cell-not-decimal': { code: 'intake.cell-not-decimal', column, text },
  'intake.cell-not-date': { code: 'intake.cell-not-date', column, text, format: 'yyyy-MM-dd' },
  'intake.cell-digits-lost': { code: 'intake.cell-digits-lost', column, text },
  'intake.column-missing': {
    code: 'intake.column-missing',
    name,
    template: 'orders',
    missing: ['数量'],
    found: ['订单编号'],
  },
  'intake.column-twice': { code: 'intake.column-twice', name, column: 'SKU' },
}

test.each(Object.values(refusals))('$code says its facts in a sentence of each language', (refusal) => {
  const { code, ...facts } = refusal
  expect(refusalEntry(code).facts.parse(facts)).toEqual(facts)
  // A format is told by an example of it.
  const told = code === 'intake.cell-not-date' ? { ...facts, format: '2026-11-01' } : facts
  for (const language of ['en', 'zh-CN'] as const) {
    const sentence = sentenceOf(refusal, language)
    for (const fact of Object.values(told).filter((value) => typeof value === 'string'))
      expect(sentence).toContain(fact)
  }
})
