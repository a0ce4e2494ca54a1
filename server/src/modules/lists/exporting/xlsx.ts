import type { Cell } from './cell.ts'
import { zipOf } from './zip.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Cell formats: plain, heading, and text that is never taken for a formula, whatever it begins with (`quotePrefix`). */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>`

/** What a cell of a spreadsheet holds at most (ECMA-376 implementations agree on it). */
const LONGEST = 32_767

/** Rows, the first of which is the heading, as a workbook of one sheet (ECMA-376), written while they come. */
export function xlsxOf(rows: AsyncIterable<readonly (readonly Cell[])[]>, sheet: string): AsyncGenerator<Uint8Array> {
  const parts = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
  }
  const written = Object.entries(parts).map(([name, text]) => ({ name, content: [text] }))
  return zipOf([...written, { name: 'xl/worksheets/sheet1.xml', content: sheetOf(rows) }])
}

function relations(all: readonly (readonly [kind: string, target: string])[]): string {
  const lines = all.map(
    ([kind, target], at) => `<Relationship Id="r${at + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${lines.join('')}</Relationships>`
}

/** The first row stays in view while one scrolls. */
const VIEW =
  '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'

async function* sheetOf(rows: AsyncIterable<readonly (readonly Cell[])[]>): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}">${VIEW}<sheetFormatPr defaultColWidth="18"/><sheetData>`
  let isHeading = true
  for await (const group of rows) {
    const text = group.map((row) => {
      const cells = row.map((cell) => cellOf(cell, isHeading))
      isHeading = false
      return `<row>${cells.join('')}</row>`
    })
    yield text.join('')
  }
  yield '</sheetData></worksheet>'
}

function cellOf(cell: Cell, isHeading: boolean): string {
  if (cell === null || cell === '') return '<c/>'
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c><v>${cell}</v></c>` : '<c/>'
  const text = escaped(cell.slice(0, LONGEST).toWellFormed())
  return `<c t="inlineStr" s="${isHeading ? 1 : 2}"><is><t xml:space="preserve">${text}</t></is></c>`
}

/** XML 1.0 has no place for most control characters, and none for two others. */
const escaped = (text: string) =>
  text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
