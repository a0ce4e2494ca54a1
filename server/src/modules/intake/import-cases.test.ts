import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { casePlace } from '../../../test/case-place.ts'
import { NOON } from '../../../test/engine.ts'
import { valueOf } from '../../../test/http-server.ts'
import { sell } from '../../../test/shop.ts'
import { tableWork } from '../../../test/table-work.ts'
import { listRejects, readImport } from './import.view.ts'
import { type ImportWork, importFile } from './import-file.ts'
import { readTemplate } from './read-template.ts'
import type { ImportTemplate } from './template.ts'

const place = await casePlace()
const { database, engine, program, type } = place
const folder = await mkdtemp(join(tmpdir(), 'aftersale-import-cases-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const label = (text: string) => ({ en: text, 'zh-CN': text })
const field = (name: string, kind: object, more: object = {}) => ({ name, label: label(name), kind, ...more })
await type('claim', {
  process: 'talk',
  numbering: { prefix: 'CL', digits: 4 },
  subject: ['order'],
  fields: [
    field(
      'reason',
      { type: 'choice', options: ['late', 'broken'].map((value) => ({ value, label: label(value) })) },
      { required: true },
    ),
    field('units', { type: 'number', min: 1 }),
    field('worth', { type: 'number', decimals: 2 }),
    field('urgent', { type: 'boolean' }),
    field('since', { type: 'instant' }),
  ],
})

const source = (rows: readonly object[], more: object = {}) => ({
  name: 'claims',
  title: label('Claims'),
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  columns: {
    no: { header: 'No', type: 'text' },
    order: { header: 'Order', type: 'text' },
    why: { header: 'Why', type: 'text' },
    units: { header: 'Units', type: 'integer' },
    worth: { header: 'Worth', type: 'decimal' },
    since: { header: 'Since', type: 'date and time', format: 'yyyy-MM-dd HH:mm' },
  },
  key: ['no'],
  rows,
  ...more,
})
const take = {
  take: 'case',
  fields: {
    type: '= if why = "odd" then "nothing" else "claim"',
    order: 'order',
    channel: '= "sheet"',
    title: '= "Claim " + no',
    'fields.reason': 'why',
    'fields.units': 'units',
    'fields.worth': 'worth',
    'fields.urgent': '= units > 5',
    'fields.since': 'since',
  },
}
const read = (document: object) => readTemplate('claims.import.json', JSON.stringify(document))
const [template] = [read(source([take]))].map((one) => (one.ok ? one.value : undefined)) as [ImportTemplate]

let files = 0
async function takeIn(rows: readonly string[], more: Partial<ImportWork> = {}) {
  const path = join(folder, `claims-${(files += 1)}.csv`)
  await writeFile(path, `${['No,Order,Why,Units,Worth,Since', ...rows].join('\n')}\n`)
  const work = { path, name: 'claims.csv', source: 'shop', templates: [template], ...tableWork(engine) }
  const done = await importFile(database, { ...work, now: () => NOON, ...more })
  if (!done.ok) throw new Error(`expected the table to be taken in, got ${done.refusal.code}`)
  const { id } = done.value
  const rejects = await listRejects(database, [template], { id, limit: 100, hidesFields: false })
  if (!rejects.ok) throw new Error('expected rejects')
  return { ...(await readOne(id)), rejects: rejects.value.items }
}
async function readOne(id: string) {
  const run = await readImport(database, id)
  if (!run.ok) throw new Error('expected the import')
  return run.value
}
const casesOf = () =>
  database.selectFrom('service_case').selectAll().where('kind', '=', 'claim').orderBy('number').execute()

test('rows become cases of their type, with fields of every kind; what the type refuses is rejected alone', async () => {
  await sell(database, { orderNumber: 'O-1' })
  const run = await takeIn([
    '1,O-1,late,2,12.50,2026-02-28 09:00',
    '2,O-1,late,0,1,',
    '3,O-9,late,1,1,',
    '4,O-1,odd,1,1,',
    '5,O-1,broken,7,,',
    '6,O-1,,1,1,',
  ])
  expect(run).toMatchObject({ state: 'done', cases: 2, known: 0, rowsRead: 6, orderLines: 0, requests: 0 })
  expect(run.read.bytes).toBe(run.read.of)
  expect(run.rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [3, 'cases.fields-wrong'],
    [4, 'cases.order-unknown'],
    [5, 'cases.type-unknown'],
    [7, 'cases.fields-wrong'],
  ])
  expect(run.rejects[0]?.message).toEqual({
    en: 'Some case fields are missing or invalid: fields.units must be at least 1.',
    'zh-CN': '工单字段未按模板要求填写：fields.units 不得小于 1。',
  })
  const withheld = await listRejects(database, [template], { id: run.id, limit: 1, hidesFields: true })
  expect(withheld).toMatchObject({
    value: { items: [{ original: '', message: { en: 'Some case fields are missing or invalid.' } }] },
  })
  const cases = await casesOf()
  expect(cases).toMatchObject([
    {
      number: 'CL-0001',
      channel: 'sheet',
      title: 'Claim 1',
      order_number: 'O-1',
      opened_by: 'importer',
      fields: { reason: 'late', units: 2, worth: 12.5, urgent: false, since: '2026-02-28T01:00:00.000Z' },
    },
    { number: 'CL-0002', fields: { reason: 'broken', units: 7, urgent: true } },
  ])
  expect(valueOf(await program.getCase({ params: { id: 'CL-0001' } })).tasks).toHaveLength(1)
})

test('the same rows in another table open nothing; the same number with another content is rejected', async () => {
  const before = (await casesOf()).length
  const run = await takeIn([
    '1,O-1,late,2,12.50,2026-02-28 09:00',
    '5,O-1,broken,8,,',
    '7,O-1,late,1,1,',
    '7,O-1,late,1,1,',
  ])
  expect(run).toMatchObject({ cases: 1, known: 2, rowsRead: 4 })
  expect(run.rejects.map(({ line, reason }) => [line, reason])).toEqual([[3, 'intake.row-changed']])
  expect(await casesOf()).toHaveLength(before + 1)
})

test('a row that breaks off is rejected alone, and the log tells of it', async () => {
  // Breaks off where a case with this title is written, as a fault of ours would.
  await sql`alter table service_case add constraint fault check (title is distinct from 'Claim 1013')`.execute(database)
  const told: unknown[] = []
  const rows = Array.from({ length: 1_200 }, (_, at) => `${at + 1_000},O-1,late,1,1,`)
  const run = await takeIn(rows, { log: { error: (facts: unknown) => void told.push(facts) } as never })
  expect(run).toMatchObject({ state: 'done', cases: 1_199, rowsRead: 1_200 })
  expect(run.rejects).toMatchObject([
    { line: 15, reason: 'intake.row-failed', message: { en: expect.stringContaining('program error') } },
  ])
  expect(told).toMatchObject([{ lineNumber: 15 }])
  await sql`alter table service_case drop constraint fault`.execute(database)
})

test('stopped half-way, the same table goes on where it stopped, and nothing is opened twice', async () => {
  const rows = Array.from({ length: 3_500 }, (_, at) => `h${at},O-1,late,1,1,`)
  const stop = new AbortController()
  let seen = 0
  const opening = {
    engine,
    by: async () => {
      seen += 1
      if (seen === 2) stop.abort(new Error('the server stops'))
      return { who: 'importer', groups: [], isAdministrator: true }
    },
  }
  const before = (await casesOf()).length
  await expect(takeIn(rows, { signal: stop.signal, opening })).rejects.toThrow('stops')
  const half = (await casesOf()).length - before
  expect(half).toBeGreaterThan(0)
  expect(half).toBeLessThan(3_500)
  const run = await takeIn(rows)
  expect(run).toMatchObject({ state: 'done', cases: 3_500, known: 0 })
  expect(await casesOf()).toHaveLength(before + 3_500)
  expect(await takeIn(rows)).toMatchObject({ id: run.id, cases: 3_500 })
})

test.each([
  ['without a key', source([take], { key: undefined }), 'key'],
  ['without a type', source([{ take: 'case', fields: { order: 'order' } }]), 'rows[0].fields.type'],
  [
    'with a field that a case has not',
    source([{ ...take, fields: { ...take.fields, units: 'units' } }]),
    'rows[0].fields.units',
  ],
  [
    'with a field of no name',
    source([{ ...take, fields: { ...take.fields, 'fields.': 'units' } }]),
    'rows[0].fields.fields.',
  ],
  ['with details', source([{ ...take, details: ['why'] }]), 'rows[0].details'],
])('a template %s is refused by its place', (_, document, path) => {
  expect(read(document)).toMatchObject({ ok: false, refusal: { problems: [{ path }] } })
})
