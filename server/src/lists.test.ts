import { type Client, writeCursor } from '@aftersale/contract'
import { addHours, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { company } from '../test/company.ts'
import { testDatabase } from '../test/database.ts'
import { engineWith } from '../test/engine.ts'
import { testServer, valueOf } from '../test/http-server.ts'
import { markedRecords } from '../test/marked-records.ts'
import { askRoutes } from './http/ask-route.ts'
import { openAccess } from './modules/access/index.ts'
import { auditRoutes, recordExport } from './modules/audit/index.ts'
import { caseRoutes } from './modules/cases/index.ts'
import { customerRoutes } from './modules/customers/index.ts'
import { figureRoutes } from './modules/figures/index.ts'
import { listRoutes } from './modules/lists/index.ts'
import { orderRoutes } from './modules/orders/index.ts'
import { parcelRoutes } from './modules/parcels/index.ts'
import { productRoutes } from './modules/products/index.ts'
import { refundRoutes } from './modules/refunds/index.ts'
import { stockRoutes } from './modules/stock/index.ts'
import { openStudio } from './modules/studio/index.ts'
import { unitRoutes } from './modules/units/index.ts'
import { wordRoutes } from './modules/words/index.ts'
import { settableClock } from './platform/clock.ts'
import { newId } from './platform/ids.ts'
import { openLog } from './platform/log.ts'

const zone = 'Asia/Shanghai'
const made = await testDatabase()
const { database } = made
const { engine } = engineWith()
const parts = { database, engine }
const access = await openAccess({
  database,
  clock: settableClock(1_772_352_000_000 as never),
  log: openLog({ level: 'error' }),
  secure: false,
})
const served = [
  ...auditRoutes({ database }),
  ...caseRoutes(parts),
  ...customerRoutes(parts),
  ...orderRoutes(parts),
  ...parcelRoutes(parts),
  ...productRoutes(parts),
  ...refundRoutes(parts),
  ...stockRoutes({ database, zone }),
  ...unitRoutes({ database, zone }),
  ...wordRoutes({ database }),
  ...figureRoutes({ database, zone }),
  ...openStudio({ database, engine, env: {} }).routes,
]
const byId = new Map([...access.routes, ...served].map((handler) => [handler.route.id, handler]))
const lists = listRoutes({ database, zone, ask: askRoutes(byId, access.scopeOf) })
const server = await testServer(made, {
  routes: [...served, ...lists],
  handOut: (operation) => recordExport(database, operation),
})
const { admin, worker, signIn, assign } = await company(server)
const now = server.clock.now()
const CASES = 60

let north: Client
let warehouse: Client

/** Sixty cases of two shops, every third with a clock and every fourth with a refund; and a record of every kind for each shop. */
beforeAll(async () => {
  const type = JSON.stringify({
    key: 'plain',
    name: { en: 'Plain', 'zh-CN': '普通' },
    process: 'plain',
    fields: [{ name: 'colour', label: { en: 'Colour', 'zh-CN': '颜色' }, kind: { type: 'text' }, required: false }],
    permissions: { open: [], see: [] },
  })
  const at = isoOf(now)
  await sql`insert into case_type (key, version, digest, document, deployed_at) values ('plain', 1, 'd', ${type}, ${at})`.execute(
    database,
  )
  for (let n = 0; n < CASES; n += 1) {
    const id = newId(addHours(now, -n))
    const opened = isoOf(addHours(now, -Math.floor(n / 2)))
    await sql`insert into service_case (id, number, source, kind, type_version, instance_id, status, opened_at, closed_at,
        title, priority, refund_minor, currency, reason, fields)
      values (${id}, ${`PL${String(n).padStart(4, '0')}`}, ${n % 2 ? 'south-shop' : 'north-shop'}, 'plain', 1, ${id},
        ${['waiting', 'running', 'closed'][n % 3] ?? ''}, ${opened}, ${n % 3 === 2 ? opened : null}, ${`=退款 ${n}`},
        ${['low', 'normal', 'high', 'urgent'][n % 4] ?? ''}, ${n % 4 ? null : 100 * (n % 7)}, 'CNY', ${n % 5 ? null : 'tooOld'},
        ${JSON.stringify({ colour: n % 2 ? 'red' : 'blue' })})`.execute(database)
    if (n % 3) continue
    const due = isoOf(addHours(now, (n % 10) - 5))
    await sql`insert into clocked_case (case_id, calendar, edition, targets) values (${id}, 'none', 1, '{}')`.execute(
      database,
    )
    await sql`insert into service_clock (case_id, name, leg_from, due_at, standing, breached)
      values (${id}, 'solution', ${at}, ${due}, 'running', false), (${id}, 'update', ${at}, ${due}, 'running', false),
        (${id}, 'firstResponse', ${at}, ${at}, 'stopped', false)`.execute(database)
  }
  for (const mark of ['NORTHERN', 'SOUTHERN']) {
    await markedRecords(database, { source: `${mark.slice(0, 5).toLowerCase()}-shop`, mark, id: newId(now) })
  }
  north = await worker('agent', 'north')
  warehouse = await worker('warehouse', 'north')
}, 60_000)

type CaseQuery = NonNullable<NonNullable<Parameters<Client['listCases']>[0]>['query']>

async function walk(client: Client, query: CaseQuery, limit: number): Promise<string[]> {
  const numbers: string[] = []
  let cursor: string | undefined
  do {
    const page = valueOf(await client.listCases({ query: { ...query, limit, ...(cursor && { cursor }) } }))
    numbers.push(...page.items.map(({ number }) => number))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return numbers
}

test.each<CaseQuery>([
  { sort: 'opened' },
  { sort: 'opened', direction: 'last' },
  { sort: 'due' },
  { sort: 'due', direction: 'last', state: 'open' },
  { sort: 'priority' },
  { sort: 'priority', direction: 'last', source: 'north-shop' },
  { sort: 'refund' },
  { sort: 'refund', direction: 'last' },
  { sort: 'due', type: 'plain', field: ['colour=red'] },
])('%j: pages are one list, each case once, as many as are counted', async (query) => {
  const whole = await walk(admin, query, 200)
  const { sort: _sort, direction: _direction, ...conditions } = query
  expect(valueOf(await admin.countCases({ query: conditions })).count).toBe(whole.length)
  expect(new Set(whole).size).toBe(whole.length)
  for (const limit of [1, 7]) expect(await walk(admin, query, limit)).toEqual(whole)
})

test('what presses more stands before what presses less, and what does not press at all is last', async () => {
  const page = valueOf(await admin.listCases({ query: { sort: 'due', limit: 200 } }))
  const dues = page.items.map(({ dueAt }) => dueAt ?? Number.POSITIVE_INFINITY)
  expect(dues).toEqual(dues.toSorted((a, b) => a - b))
  expect(dues.filter((due) => due === Number.POSITIVE_INFINITY).length).toBeGreaterThan(10)
  const refunds = valueOf(await admin.listCases({ query: { sort: 'refund', limit: 200 } })).items.map(
    ({ refund }) => refund?.minor ?? -1,
  )
  expect(refunds).toEqual(refunds.toSorted((a, b) => b - a))
})

test('cases opened and cases that change while one scrolls put nothing twice, and leave nothing of before out', async () => {
  const before = await walk(admin, { sort: 'priority', state: 'waiting' }, 200)
  const first = valueOf(await admin.listCases({ query: { sort: 'priority', state: 'waiting', limit: 5 } }))
  const id = newId(now)
  await sql`insert into service_case (id, number, source, kind, type_version, instance_id, status, opened_at, priority)
    values (${id}, 'MEANWHILE', 'north-shop', 'plain', 1, ${id}, 'waiting', ${isoOf(now)}, 'urgent')`.execute(database)
  const rest: string[] = []
  let cursor = first.next
  while (cursor !== null) {
    const query: CaseQuery = { sort: 'priority', state: 'waiting', limit: 5, cursor }
    const page = valueOf(await admin.listCases({ query }))
    rest.push(...page.items.map(({ number }) => number))
    cursor = page.next
  }
  await sql`delete from service_case where id = ${id}`.execute(database)
  expect([...first.items.map(({ number }) => number), ...rest]).toEqual(before)
})

test('a cursor of one order is none of another', async () => {
  const { next } = valueOf(await admin.listCases({ query: { sort: 'due', limit: 1 } }))
  const answer = await admin.listCases({ query: { sort: 'refund', limit: 1, cursor: next ?? '' } })
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'paging.cursor-wrong' } })
})

