import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openTable } from './open-table.ts'
import type { TableRow } from './table.ts'

type Content = string | Buffer

async function readAll(content: Content | readonly Buffer[]): Promise<{ header: readonly string[]; rows: TableRow[] }> {
  const chunks = typeof content === 'string' ? [Buffer.from(content)] : Buffer.isBuffer(content) ? [content] : content
  const opened = await openTable(Readable.from(chunks, { objectMode: true }), { name: 'rows.csv' })
  if (!opened.ok) throw new Error(`expected a table, got ${JSON.stringify(opened.refusal)}`)
  const rows: TableRow[] = []
  for await (const batch of opened.value.batches) rows.push(...batch)
  return { header: opened.value.header, rows }
}

/** Rows in short: the cells of one that was read, the code of one that was not. */
const brief = (rows: readonly TableRow[]) => rows.map((row) => (row.defect === undefined ? row.cells : row.defect.code))
const cellsOf = async (content: Content) => brief((await readAll(content)).rows)

const linesOf = async (content: Content) => (await readAll(content)).rows.map((row) => [row.lineNumber, row.raw])
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const bare = (text: string) => text.replaceAll(/[\r\n]/g, '')
const cutAt = (bytes: Buffer, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, at * size + size))

async function* failing(): AsyncGenerator<Buffer> {
  yield Buffer.from(`a,b\n${'1,2\n'.repeat(50_000)}`)
  throw new Error('the network is gone')
}

async function refusalOf(content: Content): Promise<string> {
  const opened = await openTable(Readable.from([Buffer.from(content)]), { name: 'rows.csv' })
  return opened.ok ? 'opened' : opened.refusal.code
}

