import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { instant } from '@aftersale/kernel'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { engineWith } from '../../../test/engine.ts'
import { tableWork } from '../../../test/table-work.ts'
import { workbookOf } from '../../../test/workbook.ts'
import { listRejects, readImport } from './import.view.ts'
import { type ImportWork, importFile } from './import-file.ts'
import { readTemplate } from './read-template.ts'
import type { ImportTemplate } from './template.ts'

const { database } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'aftersale-import-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const now = instant('2026-03-01T08:00:00Z')
const work = tableWork(engineWith().engine)
const templates = await Promise.all(['online-retail', 'retail-orders', 'retail-returns'].map(templateNamed))

async function templateNamed(name: string): Promise<ImportTemplate> {
  const path = join(import.meta.dirname, '../../../../pack/retail/imports', `${name}.import.json`)
  const read = readTemplate(path, await readFile(path, 'utf8'))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal.problems))
  return read.value
}

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const SOLD = '536365,85123A,HEART,6,12/1/10 8:26,2.55,17850,United Kingdom'
const BACK = 'C536379,85123A,HEART,-1,12/1/10 9:41,2.55,17850,United Kingdom'

let files = 0

async function fileOf(content: string | Uint8Array, name = `table-${(files += 1)}.csv`): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const tableOf = (...rows: string[]) => `${[HEADER, ...rows].join('\n')}\n`

async function take(path: string, source: string, more: Partial<ImportWork> = {}) {
  return importFile(database, {
    path,
    name: 'orders.csv',
    source,
    templates,
    ...work,
    now: () => now,
    ...more,
  })
}

/** What a source holds: the records, and the rejects of its imports by reason. */
async function heldBy(source: string) {
  const lines = await database.selectFrom('order_line').selectAll().where('source', '=', source).execute()
  const requests = await database.selectFrom('return_request').selectAll().where('source', '=', source).execute()
  const rejects = await database
    .selectFrom('import_reject')
    .innerJoin('import', 'import.id', 'import_reject.import_id')
    .select(['line_number', 'reason', 'original'])
    .where('source', '=', source)
    .orderBy('line_number')
    .execute()
  return { lines, requests, rejects }
}

describe('a table becomes records', () => {
  test('order lines with what was paid to the penny, requests with positive units, times of the zone as instants', async () => {
    expect(await take(await fileOf(tableOf(SOLD, BACK)), 'plain')).toMatchObject({ ok: true, value: { isNew: true } })
    const { lines, requests } = await heldBy('plain')
    expect(lines).toMatchObject([
      { order_number: '536365', product: '85123A', customer: '17850', quantity: 6, paid_minor: 1530, currency: 'GBP' },
    ])
    expect(lines[0]?.ordered_at).toBe(instant('2010-12-01T08:26:00Z'))
    expect(requests).toMatchObject([{ product: '85123A', customer: '17850', units: 1, order_number: null }])
  })

  test('bad rows are kept with their line, reason and text, and hold nothing up', async () => {
    const rows = [
      '536366,85123A,HEART,6,12/1/10 8:26,2.55,,United Kingdom',
      '536367,POST,POSTAGE,1,12/1/10 8:26,18.00,12583,France',
      '536368,22752,BOXES,six,12/1/10 8:26,2.55,17850,United Kingdom',
      '536369,22752,BOXES,6,31/31/10 8:26,2.55,17850,United Kingdom',
      '536370,22752,BOXES,0,12/1/10 8:26,2.55,17850,United Kingdom',
      '536371,22752,BOXES,1,12/1/10 8:26,0,17850,United Kingdom',
      'C36372,22752,BOXES,1,12/1/10 8:26,2.55,17850,United Kingdom',
      'only,three,cells',
      '536373,22752,"A NEVER CLOSED QUOTE,1,12/1/10 8:26,2.55,17850,United Kingdom',
      SOLD,
    ]
    const done = await take(await fileOf(tableOf(...rows)), 'dirty')
    const { lines, rejects } = await heldBy('dirty')
    expect(lines).toHaveLength(1)
    expect(rejects.map((reject) => [reject.line_number, reject.reason])).toEqual([
      [2, 'noCustomer'],
      [3, 'notAProduct'],
      [4, 'intake.cell-not-integer'],
      [5, 'intake.cell-not-date'],
      [6, 'noUnitsSold'],
      [7, 'noPrice'],
      [8, 'cancelsNothing'],
      [9, 'intake.row-cells-wrong'],
      [10, 'intake.row-quote-broken'],
    ])
    expect(rejects.map((reject) => reject.original)).toEqual(rows.slice(0, 9))
    const page = await listRejects(database, templates, {
      id: done.ok ? done.value.id : '',
      limit: 200,
      hidesFields: false,
    })
    const sentences = page.ok ? page.value.items.map((item) => item.message) : []
    expect(sentences[0]).toEqual({ en: 'No customer is given.', 'zh-CN': '没有客户编号。' })
    expect(sentences[2]?.en).toBe('Quantity: “six” is not a whole number.')
  })

  test('gzip and Chinese headers are read as they come', async () => {
    const text = '售后单号,订单编号,客户编号,商品编码,商品名称,数量,申请时间,售后类型,原因,说明,渠道\n'
    const row = 'AS1,300000000001,C1,SP1,杯子,1,2026-02-01 10:00:00,退货退款,质量问题,,天猫\n'
    await take(await fileOf(gzipSync(text + row), 'returns.csv.gz'), 'chinese')
    expect((await heldBy('chinese')).requests).toMatchObject([
      { request_number: 'AS1', order_number: '300000000001', product_name: '杯子', currency: 'CNY', cause: '质量问题' },
    ])
  })

  test('a workbook is read like a text file, its dates as workbooks write them', async () => {
    const row = ['536365', '85123A', 'HEART', '6', '2010-12-01 08:26:00', '2.55', '17850', 'United Kingdom']
    await take(await fileOf(workbookOf([HEADER.split(','), row]), 'orders.xlsx'), 'workbook')
    const { lines } = await heldBy('workbook')
    expect(lines).toMatchObject([{ order_number: '536365', paid_minor: 1530 }])
    expect(lines[0]?.ordered_at).toBe(instant('2010-12-01T08:26:00Z'))
  })
})