test.each([
  ['priority', 3_000_000_000],
  ['priority', -1],
  ['opened', 8.64e15],
  ['opened', -8.64e15],
  ['refund', Number.MAX_SAFE_INTEGER],
] as const)('a cursor of %s that was changed to %d is refused, or is beyond the list', async (sort, key) => {
  const cursor = writeCursor([`${sort} first keyed`, key, newId(now)])
  const answer = await admin.listCases({ query: { sort, cursor } })
  expect(answer.ok || answer.refusal.code === 'paging.cursor-wrong').toBe(true)
})

test('a unit is its shops', async () => {
  const numbers = await walk(admin, { unit: 'north', type: 'plain' }, 200)
  const all = await walk(admin, { type: 'plain' }, 200)
  expect(numbers).toHaveLength(CASES / 2 + 1)
  expect(all).toHaveLength(CASES + 2)
})

test('fields that are none, and conditions without a type, are refused', async () => {
  for (const query of [{ field: ['colour=red'] }, { type: 'plain', field: ['size=1'] }] as const) {
    const answer = await admin.listCases({ query: { ...query, field: [...query.field] } })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'fields.not-searchable' } })
  }
})

const fileOf = async (
  client: Client,
  query: NonNullable<Parameters<Client['exportList']>[0]>['query'],
  list = 'cases',
) => valueOf(await client.exportList({ params: { list: list as 'cases' }, query: { ...query } }))