describe('records are cut as RFC 4180 has them', () => {
  test.each([
    ['plain cells', 'a,b\n1,2\n', [['1', '2']]],
    ['carriage returns', 'a,b\r\n1,2\r\n', [['1', '2']]],
    [
      'carriage returns alone',
      'a,b\r1,2\r3,4',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['no line end at the end', 'a,b\n1,2', [['1', '2']]],
    ['a separator in quotes', 'a,b\n"1,5",2\n', [['1,5', '2']]],
    ['doubled quotes', 'a,b\n"say ""hi""",2\n', [['say "hi"', '2']]],
    [
      'a line end in quotes',
      'a,b\n"1\n5",2\n3,4\n',
      [
        ['1\n5', '2'],
        ['3', '4'],
      ],
    ],
    [
      'quotes around the last cell',
      'a,b\r\n1,"2"\r\n3,"4"',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['a quote inside a plain cell', 'a,b\n12" ruler,2\n', [['12" ruler', '2']]],
    [
      'empty cells',
      'a,b,c\n,,\n"",,""\n',
      [
        ['', '', ''],
        ['', '', ''],
      ],
    ],
    [
      'empty lines, which are no rows',
      '\n\na,b\n\n1,2\n\r\n3,4\n\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['cells beyond the header that are empty', 'a,b\n1,2,,\n', [['1', '2']]],
    ['empty names at the end of the header', 'a,b,\n1,2,\n', [['1', '2']]],
    ['semicolons', 'a;b\n1,5;2\n', [['1,5', '2']]],
    ['tabs', 'a\tb\n1\t2\n', [['1', '2']]],
    ['the separator that a first line names', 'sep=;\na,x;b\n1;2\n', [['1', '2']]],
    ['a separator in a quoted header', '"a;x;y",b\n1,2\n', [['1', '2']]],
    ['a single column', 'a\n1\n"2"\n', [['1'], ['2']]],
  ] as [string, string, string[][]][])('%s', async (_, content, rows) => {
    expect(await cellsOf(content)).toEqual(rows)
  })

  test('the header is trimmed and may be quoted over lines', async () => {
    expect((await readAll('" 订单编号 ","数\n量"\n1,2\n')).header).toEqual(['订单编号', '数\n量'])
  })

  test('a row knows the line it begins on and its own text', async () => {
    const { rows } = await readAll('a,b\n\n"1\n5",2\r\n3,"4 ""x"""\n')
    expect(rows).toEqual([
      { lineNumber: 3, raw: '"1\n5",2', cells: ['1\n5', '2'] },
      { lineNumber: 5, raw: '3,"4 ""x"""', cells: ['3', '4 "x"'] },
    ])
  })
})

describe('a bad row is rejected alone and nothing of it is lost', () => {
  test.each([
    ['too few cells, as in a summary row', '合计,7\n', 'intake.row-cells-wrong'],
    ['too many cells', '1,2,3,4\n', 'intake.row-cells-wrong'],
    ['an unclosed quote', '1,"2,3\n', 'intake.row-quote-broken'],
    ['text after a closing quote', '1,"2"x,3\n', 'intake.row-quote-broken'],
    ['space after a closing quote', '1,"2" ,3\n', 'intake.row-quote-broken'],
    ['NUL bytes', '1,2\0,3\n', 'intake.row-nul'],
  ])('%s', async (_, bad, code) => {
    const content = `a,b,c\n1,2,3\n${bad}4,"5",6\n`
    expect(await cellsOf(content)).toEqual([['1', '2', '3'], code, ['4', '5', '6']])
    expect(await linesOf(content)).toEqual([
      [2, '1,2,3'],
      [3, bad.trimEnd().replace('\0', '\\x00')],
      [4, '4,"5",6'],
    ])
  })

  test('a quote still open at the end of the file costs its own line only', async () => {
    expect(await cellsOf('a,b\n1,"2\n3,4\n5,6\n')).toEqual(['intake.row-quote-broken', ['3', '4'], ['5', '6']])
  })

  test('a quote still open after a whole row limit costs its own line only', async () => {
    const rest = Array.from({ length: 60_000 }, (_, row) => `${row},${'x'.repeat(20)}`)
    const found = await cellsOf(`a,b\n1,"2\n${rest.join('\n')}\n`)
    expect(found.length).toBe(60_001)
    expect(found[0]).toBe('intake.row-quote-broken')
    expect(found.slice(1)).toEqual(rest.map((line) => line.split(',')))
  })

  test('well-formed quotes over lines are one row, though it has too few cells', async () => {
    const { rows } = await readAll('a,b,c\n"x\n1,2,3\ny",2\n4,5,6\n')
    expect(brief(rows)).toEqual(['intake.row-cells-wrong', ['4', '5', '6']])
    expect(rows[0]?.raw).toBe('"x\n1,2,3\ny",2')
  })

  test('a line longer than the limit is read over, its beginning kept, and the next is read', async () => {
    const long = Buffer.alloc(40_000_000, 'x')
    const { rows } = await readAll([Buffer.from('a,b\n1,2\n3,'), long, Buffer.from('\n5,6\n')])
    expect(brief(rows)).toEqual([['1', '2'], 'intake.row-too-long', ['5', '6']])
    expect(rows[1]).toMatchObject({ lineNumber: 3, defect: { bytes: 40_000_002, limitBytes: 1_048_576 } })
    expect(rows[1]?.raw).toBe(`3,${'x'.repeat(8_190)}`)
  })

  test('a line longer than the limit ends a quote that is open', async () => {
    const long = Buffer.alloc(2_000_000, 'x')
    const { rows } = await readAll([Buffer.from('a,b\n1,"2\n3,4\n'), long, Buffer.from('\n5,6\n')])
    expect(brief(rows)).toEqual(['intake.row-quote-broken', ['3', '4'], 'intake.row-too-long', ['5', '6']])
  })

  test('bytes that are no text are written out and cost their row only', async () => {
    const { rows } = await readAll(
      Buffer.concat([Buffer.from('a,b\n订单,2\n'), Buffer.of(0xff, 0x2c, 0x33, 10), Buffer.from('4,5')]),
    )
    expect(rows).toEqual([
      { lineNumber: 2, raw: '订单,2', cells: ['订单', '2'] },
      { lineNumber: 3, raw: '\\xFF,3', defect: { code: 'intake.row-undecodable', encoding: 'utf-8' } },
      { lineNumber: 4, raw: '4,5', cells: ['4', '5'] },
    ])
  })
})

describe('the encoding is told from the bytes', () => {
  /** 订单,数量 / 退货,１ in GB18030. */
  const gb18030 = Buffer.from('b6a9b5a52cbffdc1bf0acdcbbbf52ca3b10a', 'hex')

  test.each([
    ['UTF-8', Buffer.from('订单,x\n退货,1\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFF订单,x\n退货,1\n')],
    ['UTF-16 little endian', Buffer.from('\uFEFF订单,x\n退货,1\n', 'utf16le')],
    ['UTF-16 big endian', Buffer.from('\uFEFF订单,x\n退货,1\n', 'utf16le').swap16()],
  ])('%s', async (_, content) => {
    const { header, rows } = await readAll(content)
    expect(header).toEqual(['订单', 'x'])
    expect(brief(rows)).toEqual([['退货', '1']])
  })

  test('GB18030, though the first of it comes after much ASCII', async () => {
    const ascii = Array.from({ length: 20_000 }, (_, row) => `${row},${row}`).join('\n')
    const { rows } = await readAll(Buffer.concat([Buffer.from(`a,b\n${ascii}\n`), gb18030]))
    expect(rows.at(-1)).toMatchObject({ lineNumber: 20_003, cells: ['退货', '１'] })
  })

  test('a few broken characters do not turn UTF-8 into another encoding', async () => {
    const { rows } = await readAll(Buffer.concat([Buffer.from('a\n'), Buffer.of(0xe8, 10), Buffer.from('订单编号\n')]))
    expect(brief(rows)).toEqual(['intake.row-undecodable', ['订单编号']])
  })

  test('a replacement character that stands in the file is a character', async () => {
    expect(await cellsOf('a,b\nVoucher \uFFFD40.00,1\n')).toEqual([['Voucher \uFFFD40.00', '1']])
  })

  test('half a pair of UTF-16 costs its row', async () => {
    expect(await cellsOf(Buffer.from('\uFEFFa,b\n\uD83D,1\n2,3\n', 'utf16le'))).toEqual([
      'intake.row-undecodable',
      ['2', '3'],
    ])
  })
})

describe('what is no table is refused', () => {
  test.each([
    ['nothing', '', 'intake.file-empty'],
    ['a mark and empty lines', '\uFEFF\n\r\n', 'intake.file-empty'],
    ['packed nothing', gzipSync(''), 'intake.file-empty'],
    ['a PDF', '%PDF-1.7\n', 'intake.file-not-table'],
    ['HTML that a back office calls .xls', '\uFEFF<html><table><tr><td>1', 'intake.file-not-table'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'intake.file-old-excel'],
    ['a header with bytes that are no text', Buffer.of(0x61, 0xff, 10), 'intake.file-header-broken'],
    ['a header whose quote is not closed', '"a,b\n1,2\n', 'intake.file-header-broken'],
    ['a first line without an end', 'x'.repeat(2_000_000), 'intake.file-header-broken'],
    [
      'a damaged archive',
      Buffer.concat([gzipSync('a,b\n').subarray(0, 10), Buffer.from('nonsense')]),
      'intake.file-damaged',
    ],
    ['gzip in gzip', gzipSync(gzipSync('a,b\n')), 'intake.file-not-table'],
  ])('%s', async (_, content, code) => {
    expect(await refusalOf(content)).toBe(code)
  })

  test('a first line without an end is given up on before its end', async () => {
    let asked = 0
    function* endless(): Generator<Buffer> {
      for (;;) {
        asked += 1
        yield Buffer.alloc(65_536, 'x')
      }
    }
    const opened = await openTable(Readable.from(endless()), { name: 'endless' })
    expect(opened).toMatchObject({ ok: false, refusal: { code: 'intake.file-header-broken', lineNumber: 1 } })
    expect(asked).toBeLessThan(100)
  })
})

describe('packed files', () => {
  const lines = Array.from({ length: 5_000 }, (_, row) => `${row},${(row * 7_919) % 5_003}`)
  const packed = gzipSync(`a,b\n${lines.join('\n')}\n`)

  test('are told by their bytes, several members in a row too', async () => {
    const found = await cellsOf(Buffer.concat([packed, gzipSync('x,y\n')]))
    expect(found).toEqual([...lines.map((line) => line.split(',')), ['x', 'y']])
  })

  test('that are cut off keep every whole line before and say so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1_000, max: packed.length - 1 }), async (length) => {
        const { rows } = await readAll(packed.subarray(0, length))
        const whole = rows.slice(0, -1)
        expect(whole.map((row) => row.raw)).toEqual(lines.slice(0, whole.length))
        expect(rows.at(-1)).toMatchObject({ lineNumber: whole.length + 2, defect: { code: 'intake.rest-cut-off' } })
        expect(`${lines[whole.length] ?? ''}`.startsWith(rows.at(-1)?.raw ?? '?')).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  test('that are damaged keep what stands before and say so', async () => {
    const many = Array.from({ length: 50_000 }, (_, row) => `${row},${(row * 7_919) % 50_021}`)
    const damaged = gzipSync(`a,b\n${many.join('\n')}\n`)
    damaged.fill(0xff, damaged.length - 20_000, damaged.length - 19_000)
    const { rows } = await readAll(damaged)
    expect(rows.slice(0, 30_000).map((row) => row.raw)).toEqual(many.slice(0, 30_000))
    expect(rows.at(-1)?.defect?.code).toBe('intake.rest-damaged')
  })

  test('that unpack to far more than a table are stopped', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('a\n1\n'), Buffer.alloc(300_000_000)]), { level: 9 })
    const { rows } = await readAll(bomb)
    expect(brief(rows).slice(0, 1)).toEqual([['1']])
    expect(rows.at(-1)?.defect?.code).toBe('intake.rest-expanding')
  })
})

