import { Buffer } from 'node:buffer'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { amountCell, type Cell, fieldCell, momentCell } from './cell.ts'
import { csvCell, csvOf } from './csv.ts'
import { xlsxOf } from './xlsx.ts'

async function* groups(...rows: Cell[][]): AsyncGenerator<Cell[][]> {
  for (const row of rows) yield [row]
}

async function bytesOf(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

test.each([
  ['=1+1', "'=1+1"],
  ['+86 138', "'+86 138"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['  =1', "'  =1"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  ['a,b', '"a,b"'],
  ['=say "hi"', '"\'=say ""hi"""'],
  ['王小芳', '王小芳'],
  [-1, '-1'],
  [null, ''],
])('%j is written as %j', (cell, written) => expect(csvCell(cell)).toBe(written))

test('no text begins with what spreadsheets run', () => {
  const any = fc.string({ unit: fc.constantFrom('=', '+', '-', '@', ' ', '\t', '\r', '\n', 'a', '"', ',') })
  fc.assert(fc.property(any, (text) => !/^"?\s*[=+\-@]/.test(csvCell(text))))
})

test('rows are of UTF-8 that spreadsheets know as such', async () => {
  expect(String(await bytesOf(csvOf(groups(['编号', 'x'], ['1', 2]))))).toBe('\uFEFF编号,x\r\n1,2\r\n')
})

test('a workbook holds the rows, whatever stands in them', async () => {
  const rows: Cell[][] = [['标题 Title'], ['=1+1 <&"> \u0001 \ud800 𠮷'], [12.5], [null]]
  const zip = await fromBufferPromise(await bytesOf(xlsxOf(groups(...rows), '工单 <1>')))
  const parts: Record<string, string> = {}
  for await (const entry of zip.eachEntry()) {
    const content = await zip.openReadStreamPromise(entry)
    parts[entry.fileName] = String(await buffer(content))
  }
  expect(Object.keys(parts)).toContain('[Content_Types].xml')
  expect(parts['xl/workbook.xml']).toContain('name="工单 &lt;1&gt;"')
  const sheet = parts['xl/worksheets/sheet1.xml'] ?? ''
  expect(sheet).toContain('<row><c t="inlineStr" s="1"><is><t xml:space="preserve">标题 Title</t></is></c></row>')
  expect(sheet).toContain('>=1+1 &lt;&amp;&quot;&gt; \ufffd \ufffd 𠮷<')
  expect(sheet).toContain('<row><c><v>12.5</v></c></row><row><c/></row></sheetData>')
})

test('amounts are numbers as long as they are exact, instants are of the company’s clocks', () => {
  const writing = { language: 'en', zone: 'Asia/Shanghai' } as const
  expect(amountCell({ minor: 1999, currency: 'CNY' })).toBe(19.99)
  expect(amountCell({ minor: 1999, currency: 'JPY' })).toBe(1999)
  expect(amountCell({ minor: Number.MAX_SAFE_INTEGER, currency: 'CNY' })).toBe('90071992547409.91')
  expect(momentCell(Date.parse('2026-03-01T16:30:00Z') as never, writing)).toBe('2026-03-02 00:30')
  expect(fieldCell([{ minor: 5, currency: 'CNY' }, true, null, 'x'])).toBe('0.05 CNY, ✓, , x')
})
