import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { instant } from '@aftersale/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { engineWith } from '../../../test/engine.ts'
import { retailTemplates } from '../../../test/retail-templates.ts'
import { tableWork } from '../../../test/table-work.ts'
import { workbookOf } from '../../../test/workbook.ts'
import { type ImportWork, importFile } from './import-file.ts'

const { database } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'aftersale-formats-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const now = instant('2026-03-01T08:00:00Z')
const work = tableWork(engineWith().engine)
const templates = await retailTemplates()

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const SOLD = '536365,85123A,HEART,6,12/1/10 8:26,2.55,17850,United Kingdom'
const tableOf = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`

let files = 0
async function fileOf(content: string | Uint8Array): Promise<string> {
  files += 1
  const path = join(folder, `table-${files}`)
  await writeFile(path, content)
  return path
}

const take = (path: string, source: string, more: Partial<ImportWork> = {}) =>
  importFile(database, { path, name: 'orders.csv', source, templates, ...work, now: () => now, ...more })

async function heldBy(source: string) {
  const lines = await database.selectFrom('order_line').selectAll().where('source', '=', source).execute()
  const requests = await database.selectFrom('return_request').selectAll().where('source', '=', source).execute()
  const rejects = await database
    .selectFrom('import_reject')
    .innerJoin('import', 'import.id', 'import_reject.import_id')
    .select('reason')
    .where('source', '=', source)
    .orderBy('line_number')
    .execute()
  return { lines, requests, rejects }
}

describe('the same rows are the same records, whatever file says them', () => {
  const header = '售后单号,订单编号,客户编号,商品编码,商品名称,数量,申请时间,售后类型,原因,说明,渠道'
  const rows = [
    'AS1,300000000000000001,C1,SP1,杯子,1,2026-02-01 10:00:00,退货退款,质量问题,,天猫',
    'AS2,300000000000000002,C2,SP2,水壶,2,2026-02-02 11:30:00,退货退款,七天无理由,,京东',
  ]
  const text = `${[header, ...rows].join('\r\n')}\r\n`
  const cells = [header, ...rows].map((line) => line.split(','))
  const turned = cells.map((line) => ['', ...line].reverse().join(','))
  const workbook = workbookOf(cells)

  test.each<[string, string | Uint8Array]>([
    ['UTF-8', text],
    ['UTF-8 with a mark', `\ufeff${text}`],
    ['GB18030', gb18030Of(text)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['tabs between cells', text.replaceAll(',', '\t')],
    ['everything in quotes', `${cells.map((line) => line.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`],
    [
      'columns turned around, and one more',
      `${turned.map((line, at) => line.replace(/,$/, at === 0 ? ',备注' : ',好')).join('\n')}\n`,
    ],
    ['gzip', gzipSync(text)],
    ['a workbook', workbook],
    ['a workbook in gzip', gzipSync(workbook)],
  ])('%s', async (_, content) => {
    await take(await fileOf(text), 'same')
    const done = await take(await fileOf(content), 'same')
    const { requests, rejects } = await heldBy('same')
    expect(requests.map((request) => [request.request_number, request.product_name]).sort()).toEqual([
      ['AS1', '杯子'],
      ['AS2', '水壶'],
    ])
    expect(rejects).toEqual([])
    expect(done).toMatchObject({ ok: true })
  })
})

describe('hostile and unlucky files', () => {
  test('text of a workbook that no database stores is rejected alone, in a header too', async () => {
    const header = HEADER.split(',')
    const sold = SOLD.split(',')
    const broken = (cell: string) => sold.map((one, at) => (at === 2 ? cell : one))
    const rows = [
      ['Note_x0000_', ...header],
      ...[sold, broken('a_x0000_b'), broken('a_xD83D_b')].map((row) => ['', ...row]),
    ]
    expect(await take(await fileOf(workbookOf(rows)), 'nul')).toMatchObject({ ok: true })
    const { lines, rejects } = await heldBy('nul')
    expect(lines).toHaveLength(1)
    expect(rejects.map((reject) => reject.reason)).toEqual(['intake.row-nul', 'intake.row-undecodable'])
    const refused = await take(await fileOf(workbookOf([['a_x0000_b', 'c_xD83D_d']])), 'nul')
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'imports.no-template-fits' } })
  })

  test('cells longer than an index holds are rejected, those that are only kept are kept whole', async () => {
    const long = randomBytes(3_000).toString('hex')
    const rows = [SOLD.replace('17850', long), SOLD.replace('536365', long), SOLD.replace('HEART', long)]
    expect(await take(await fileOf(tableOf(...rows)), 'long')).toMatchObject({ ok: true })
    const { lines, rejects } = await heldBy('long')
    expect(lines.map((line) => line.product_name)).toEqual([long])
    expect(rejects.map((reject) => reject.reason)).toEqual(['intake.row-value-long', 'intake.row-value-long'])
  })

  test('random bytes after a sound header never stop the import', async () => {
    for (let round = 0; round < 10; round += 1) {
      const noise = randomBytes(20_000)
      const path = await fileOf(Buffer.concat([Buffer.from(`${HEADER}\n${SOLD}\n`), noise, Buffer.from(`\n${SOLD}\n`)]))
      expect(await take(path, `noise-${round}`)).toMatchObject({ ok: true })
      const { lines, rejects } = await heldBy(`noise-${round}`)
      expect(lines.length).toBeGreaterThanOrEqual(1)
      expect(rejects.length).toBeGreaterThan(0)
    }
  })

  test('a pipe is refused: what it gives is there only once', async () => {
    const path = join(folder, 'pipe')
    execFileSync('mkfifo', [path])
    expect(await take(path, 'pipe')).toEqual({
      ok: false,
      refusal: { code: 'intake.file-passing', name: 'orders.csv' },
    })
  })

  test('an import that a stop breaks off before its first row leaves nothing behind', async () => {
    const stopped = take(await fileOf(tableOf(SOLD)), 'stopped', { signal: AbortSignal.abort(new Error('stop')) })
    await expect(stopped).rejects.toThrow('stop')
    expect((await heldBy('stopped')).lines).toEqual([])
  })

  test('one whose clock fails between two batches goes on there', async () => {
    const rows = Array.from({ length: 12_000 }, (_, at) => SOLD.replace('536365', String(536_365 + at)))
    const path = await fileOf(tableOf(...rows))
    let asked = 0
    const failing = () => {
      asked += 1
      if (asked === 5) throw new Error('no time')
      return now
    }
    await expect(take(path, 'no-time', { now: failing })).rejects.toThrow('no time')
    expect((await heldBy('no-time')).lines.length).toBeLessThan(12_000)
    await take(path, 'no-time')
    expect((await heldBy('no-time')).lines).toHaveLength(12_000)
  })
})

/** Node decodes GB18030 but does not encode it: the two-byte characters are looked up by decoding all of them. */
function gb18030Of(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const bytesOf = new Map<string, readonly number[]>()
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      if (second !== 0x7f) bytesOf.set(decoder.decode(Uint8Array.of(first, second)), [first, second])
    }
  }
  return Uint8Array.from([...text].flatMap((letter) => bytesOf.get(letter) ?? [letter.charCodeAt(0)]))
}