test('a table holds what the list shows, in its order, with what acts as a formula made inert', async () => {
  for (const client of [admin, north]) {
    const filter = 'state=waiting&sort=priority'
    const file = await fileOf(client, { format: 'csv', columns: 'number,title,field.colour', filter })
    const [heading, ...lines] = (await file.content.text()).replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(heading).toBe('编号 Number,标题 Title,colour')
    const numbers = lines.map((line) => line.split(',')[0])
    expect(numbers).toEqual(await walk(client, { state: 'waiting', sort: 'priority' }, 200))
    expect(lines.filter((line) => line.includes('=')).every((line) => line.includes(",'=退款"))).toBe(true)
    expect(lines.some((line) => /,(red|blue)$/.test(line))).toBe(true)
  }
})

test('keys are written in the words of whoever reads: of the company, and of its case types', async () => {
  const words = { en: 'Past the window', 'zh-CN': '超过期限' }
  const shop = { en: 'North shop', 'zh-CN': '北店' }
  const put = [
    { key: 'r', kind: 'reason', of: 'tooOld', words },
    { key: 's', kind: 'source', of: 'north-shop', words: shop },
  ] as const
  valueOf(await admin.putWords({ body: { items: [...put] } }))
  const columns = 'number,type,reason,source,state'
  const asked = { format: 'csv', columns, filter: 'q=PL0010' } as const
  const [zh, en] = [
    await fileOf(north, { ...asked, language: 'zh-CN' }),
    await fileOf(north, { ...asked, language: 'en' }),
  ]
  expect(await zh.content.text()).toContain('PL0010,普通,超过期限,北店,处理中')
  expect(await en.content.text()).toContain('PL0010,Plain,Past the window,North shop,in progress')
})

