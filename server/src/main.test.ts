import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@aftersale/contract'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { browserFetch, codeOf, valueOf } from '../test/http-server.ts'
import { openAftersale, openServer } from './main.ts'
import { openLog } from './platform/log.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-main-'))
const aftersale = await openAftersale({ env: {}, dataDir, log: openLog({ level: 'error' }) })
const server = await openServer(aftersale, { dataDir, root: dataDir, env: {} })
const address = await server.listen({ host: '127.0.0.1', port: 0 })
afterAll(async () => {
  await server.close()
  await aftersale.close()
  await rm(dataDir, { recursive: true, force: true })
})

const visitor = createClient(address, { fetch: browserFetch(address) })
const key = await firstKey()
const shop = createClient(address, { fetch, apiKey: key })

/** The first administrator comes in by the link that `start` prints, and makes a key for a program. */
async function firstKey(): Promise<string> {
  const link = await server.setUpLink(address)
  const token = link?.split('#')[1] ?? ''
  const person = { name: '林晓', email: 'lin@example.com', password: 'correct horse battery' }
  valueOf(await visitor.setUp({ body: { token, ...person } }))
  return valueOf(await visitor.createApiKey({ body: { name: 'shop' } })).key
}

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'

function request(externalId: string, more: object = {}) {
  const what = { customer: '17850', product: '85123A', quantity: 1, currency: 'GBP' }
  return { externalId, ...what, requestedAt: '2010-12-08T09:00:00Z', ...more }
}

/** Uploads a table and waits until it was worked on. */
async function upload(source: string, rows: readonly string[]) {
  const body = new TextEncoder().encode(`${[HEADER, ...rows].join('\n')}\n`)
  const { id } = valueOf(await shop.startImport({ query: { source, fileName: 'orders.csv' }, body }))
  return await vi.waitUntil(
    async () => {
      const run = valueOf(await shop.getImport({ params: { id } }))
      return run.state === 'done' || run.state === 'failed' ? run : false
    },
    { timeout: 30_000, interval: 50 },
  )
}

describe('the program over HTTP', () => {
  test('is ready when database, migrations and queue are', async () => {
    expect(valueOf(await visitor.getReady())).toMatchObject({ status: 'ready' })
  })

  test('an uploaded table is worked on by the queue, and its figures open to the records', async () => {
    const run = await upload('shop', [
      '536365,85123A,HEART,6,12/1/10 8:26,2.55,17850,United Kingdom',
      '536366,22752,BOXES,1000,12/1/10 8:26,7.65,17850,United Kingdom',
      'C536379,85123A,HEART,-1,12/2/10 9:41,2.55,17850,United Kingdom',
      'C536380,22752,BOXES,-900,12/2/10 9:41,7.65,17850,United Kingdom',
      'C536381,85123A,HEART,-50,12/2/10 9:41,2.55,17850,United Kingdom',
      '536382,85123A,HEART,6,12/1/10 8:26,2.55,,United Kingdom',
    ])
    expect(run).toMatchObject({ state: 'done', template: 'online-retail', orderLines: 2, requests: 3 })
    expect(run.rejected).toEqual({ noCustomer: 1 })
    const rejects = valueOf(await shop.listRejects({ params: { id: run.id } }))
    expect(rejects.items).toMatchObject([{ line: 7, reason: 'noCustomer', message: { 'zh-CN': '没有客户编号。' } }])
    await vi.waitUntil(async () => valueOf(await shop.listCases({ query: { source: 'shop' } })).items.length === 3)
    expect(valueOf(await shop.getSummary({ query: { source: 'shop' } }))).toMatchObject({
      approved: 1,
      toPerson: { tooOld: 0, tooMuch: 1, notFound: 1 },
      refundedMinor: 255,
      currency: 'GBP',
    })
    const lines = valueOf(await shop.listOrderLines({ query: { source: 'shop', product: '85123A' } }))
    expect(lines.items).toMatchObject([{ quantity: 6, claimedUnits: 1, claimed: { minor: 255, currency: 'GBP' } }])
  })

  test('a person decides what the rules handed over; whoever comes second is told', async () => {
    const waiting = valueOf(await visitor.listTasks({ query: { group: 'finance' } })).items
    expect(waiting).toMatchObject([{ element: 'Decide', form: { id: 'return-decision', data: { found: true } } }])
    const id = waiting[0]?.id ?? ''
    const empty = await visitor.completeTask({ params: { id }, body: { values: {} } })
    expect(codeOf(empty)).toBe('tasks.values-wrong')
    const approve = { params: { id }, body: { values: { decision: 'approve' } } }
    const answers = await Promise.all([visitor.completeTask(approve), shop.completeTask(approve)])
    expect(answers.map((answer) => codeOf(answer) ?? 'done').sort()).toEqual(['done', 'tasks.not-open'])
    const shown = valueOf(await shop.getCase({ params: { id: waiting[0]?.caseNumber ?? '' } }))
    expect(shown).toMatchObject({ state: 'closed', outcome: 'refunded', refund: { minor: 688_500 }, tasks: [] })
    expect(shown.timeline.map((entry) => entry.kind)).toEqual([
      'opened',
      'step',
      'rule',
      'step',
      'task-opened',
      'task-completed',
      'step',
      'step',
      'closed',
    ])
  })

  test('a request without a purchase is refunded by the amount that a person gives', async () => {
    const [task] = valueOf(await visitor.listTasks({ query: { group: 'service-agents' } })).items
    const id = task?.id ?? ''
    const without = await visitor.completeTask({ params: { id }, body: { values: { decision: 'approve' } } })
    expect(codeOf(without)).toBe('tasks.values-wrong')
    valueOf(await visitor.completeTask({ params: { id }, body: { values: { decision: 'approve', amount: '12.34' } } }))
    const shown = valueOf(await shop.getCase({ params: { id: task?.caseId ?? '' } }))
    expect(shown.refund).toEqual({ minor: 1234, currency: 'GBP' })
  })

  test('the calendars of the pack are in force: offices keep public holidays, stores do not', async () => {
    const { items } = valueOf(await visitor.listCalendars())
    expect(items.map(({ id, zone }) => [id, zone])).toEqual([
      ['office-hours', 'Asia/Shanghai'],
      ['store-hours', 'Asia/Shanghai'],
    ])
    const newYear = async (id: string) => {
      const query = { from: '2026-02-14', to: '2026-02-17' }
      return valueOf(await visitor.previewCalendar({ params: { id }, query })).days.map(({ minutes }) => minutes)
    }
    expect([await newYear('office-hours'), await newYear('store-hours')]).toEqual([
      [450, 0, 0, 0],
      [720, 720, 690, 690],
    ])
  })

  test('the message templates of the pack are in force', async () => {
    const { items } = valueOf(await visitor.listMessageTemplates())
    expect(items).toContainEqual(expect.objectContaining({ key: 'refund-issued', version: 1, deployedBy: null }))
  })

  test('a pack with a wrong message template is refused with its place, and nothing of it is deployed', async () => {
    const pack = join(dataDir, 'pack')
    await mkdir(pack)
    const text = { en: 'Hi {{ case. }}', 'zh-CN': '您好' }
    const name = { en: 'Wrong', 'zh-CN': '有误' }
    await writeFile(join(pack, 'wrong.message.json'), JSON.stringify({ key: 'wrong', name, text }))
    const weekly = { mon: [['09:00', '17:00']] }
    const calendar = { id: 'unknown-hours', name, zone: 'UTC', weekly }
    await writeFile(join(pack, 'unknown-hours.calendar.json'), JSON.stringify(calendar))
    const opening = openAftersale({ env: {}, dataDir, log: openLog({ level: 'error' }), pack })
    await expect(opening).rejects.toThrow(/wrong\.message\.json \(text\.en\): line 1, column 13/)
    const { items } = valueOf(await visitor.listCalendars())
    expect(items.map(({ id }) => id)).not.toContain('unknown-hours')
  })

  test('a bad upload is refused at once', async () => {
    const body = new TextEncoder().encode('a,b\n1,2\n')
    const refused = await shop.startImport({ query: { source: 'shop', fileName: 'a.csv' }, body })
    expect(codeOf(refused)).toBe('imports.no-template-fits')
  })
})