describe('nothing is taken twice', () => {
  test('equal rows are separate records, and the same file again changes nothing', async () => {
    const path = await fileOf(tableOf(SOLD, SOLD, SOLD))
    await take(path, 'equal')
    expect(await take(path, 'equal')).toMatchObject({ ok: true, value: { isNew: false } })
    expect((await heldBy('equal')).lines).toHaveLength(3)
  })

  test('a longer export takes only what is new', async () => {
    await take(await fileOf(tableOf(SOLD, SOLD)), 'longer')
    const done = await take(await fileOf(tableOf(SOLD, SOLD, SOLD, BACK)), 'longer')
    expect((await heldBy('longer')).lines).toHaveLength(3)
    const run = await readImport(database, done.ok ? done.value.id : '')
    expect(run).toMatchObject({ ok: true, value: { state: 'done', orderLines: 1, requests: 1, rowsRead: 4 } })
  })

  test('the same key with other content is rejected, not taken silently', async () => {
    const header = '售后单号,订单编号,客户编号,商品编码,商品名称,数量,申请时间,售后类型,原因,说明,渠道'
    const row = (units: number) => `AS9,30001,C1,SP1,杯子,${units},2026-02-01 10:00:00,退货退款,质量问题,,天猫`
    await take(await fileOf(`${header}\n${row(1)}\n`), 'keyed')
    await take(await fileOf(`${header}\n${row(1)}\n${row(2)}\n`), 'keyed')
    const { requests, rejects } = await heldBy('keyed')
    expect(requests.map((request) => request.units)).toEqual([1])
    expect(rejects.map((reject) => reject.reason)).toEqual(['intake.row-changed'])
  })

  test('the same content under another source is another record', async () => {
    const path = await fileOf(tableOf(SOLD))
    await take(path, 'shop-a')
    await take(path, 'shop-b')
    expect((await heldBy('shop-b')).lines).toHaveLength(1)
  })

  test('two imports of one file at once share the work', async () => {
    const rows = Array.from({ length: 12_000 }, (_, row) => SOLD.replace('536365', String(536_365 + (row % 9_000))))
    const path = await fileOf(tableOf(...rows))
    await Promise.all([take(path, 'at-once'), take(path, 'at-once')])
    expect((await heldBy('at-once')).lines).toHaveLength(12_000)
  })

  test('one that is broken off between two batches goes on there', async () => {
    const rows = Array.from({ length: 12_000 }, () => SOLD)
    const path = await fileOf(tableOf(...rows))
    const stop = new AbortController()
    let asked = 0
    const interrupted = take(path, 'broken-off', {
      signal: stop.signal,
      now: () => {
        asked += 1
        if (asked === 4) stop.abort()
        return now
      },
    })
    await expect(interrupted).rejects.toThrow()
    const before = (await heldBy('broken-off')).lines.length
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(12_000)
    await take(path, 'broken-off')
    expect((await heldBy('broken-off')).lines).toHaveLength(12_000)
  })
})

describe('a file that cannot be taken is refused with what is the matter', () => {
  test('a missing column is named', async () => {
    const path = await fileOf('InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,Country\n')
    expect(await take(path, 'none')).toMatchObject({
      ok: false,
      refusal: { code: 'intake.column-missing', missing: ['CustomerID'], template: 'online-retail' },
    })
  })

  test('a template that does not exist is named with those that do', async () => {
    expect(await take(await fileOf(tableOf(SOLD)), 'none', { templateName: 'orders' })).toMatchObject({
      ok: false,
      refusal: { code: 'imports.template-unknown', template: 'orders', known: templates.map((one) => one.name) },
    })
  })

  test('a cut-off archive keeps what came before and opens nothing; the whole file afterwards completes', async () => {
    const rows = Array.from({ length: 4_000 }, (_, row) => SOLD.replace('536365', String(536_365 + row * 7)))
    const whole = gzipSync(tableOf(...rows))
    const cut = await take(await fileOf(whole.subarray(0, Math.floor(whole.length / 2)), 'cut.csv.gz'), 'cut')
    expect(cut).toMatchObject({ ok: false, refusal: { code: 'intake.file-incomplete' } })
    const kept = (await heldBy('cut')).lines.length
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(4_000)
    await take(await fileOf(whole, 'whole.csv.gz'), 'cut')
    expect((await heldBy('cut')).lines).toHaveLength(4_000)
  })
})