test('columns of fields that no case has are empty, whatever they are called', async () => {
  const file = await fileOf(admin, { format: 'csv', columns: 'number,field.constructor', filter: 'q=PL0007' })
  expect(await file.content.text()).toBe('编号 Number,constructor\r\nPL0007,\r\n')
})

test('each list leaves as a workbook; what one may not see does not', async () => {
  for (const list of ['cases', 'orders', 'customers', 'products', 'stock', 'refunds', 'parcels']) {
    const file = await fileOf(admin, { format: 'xlsx' }, list)
    expect([...new Uint8Array(await file.content.slice(0, 4).arrayBuffer())]).toEqual([0x50, 0x4b, 3, 4])
  }
  for (const [client, list] of [
    [warehouse, 'customers'],
    [warehouse, 'refunds'],
  ] as const) {
    const answer = await client.exportList({ params: { list }, query: {} })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'access.not-permitted' } })
  }
  const orders = await (await fileOf(north, { format: 'csv' }, 'orders')).content.text()
  expect(orders).toContain('NORTHERN')
  expect(orders).not.toContain('SOUTHERN')
})

test.each([
  [{ columns: 'number,colour' }, 'lists.columns-unknown'],
  [{ columns: 'number,constructor' }, 'lists.columns-unknown'],
  [{ columns: '__proto__' }, 'lists.columns-unknown'],
  [{ columns: 'number,title,number' }, 'lists.columns-unknown'],
  [{ columns: Array.from({ length: 61 }, (_, at) => `field.f${at}`).join(',') }, 'lists.columns-unknown'],
  [{ filter: 'state=nowhere' }, 'http.fields-wrong'],
  [{ filter: 'unheard=of' }, 'http.fields-wrong'],
  [{ filter: 'field=size%3D1&type=plain' }, 'fields.not-searchable'],
])('%j is refused before anything is written', async (query, code) => {
  const answer = await admin.exportList({ params: { list: 'cases' }, query })
  expect(answer).toMatchObject({ ok: false, refusal: { code } })
})

test('an export is told where something leaves, and not where it is refused', async () => {
  const told = async () => valueOf(await admin.listAuditEntries({ query: { object: 'export', limit: 200 } })).items
  const before = (await told()).length
  for (const query of [{ filter: 'state=nowhere' }, { columns: 'none' }, {}]) {
    expect((await warehouse.exportList({ params: { list: 'refunds' }, query })).ok).toBe(false)
  }
  expect(await told()).toHaveLength(before)
  await fileOf(north, { format: 'csv' }, 'orders')
  const after = await told()
  expect(after).toHaveLength(before + 1)
  expect(after[0]).toMatchObject({ name: 'exportList', action: 'done', person: { email: 'agent@north.example.com' } })
})

test('the audit leaves as the other lists do, whole, in words, with nothing that acts as a formula', async () => {
  await sql`select write_audit('unit', '=HYPERLINK("x") ' || n, 'changed', '{"a": 1}', '{"a": 2}', null)
    from generate_series(1, 450) as n`.execute(database)
  const file = await fileOf(admin, { format: 'csv', filter: 'object=unit', language: 'zh-CN' }, 'audit')
  const [heading, ...lines] = (await file.content.text()).trimEnd().split('\r\n')
  expect(heading).toContain('时间 When,操作人邮箱 Changed by (email)')
  const given = lines.filter((line) => line.includes('HYPERLINK'))
  expect(new Set(given).size).toBe(450)
  expect(given[0]).toMatch(
    /,组织单元,"'=HYPERLINK\(""x""\) 450",修改,"\[\{""path"":""a"",""before"":1,""after"":2\}\]",$/,
  )
  const refused = await north.exportList({ params: { list: 'audit' }, query: {} })
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'access.not-permitted' } })
})