describe('return requests by the API', () => {
  const source = 'api'

  test('are judged at once, and sent again are the same requests', async () => {
    const body = { source, requests: [request('A1'), request('A2', { orderNumber: 'none' })] }
    const first = valueOf(await shop.requestReturns({ body }))
    expect(first).toMatchObject({ created: 2, known: 0 })
    const again = valueOf(await shop.requestReturns({ body }))
    expect(again).toMatchObject({ created: 0, known: 2 })
    expect(again.cases.map((one) => one.caseId)).toEqual(first.cases.map((one) => one.caseId))
  })

  test('with the same id and other content, or twice in one call, are refused whole', async () => {
    const changed = { source, requests: [request('A3'), request('A1', { quantity: 2 })] }
    expect(codeOf(await shop.requestReturns({ body: changed }))).toBe('intake.request-changed')
    const twice = { source, requests: [request('A4'), request('A4')] }
    expect(codeOf(await shop.requestReturns({ body: twice }))).toBe('intake.request-twice')
    const created = valueOf(await shop.requestReturns({ body: { source, requests: [request('A3'), request('A4')] } }))
    expect(created.created).toBe(2)
  })

  test('of two callers with the same ids at once, each id gets one case', async () => {
    const body = { source, requests: Array.from({ length: 50 }, (_, place) => request(`B${place}`)) }
    const answers = await Promise.all([shop.requestReturns({ body }), visitor.requestReturns({ body })])
    const [one, other] = answers.map(valueOf)
    expect((one?.created ?? 0) + (other?.created ?? 0)).toBe(50)
    expect(other?.cases.map((opened) => opened.caseId)).toEqual(one?.cases.map((opened) => opened.caseId))
  })

  test('ten thousand in one call are one transaction', async () => {
    const requests = Array.from({ length: 10_000 }, (_, place) => request(`C${place}`, { customer: `c${place % 100}` }))
    const answer = valueOf(await shop.requestReturns({ body: { source: 'mass', requests } }))
    expect(answer).toMatchObject({ created: 10_000, known: 0 })
    expect(new Set(answer.cases.map((one) => one.caseNumber)).size).toBe(10_000)
  })
})
