import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Parts, partsOf, zipOf } from '../../../../test/workbook.ts'
import { openTable } from './open-table.ts'
import type { TableRow } from './table.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'workbook-'))
})
afterAll(() => rm(folder, { recursive: true }))

const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`
const prefixed = (reference: string, value: string) => `<x:c r="${reference}" t="str"><x:v>${value}</x:v></x:c>`
const HEADER = `<row r="1">${text('A1', '订单编号')}${text('B1', '数量')}</row>`

let files = 0
async function open(bytes: Buffer, sheet?: string) {
  files += 1
  const path = join(folder, `${files}.xlsx`)
  await writeFile(path, bytes)
  return openTable(path, { name: '导出.xlsx', ...(sheet === undefined ? {} : { sheet }) })
}

async function rowsOf(parts: Parts): Promise<TableRow[]> {
  const opened = await open(zipOf(partsOf(parts)))
  if (!opened.ok) throw new Error(`expected a table, got ${JSON.stringify(opened.refusal)}`)
  return (await Array.fromAsync(opened.value.batches)).flat()
}

describe('cells become text', () => {
  const styles =
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="[h]:mm"/><numFmt numFmtId="166" formatCode="0.00&quot;days&quot;"/></numFmts>' +
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf/></cellXfs>'

  test.each([
    ['a shared string', '<c r="A2" t="s"><v>1</v></c>', '退货 & 退款'],
    ['a shared string in runs, without its reading', '<c r="A2" t="s"><v>2</v></c>', '东京'],
    ['an inline string with an escape', text('A2', 'a_x000D_b'), 'a\rb'],
    ['the string of a formula', '<c r="A2" t="str"><f>A1&amp;B1</f><v>x1</v></c>', 'x1'],
    ['a whole number', '<c r="A2"><v>536365</v></c>', '536365'],
    ['a number stored with 17 digits', '<c r="A2"><v>2.5499999999999998</v></c>', '2.55'],
    ['a number with an exponent', '<c r="A2"><v>1.2E-3</v></c>', '0.0012'],
    ['a negative number', '<c r="A2"><v>-12.50</v></c>', '-12.5'],
    ['a truth', '<c r="A2" t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c r="A2" t="e"><v>#N/A</v></c>', '#N/A'],
    ['a date and time', '<c r="A2" s="1"><v>46082.333333333336</v></c>', '2026-03-01 08:00:00'],
    ['a time that rounds up to midnight', '<c r="A2" s="1"><v>46081.9999999999</v></c>', '2026-03-01 00:00:00'],
    ['a date in Chinese words', '<c r="A2" s="2"><v>46082</v></c>', '2026-03-01 00:00:00'],
    ['the first day of 1900', '<c r="A2" s="1"><v>1</v></c>', '1900-01-01 00:00:00'],
    ['the leap day that never was', '<c r="A2" s="1"><v>60</v></c>', '60'],
    ['the day after it', '<c r="A2" s="1"><v>61</v></c>', '1900-03-01 00:00:00'],
    ['a time of day', '<c r="A2" s="1"><v>0.75</v></c>', '18:00:00'],
    ['an ISO date', '<c r="A2" t="d"><v>2026-03-01T08:00:00Z</v></c>', '2026-03-01 08:00:00'],
    ['elapsed time, an amount', '<c r="A2" s="3"><v>1.5</v></c>', '1.5'],
    ['a number whose format says days', '<c r="A2" s="4"><v>1.5</v></c>', '1.5'],
  ])('%s', async (_, cell, expected) => {
    const strings =
      '<si><t>x</t></si><si><t>退货 &amp; 退款</t></si><si><r><t>东</t></r><r><t>京</t></r><rPh><t>とうきょう</t></rPh></si>'
    const rows = await rowsOf({ sheet: `${HEADER}<row r="2">${cell}<c r="B2"><v>1</v></c></row>`, strings, styles })
    expect(rows).toEqual([{ lineNumber: 2, cells: [expected, '1'], raw: `${expected}\t1` }])
  })

  test('dates count from 1904 where the workbook says so', async () => {
    const book = '<workbookPr date1904="1"/>'
    const rows = await rowsOf({ sheet: `${HEADER}<row r="2"><c r="A2" s="1"><v>44620</v></c></row>`, styles, book })
    expect(rows).toMatchObject([{ cells: ['2026-03-01 00:00:00', ''] }])
  })
})

describe('rows', () => {
  test('keep their number, fill missing cells and leave out what is empty', async () => {
    const sheet = `<row r="1"/><row r="3">${text('A3', '订单编号')}${text('B3', '数量')}</row><row r="5"><c r="B5"><v>7</v></c></row><row r="6"><c r="A6"/></row><row>${text('A7', 'x')}</row>`
    expect(await rowsOf({ sheet })).toEqual([
      { lineNumber: 5, cells: ['', '7'], raw: '\t7' },
      { lineNumber: 7, cells: ['x', ''], raw: 'x' },
    ])
  })

  test('with a namespace prefix are rows too', async () => {
    expect(
      await rowsOf({ sheet: `<x:row r="1">${prefixed('A1', 'h')}</x:row><x:row r="2">${prefixed('A2', 'v')}</x:row>` }),
    ).toMatchObject([{ cells: ['v'] }])
  })

  test('with more cells than the header, or of a million characters, are rejected alone', async () => {
    const long = Array.from({ length: 40 }, (_, cell) =>
      text(`${String.fromCharCode(65 + (cell % 2))}3`, 'x'.repeat(32_767)),
    )
    const sheet = `${HEADER}<row r="2">${text('C2', '多')}</row><row r="3">${long.join('')}</row><row r="4">${text('A4', 'ok')}</row>`
    const rows = await rowsOf({ sheet })
    expect(rows.map((row) => row.defect?.code)).toEqual(['intake.row-cells-wrong', 'intake.row-too-long', undefined])
  })

  test('whose order number Excel has cut to 15 digits are rejected', async () => {
    const sheet = `${HEADER}<row r="2"><c r="A2"><v>2.0260301123456701E+18</v></c></row><row r="3"><c r="A3"><v>202603011234567</v></c></row>`
    expect(await rowsOf({ sheet })).toMatchObject([
      { lineNumber: 2, defect: { code: 'intake.row-digits-lost', column: '订单编号' } },
      { lineNumber: 3, cells: ['202603011234567', ''] },
    ])
  })

  test('whose cells do not say where they are stand side by side, empty ones too', async () => {
    const cells = (...values: string[]) => values.map((value) => `<c t="str"><v>${value}</v></c>`).join('')
    const sheet = `<row>${cells('a', 'b', 'c')}</row><row>${cells('1', '', '3')}</row><row><c/><c r="C3"/>${cells('4')}</row>`
    expect(await rowsOf({ sheet })).toMatchObject([
      { lineNumber: 2, cells: ['1', '', '3'] },
      { lineNumber: 3, defect: { code: 'intake.row-cells-wrong', expected: 3, found: 4 } },
    ])
  })

  test('with what no database stores as text are rejected alone', async () => {
    const cells = ['a_x0000_b', 'a_xD83D_b', 'a_xD83D__xDE00_b']
    const sheet = `${HEADER}${cells.map((cell, at) => `<row r="${at + 2}">${text(`A${at + 2}`, cell)}</row>`).join('')}`
    expect(await rowsOf({ sheet })).toEqual([
      { lineNumber: 2, raw: 'a\\x00b', defect: { code: 'intake.row-nul' } },
      { lineNumber: 3, raw: 'a\ufffdb', defect: { code: 'intake.row-undecodable', encoding: 'UTF-16' } },
      { lineNumber: 4, raw: 'a😀b', cells: ['a😀b', ''] },
    ])
  })

  test('of thousands arrive in batches', async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, row) => `<row r="${row + 2}"><c r="A${row + 2}"><v>${row}</v></c></row>`,
    )
    const read = await rowsOf({ sheet: HEADER + rows.join('') })
    expect(read.map((row) => row.raw)).toEqual(Array.from({ length: 5_000 }, (_, row) => `${row}`))
  })
})

describe('sheets', () => {
  const parts = partsOf({ sheet: HEADER })

  test('the first that is not hidden is read, or the one that is named', async () => {
    expect(await open(zipOf(parts))).toMatchObject({
      ok: true,
      value: { format: 'xlsx', header: ['订单编号', '数量'] },
    })
    expect(await open(zipOf(parts), '封面')).toMatchObject({ ok: true, value: { header: ['other'] } })
  })

  test('a name no sheet has is refused with the names there are', async () => {
    expect(await open(zipOf(parts), '退货')).toEqual({
      ok: false,
      refusal: { code: 'intake.file-sheet-missing', name: '导出.xlsx', sheet: '退货', sheets: ['封面', '订单'] },
    })
  })

  test('a workbook comes as a stream too', async () => {
    const opened = await openTable(Readable.from([zipOf(parts)]), { name: '导出.xlsx' })
    expect(opened).toMatchObject({ ok: true, value: { header: ['订单编号', '数量'] } })
    if (opened.ok) await opened.value.close()
  })
})

describe('what is no sound workbook is refused', () => {
  const sound = partsOf({ sheet: HEADER })
  const whole = zipOf(sound)

  test.each([
    ['an empty sheet', zipOf(partsOf({ sheet: '<row r="1"/>' })), 'intake.file-empty'],
    ['a part under a password', zipOf(sound, 1), 'intake.file-encrypted'],
    ['a zip of something else', zipOf({ 'readme.txt': 'hello' }), 'intake.file-not-table'],
    ['a file cut off', whole.subarray(0, whole.length - 300), 'intake.file-damaged'],
    [
      'XML that is not well-formed',
      zipOf({ ...sound, 'xl/workbook.xml': '<workbook><sheets>' }),
      'intake.file-damaged',
    ],
    [
      'an entity of its own',
      zipOf({ ...sound, 'xl/workbook.xml': '<!DOCTYPE w [<!ENTITY a "b">]><w>&a;</w>' }),
      'intake.file-damaged',
    ],
    [
      'a sheet that is not there',
      zipOf({ ...sound, 'xl/_rels/workbook.xml.rels': '<Relationships/>' }),
      'intake.file-damaged',
    ],
    [
      'a shared string that is not there',
      zipOf(partsOf({ sheet: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' })),
      'intake.file-damaged',
    ],
    [
      'a cell beyond the last column',
      zipOf(partsOf({ sheet: '<row r="1"><c r="XFE1"><v>9</v></c></row>' })),
      'intake.file-damaged',
    ],
    [
      'a sheet that unpacks to far more than a table',
      zipOf({ ...sound, 'xl/worksheets/sheet1.xml': Buffer.alloc(300_000_000, ' ') }),
      'intake.file-damaged',
    ],
    [
      'a text far longer than a cell',
      zipOf({ ...sound, 'xl/worksheets/sheet1.xml': `<worksheet>${'x'.repeat(10_000_000)}` }),
      'intake.file-damaged',
    ],
  ])('%s', async (_, bytes, code) => {
    expect(await open(bytes)).toMatchObject({ ok: false, refusal: { code, name: '导出.xlsx' } })
  })

  test('a sheet damaged further down keeps the rows before and says so', async () => {
    const rows = Array.from(
      { length: 5_000 },
      (_, row) => `<row r="${row + 2}"><c r="A${row + 2}"><v>${row}</v></c></row>`,
    )
    const read = await rowsOf({ sheet: `${HEADER}${rows.join('')}<row></c>` })
    expect(read.slice(0, -1).map((row) => row.raw)).toEqual(rows.map((_, row) => `${row}`).slice(0, read.length - 1))
    expect(read.length).toBeGreaterThan(4_000)
    expect(read.at(-1)?.defect?.code).toBe('intake.rest-damaged')
  })

  test.each(['3', '2', 'x', '-1'])('a row %s after the third would hide rows', async (number) => {
    const sheet = `${HEADER}<row r="2">${text('A2', 'x')}</row><row r="3">${text('A3', 'y')}</row><row r="${number}"/>`
    expect(await open(zipOf(partsOf({ sheet })))).toMatchObject({
      ok: false,
      refusal: { code: 'intake.file-damaged', reason: `row ${number} comes after row 3` },
    })
  })

  test('a flipped bit that still unpacks is found by the checksum', async () => {
    const bytes = zipOf(sound)
    const part = 'xl/worksheets/sheet1.xml'
    const entry = bytes.lastIndexOf(part) - 46
    bytes.writeUInt8(bytes.readUInt8(entry + 16) ^ 1, entry + 16)
    const opened = await open(bytes)
    if (!opened.ok) throw new Error('expected a table')
    const read = (await Array.fromAsync(opened.value.batches)).flat()
    expect(read).toMatchObject([{ lineNumber: 2, raw: '', defect: { code: 'intake.rest-damaged' } }])
  })
})
