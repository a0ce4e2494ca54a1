import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Client, writeCursor } from '@aftersale/contract'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'
import { retailTemplates } from '../../../test/retail-templates.ts'
import { returnEngine } from '../../../test/return-engine.ts'
import { request as recordRequest, sell } from '../../../test/shop.ts'
import { openFiles } from '../../platform/files.ts'
import { openLog } from '../../platform/log.ts'
import { openQueue } from '../../platform/queue.ts'
import { importJob, workOnImports } from './import-job.ts'
import { intakeRoutes } from './intake.routes.ts'

const templates = await retailTemplates()

const folder = await mkdtemp(join(tmpdir(), 'aftersale-intake-'))
const created = await testDatabase()
const { database, connection } = created
const { engine } = await returnEngine(database)
const files = await openFiles(folder)
const queue = await openQueue(connection, openLog({ level: 'error' }), [importJob])
const server = await testServer(created, {
  files,
  routes: intakeRoutes({ database, engine, queue, files, templates }),
})
afterAll(async () => {
  await queue.stop()
  await rm(folder, { recursive: true, force: true })
})

const client = await signedIn()

async function signedIn(): Promise<Client> {
  const browser = server.browser()
  const token = (await server.access.offerSetUp()) ?? ''
  valueOf(
    await browser.setUp({ body: { token, name: '林晓', email: 'lin@example.com', password: 'correct horse battery' } }),
  )
  return browser
}

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const SOLD = '536365,85123A,HEART,6,12/1/10 8:26,2.55,17850,United Kingdom'
const table = (...rows: string[]) => new TextEncoder().encode(`${[HEADER, ...rows].join('\n')}\n`)

const wanted = (externalId: string, more: object = {}) => ({
  externalId,
  customer: 'c',
  product: 'p',
  quantity: 1,
  currency: 'GBP',
  requestedAt: '2026-03-01T07:00:00Z',
  ...more,
})

describe('requests by the API', () => {
  test('of two callers at once with one id and other contents, one is taken and the other refused', async () => {
    for (let round = 0; round < 8; round += 1) {
      const call = (quantity: number) =>
        client.requestReturns({ body: { source: 'race', requests: [wanted(`R${round}`, { quantity })] } })
      const answers = await Promise.all([call(1), call(2), call(1)])
      const taken = await database
        .selectFrom('return_request')
        .select('units')
        .where('source', '=', 'race')
        .where('request_number', '=', `R${round}`)
        .execute()
      expect(taken).toHaveLength(1)
      const fitting =
        taken[0]?.units === 1
          ? [undefined, 'intake.request-changed', undefined]
          : ['intake.request-changed', undefined, 'intake.request-changed']
      expect(answers.map(codeOf)).toEqual(fitting)
    }
  })

  test('of two callers at once whose lists overlap crosswise, each id gets one case', async () => {
    const ids = Array.from({ length: 300 }, (_, at) => `X${at}`)
    const bodies = [ids.slice(0, 200), ids.slice(100).reverse()].map((some) => ({
      source: 'crosswise',
      requests: some.map((id) => wanted(id)),
    }))
    const answers = (await Promise.all(bodies.map((body) => client.requestReturns({ body })))).map(valueOf)
    expect(answers.reduce((sum, answer) => sum + answer.created, 0)).toBe(300)
    const cases = new Map(answers.flatMap((answer) => answer.cases).map((one) => [one.externalId, one.caseId]))
    expect(new Set(cases.values()).size).toBe(300)
    for (const answer of answers) for (const one of answer.cases) expect(one.caseId).toBe(cases.get(one.externalId))
  })

  test('do not open the cases of a file that is being read: the orders may stand further down in it', async () => {
    const importId = crypto.randomUUID()
    await sell(database, { source: 'busy' })
    await recordRequest(database, { source: 'busy', importId, lineNumber: 2 })
    valueOf(await client.requestReturns({ body: { source: 'busy', requests: [wanted('B1')] } }))
    const waiting = database
      .selectFrom('return_request')
      .select('import_id')
      .where('source', '=', 'busy')
      .where('case_id', 'is', null)
    expect(await waiting.execute()).toEqual([{ import_id: importId }])
  })

  test.each<[string, object]>([
    ['no units', { quantity: 0 }],
    ['a time without an offset', { requestedAt: '2026-03-01T07:00:00' }],
    ['a field that nobody knows', { colour: 'red' }],
    ['a name of 201 letters', { customer: 'c'.repeat(201) }],
  ])('with %s are refused before anything is written', async (_, wrong) => {
    const requests = [wanted('W1'), wanted('W2', wrong)]
    expect(codeOf(await client.requestReturns({ body: { source: 'wrong', requests } }))).toBe('http.fields-wrong')
    expect(await database.selectFrom('return_request').select('id').where('source', '=', 'wrong').execute()).toEqual([])
  })
})