describe('for any table', () => {
  const anyCell = fc
    .oneof(fc.string(), fc.constantFrom('"', ',', '\n', '\r\n', '""', '订单', '', ' ', ';'))
    .map((cell) => cell.replaceAll('\0', ''))
  const anyTable = fc.integer({ min: 2, max: 4 }).chain((width) =>
    fc
      .array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 })
      .map((rows) => ({
        header: Array.from({ length: width }, (_, column) => `c${column}`),
        rows,
      })),
  )
  test('what is written with quotes is read back, however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.integer({ min: 1, max: 50 }), async ({ header, rows }, size) => {
        const content = [header, ...rows].map((cells) => cells.map(quoted).join(',')).join('\r\n')
        const read = await readAll(cutAt(Buffer.from(content), size))
        expect(read.header).toEqual(header)
        expect(brief(read.rows)).toEqual(rows)
      }),
    )
  })

  test('every line of any text is in some row, in order, and reading never fails', async () => {
    const anyText = fc
      .array(fc.oneof(anyCell, fc.constantFrom(',"', '",', '"\n', '\n"')), { maxLength: 40 })
      .map((all) => all.join(''))
    await fc.assert(
      fc.asyncProperty(anyText, fc.integer({ min: 1, max: 50 }), async (text, size) => {
        const content = `h1,h2\n${text}`
        const { rows } = await readAll(cutAt(Buffer.from(content), size))
        expect(rows.map((row) => bare(row.raw)).join('')).toBe(bare(text))
        const numbers = rows.map((row) => row.lineNumber)
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      }),
    )
  })
})

test('leaving early lets go of the stream', async () => {
  const stream = Readable.from([Buffer.from('a,b\n1,2\n'), Buffer.from('3,4\n')])
  const opened = await openTable(stream, { name: 'rows.csv' })
  if (!opened.ok) throw new Error('expected a table')
  for await (const batch of opened.value.batches) {
    expect(batch.length).toBeGreaterThan(0)
    break
  }
  expect(stream.destroyed).toBe(true)
})

test('a stream that fails is trouble, thrown to whoever reads', async () => {
  const opened = await openTable(Readable.from(failing()), { name: 'rows.csv' })
  if (!opened.ok) throw new Error('expected a table')
  const { batches } = opened.value
  await expect(Array.fromAsync(batches)).rejects.toThrow('the network is gone')
})