test('everything is searched, exact numbers first, within what one sees', async () => {
  const kinds = async (client: Client, q: string) =>
    valueOf(await client.searchAll({ query: { q } })).groups.map(({ kind }) => kind)
  expect(await kinds(admin, 'SOUTHERN')).toEqual(['case', 'order', 'parcel', 'refund', 'unit'])
  expect(await kinds(north, 'SOUTHERN')).toEqual([])
  expect(await kinds(north, 'NORTHERN')).toContain('order')
  expect(await kinds(warehouse, 'NORTHERN')).not.toContain('refund')
  const [first] = valueOf(await admin.searchAll({ query: { q: 'pl0007' } })).groups
  expect(first).toMatchObject({ kind: 'case', items: [{ title: 'PL0007', exact: true }] })
  expect(await kinds(admin, 'boss@example')).toEqual(['person'])
})

test.each([
  "'; drop table service_case; --",
  '%',
  '_',
  '\\',
  '%%%%%%%%',
  '*',
  '(',
  '退款',
  '𠮷',
  ' x',
  'a'.repeat(200),
  '\u202e',
])('whatever is typed is answered: %j', async (q) => {
  valueOf(await admin.searchAll({ query: { q } }))
  valueOf(await north.listCases({ query: { q } }))
})

test('who may not see customers reads no name of theirs in lists, and finds nothing by what is known of them', async () => {
  const id = newId(now)
  await sql`insert into customer (id, source, number, kind, name, phones, mails, addresses, fields, search_text, terms, version, changed_at, changed_by)
    values (${id}, 'north-shop', 'c-named', 'consumer', '王芳', '{13812345678}', '{}', '[]', '{}', ' 王芳 13812345678',
      search_terms('王芳 13812345678'), 1, ${isoOf(now)}, 'test')`.execute(database)
  await sql`insert into service_case (id, number, source, kind, type_version, instance_id, status, opened_at, priority, customer)
    values (${id}, 'NAMED', 'north-shop', 'plain', 1, ${id}, 'waiting', ${isoOf(now)}, 'urgent', 'c-named')`.execute(
    database,
  )
  const south = await worker('agent', 'south')
  await assign('agent@south.example.com', 'warehouse', 'north')
  const told = async (client: Client, query: CaseQuery) =>
    valueOf(await client.listCases({ query })).items.map(({ number, customerName }) => [number, customerName])
  for (const client of [admin, north]) {
    for (const q of ['王芳', '13812345678']) expect(await told(client, { q })).toEqual([['NAMED', '王芳']])
  }
  for (const client of [warehouse, south]) {
    expect(await told(client, { q: 'named' })).toEqual([['NAMED', null]])
    for (const q of ['王芳', '13812345678']) {
      expect(await told(client, { q })).toEqual([])
      expect(valueOf(await client.countCases({ query: { q } })).count).toBe(0)
      expect(valueOf(await client.searchAll({ query: { q } })).groups).toEqual([])
    }
    const table = await (await fileOf(client, { format: 'csv', filter: 'q=named' })).content.text()
    expect(table).toContain('c-named')
    expect(table).not.toContain('王芳')
  }
  // Of an order, in its list and on its page.
  for (const [client, name] of [
    [admin, 'NORTHERN'],
    [north, 'NORTHERN'],
    [warehouse, null],
    [south, null],
  ] as const) {
    const [order] = valueOf(await client.listOrders({ query: { number: 'NORTHERN' } })).items
    expect(order).toMatchObject({ customer: 'NORTHERN', customerName: name })
    expect(valueOf(await client.getOrder({ params: { id: order?.id ?? '' } })).customerName).toBe(name)
  }
  await sql`delete from service_case where id = ${id}`.execute(database)
  await sql`delete from customer where id = ${id}`.execute(database)
})