describe('uploaded tables', () => {
  const start = (source: string, body: Uint8Array<ArrayBuffer>, more: { template?: string; fileName?: string } = {}) =>
    client.startImport({ query: { source, fileName: 'orders.csv', ...more }, body })
  const state = async (id: string) => valueOf(await client.getImport({ params: { id } }))

  test.each<[string, Uint8Array<ArrayBuffer>, string | undefined, string]>([
    ['empty', new Uint8Array(), undefined, 'intake.file-empty'],
    ['no table', Uint8Array.from(Buffer.from('%PDF-1.7')), undefined, 'intake.file-not-table'],
    [
      'without a column',
      new TextEncoder().encode(`${HEADER.replace(',Country', '')}\n`),
      undefined,
      'intake.column-missing',
    ],
    ['with a column twice', new TextEncoder().encode(`${HEADER},Country\n`), undefined, 'intake.column-twice'],
    ['that no template reads', new TextEncoder().encode('a,b\n1,2\n'), undefined, 'imports.no-template-fits'],
    ['for a template that there is not', table(SOLD), 'orders', 'imports.template-unknown'],
  ])('%s are refused at once, and leave no import', async (_, body, template, code) => {
    const refused = await start('refused', body, template === undefined ? {} : { template })
    expect(codeOf(refused)).toBe(code)
    expect(valueOf(await client.listImports({ query: { source: 'refused' } })).items).toEqual([])
  })

  test('the same content twice at once is one import', async () => {
    const [one, other] = await Promise.all([start('twice', table(SOLD)), start('twice', table(SOLD))])
    expect(valueOf(one)).toEqual(valueOf(other))
    expect(await state(valueOf(one).id)).toMatchObject({ state: 'waiting', fileName: 'orders.csv', rowsRead: 0 })
  })

  test('are worked on in turn; what is broken off further down says so, and the whole file then completes', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => SOLD.replace('536365', String(600_000 + at * 7)))
    const whole = gzipSync(Buffer.from(table(...rows)))
    const cut = valueOf(await start('cut', Uint8Array.from(whole.subarray(0, whole.length - 500)))).id
    const stop = new AbortController()
    await workOnImports(queue, {
      database,
      engine,
      files,
      templates,
      clock: server.clock,
      log: openLog({ level: 'error' }),
      signal: stop.signal,
    })
    await vi.waitUntil(async () => (await state(cut)).state === 'failed', { timeout: 20_000, interval: 50 })
    const failed = await state(cut)
    expect(failed.problem?.en).toMatch(/^orders.csv breaks off at line \d+/)
    expect(failed.problem?.['zh-CN']).toMatch(/中断/)
    expect(failed.orderLines).toBeGreaterThan(0)
    const again = valueOf(await start('cut', Uint8Array.from(whole))).id
    await vi.waitUntil(async () => (await state(again)).state === 'done', { timeout: 20_000, interval: 50 })
    expect((await state(again)).orderLines + failed.orderLines).toBe(3_000)
    expect(valueOf(await client.getSummary({ query: { source: 'cut' } }))).toMatchObject({
      orderLines: 3_000,
      requests: 0,
      currency: null,
    })
    stop.abort(new Error('the server stops'))
  })

  test('that are done are not done again', async () => {
    const [before] = valueOf(await client.listImports({ query: { source: 'cut', limit: 1 } })).items
    const bytes = gzipSync(
      Buffer.from(table(...Array.from({ length: 3_000 }, (_, at) => SOLD.replace('536365', String(600_000 + at * 7))))),
    )
    expect(valueOf(await start('cut', Uint8Array.from(bytes))).id).toBe(before?.id)
    expect(await state(before?.id ?? '')).toEqual(before)
  })
})

describe('lists', () => {
  test('of imports go from the newest to the oldest, page by page', async () => {
    const ids: string[] = []
    for (let at = 0; at < 5; at += 1) {
      const body = table(SOLD.replace('536365', `70000${at}`))
      ids.unshift(valueOf(await client.startImport({ query: { source: 'paged' }, body })).id)
    }
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const query = { source: 'paged', limit: 2, ...(cursor === null ? {} : { cursor }) }
      const page: { items: readonly { id: string }[]; next: string | null } = valueOf(
        await client.listImports({ query }),
      )
      expect(page.items.length).toBeLessThanOrEqual(2)
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toEqual(ids)
  })

  test.each([
    ['of another list', writeCursor(['x'])],
    ['that is no cursor', 'nonsense'],
    ['beyond every line', writeCursor([1e300])],
    ['between two lines', writeCursor([1.5])],
  ])('refuse a cursor %s', async (_, cursor) => {
    const [one] = valueOf(await client.listImports({ query: { limit: 1 } })).items
    const rejects = await client.listRejects({ params: { id: one?.id ?? '' }, query: { cursor } })
    expect(codeOf(rejects)).toBe('paging.cursor-wrong')
    expect(codeOf(await client.listImports({ query: { cursor } }))).toBe('paging.cursor-wrong')
  })

  test.each(['nonsense', '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d13'])(
    'an import %s that there is not is told so',
    async (id) => {
      expect(codeOf(await client.getImport({ params: { id } }))).toBe('imports.not-found')
      expect(codeOf(await client.listRejects({ params: { id } }))).toBe('imports.not-found')
    },
  )
})