test('views are one’s own, or everybody’s to use and the owner’s to change', async () => {
  const content = { columns: ['number', 'due'], filter: 'sort=due', density: 'compact' as const }
  const item = { list: 'cases' as const, name: '今天到期', shared: false, content }
  const mine = valueOf(await north.saveListView({ body: item }))
  const names = async (client: Client) =>
    valueOf(await client.listListViews({ query: { list: 'cases' } })).items.map(({ name }) => name)
  expect(await names(warehouse)).toEqual([])
  const params = { id: mine.id }
  expect(await warehouse.deleteListView({ params })).toMatchObject({ refusal: { code: 'lists.view-not-found' } })
  valueOf(await north.changeListView({ params, body: { name: '到期', shared: true, content } }))
  expect(await names(warehouse)).toEqual(['到期'])
  expect(await warehouse.deleteListView({ params })).toMatchObject({ refusal: { code: 'lists.view-not-yours' } })
  valueOf(await admin.deleteListView({ params }))
  expect(await names(north)).toEqual([])
})

test('every figure at home is what the list behind it counts, for whoever asks', async () => {
  await sql`insert into case_rating (case_id, score, rated_at, changed_at)
    select id, 1 + (row_number() over (order by number))::integer % 5, ${isoOf(now)}::timestamptz, ${isoOf(now)}::timestamptz
    from service_case`.execute(database)
  const average = async (client: Client) => valueOf(await client.getHome()).satisfaction?.average
  expect(await average(admin)).not.toBe(await average(north))
  for (const client of [admin, north, await signIn('new@example.com')]) {
    const home = valueOf(await client.getHome())
    const { today, cases, reasons } = home
    const count = async (query: CaseQuery) => valueOf(await client.countCases({ query })).count
    const span = { from: isoOf(today.from), before: isoOf(today.before) }
    expect(cases).toEqual({
      open: await count({ state: 'open' }),
      waiting: await count({ state: 'waiting' }),
      running: await count({ state: 'running' }),
      stuck: await count({ state: 'stuck' }),
      overdue: await count({ overdue: 'true' }),
      urgent: await count({ state: 'open', priority: 'urgent' }),
      unassigned: await count({ assignee: 'none' }),
      mine: await count({ assignee: 'me' }),
      mineOverdue: await count({ assignee: 'me', overdue: 'true' }),
      openedToday: await count({ openedFrom: span.from, openedBefore: span.before }),
      closedToday: await count({ closedFrom: span.from, closedBefore: span.before }),
    })
    for (const { score, count: found } of home.satisfaction?.scores ?? []) {
      const { from = now, before = now } = home.satisfaction ?? {}
      const rated = { score: String(score) as '1', ratedFrom: isoOf(from), ratedBefore: isoOf(before) }
      expect(found).toBe(await count(rated))
      const { items } = valueOf(await client.listCases({ query: { ...rated, limit: 200 } }))
      expect(items.filter((one) => one.score !== score)).toEqual([])
    }
    for (const { type, open } of home.types ?? []) expect(open).toBe(await count({ type, state: 'open' }))
    for (const { reason, count: found } of reasons?.items ?? []) {
      const within = { openedFrom: isoOf(reasons?.from ?? now), openedBefore: isoOf(reasons?.before ?? now) }
      expect(found).toBe(await count({ reason, ...within }))
    }
    for (const day of home.refunds?.days ?? []) {
      const query = {
        from: isoOf(day.from),
        before: isoOf(day.before),
        currency: home.refunds?.currency ?? '',
        limit: 200,
      }
      expect(valueOf(await client.listRefunds({ query })).items).toHaveLength(day.count)
    }
    const failed = valueOf(await client.listRefunds({ query: { status: 'failed', limit: 200 } })).items
    const pending = valueOf(await client.listRefunds({ query: { status: 'pending', limit: 200 } })).items
    expect(home.refunds).toMatchObject({ failed: failed.length, pending: pending.length })
  }
  const home = valueOf(await warehouse.getHome())
  expect([home.refunds, home.stock === null]).toEqual([null, false])
})
