import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isForStaff, isPermission, type RoleDocument, type Route, routeList } from '@aftersale/contract'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { company, packRoles } from '../test/company.ts'
import { testDatabase } from '../test/database.ts'
import { engineWith, NOON } from '../test/engine.ts'
import { testServer, valueOf } from '../test/http-server.ts'
import { digestOf, markedRecords } from '../test/marked-records.ts'
import { attachmentRoutes, openAttachments } from './modules/attachments/index.ts'
import { caseRoutes } from './modules/cases/index.ts'
import { conversationRoutes, maySeeNotes } from './modules/conversations/index.ts'
import { customerRoutes } from './modules/customers/index.ts'
import { exchangeRoutes } from './modules/exchanges/index.ts'
import { invoiceRoutes } from './modules/invoices/index.ts'
import { orderRoutes } from './modules/orders/index.ts'
import { parcelRoutes } from './modules/parcels/index.ts'
import { openPortal } from './modules/portal/index.ts'
import { taskRoutes } from './modules/processes/index.ts'
import { refundRoutes } from './modules/refunds/index.ts'
import { repairRoutes } from './modules/repairs/index.ts'
import { returnRoutes } from './modules/returns/index.ts'
import { unitRoutes } from './modules/units/index.ts'
import { settableClock } from './platform/clock.ts'

const zone = 'Asia/Shanghai'
const made = await testDatabase()
const { database } = made
const { engine } = engineWith()
const parts = { database, engine }
const dataDir = await mkdtemp(join(tmpdir(), 'aftersale-permissions-'))
afterAll(() => rm(dataDir, { recursive: true, force: true }))
const room = await openAttachments({ env: {}, dataDir, database, clock: settableClock(NOON) })
const clock = settableClock(NOON)
const portal = openPortal({ ...room, ...parts, zone, clock, secure: false, providers: [] })
const own = [
  ...attachmentRoutes({ database, ...room, maySeeNotes }),
  ...caseRoutes(parts),
  ...conversationRoutes(parts),
  ...taskRoutes(parts),
  ...customerRoutes(parts),
  ...orderRoutes(parts),
  ...returnRoutes(parts),
  ...refundRoutes(parts),
  ...exchangeRoutes(parts),
  ...repairRoutes({ database, zone }),
  ...unitRoutes({ database, zone }),
  ...parcelRoutes(parts),
  ...invoiceRoutes(parts),
  ...portal.routes.filter(({ route }) => isForStaff(route)),
]
const server = await testServer(made, { routes: own, uploads: room.uploads })
const { admin, signIn, assign } = await company(server)

const roles = (await packRoles()).map(({ content }) => JSON.parse(content) as RoleDocument)
const closed = routeList.filter(isForStaff)

/** Stands in everything that is the south’s. */
const MARK = 'SOUTHERN'

const address = ({ path, params }: Route, id = '019c2f47-0000-7000-8000-000000000000') =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => (params?.shape[name]?.safeParse(id).success ? id : 'none'))

/** What a route answers to the contract’s example. */
async function ask(route: Route, send: typeof fetch, id?: string) {
  const examples = (route.body?.meta()?.['examples'] ?? []) as unknown[]
  const body = route.body === undefined ? undefined : JSON.stringify(examples[0])
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  const init = { method: route.method, headers, ...(body !== undefined && { body }) }
  const answer = await send(`${server.url}${address(route, id)}`, init)
  return { status: answer.status, text: await answer.text() }
}

const sentBy = async (email: string): Promise<typeof fetch> => {
  const key = await keyOf(email)
  return (input, init) =>
    fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), 'x-api-key': key } })
}
/** A key of the administrator’s cannot be a person, so the person gets it. */
async function keyOf(email: string) {
  const made2 = valueOf(await admin.createApiKey({ body: { name: email } }))
  const person = database.selectFrom('access_user').select('id').where('email', '=', email)
  await database.updateTable('access_api_key').set({ user_id: person }).where('id', '=', made2.id).execute()
  return made2.key
}

/** Somebody of each role of the pack, in the north. */
const senders = new Map<string, typeof fetch>()
for (const { key } of roles) {
  const email = `${key}@north.example.com`
  await signIn(email)
  await assign(email, key, 'north')
  senders.set(key, await sentBy(email))
}

const refusedFor = ({ status, text }: { readonly status: number; readonly text: string }) =>
  status === 401 || status === 403 ? /"access\.([a-z-]+)"/.exec(text)?.[1] : 'let in'

test('every route lets in whose role names its permission, and nobody else', async () => {
  expect(roles.length).toBe(11)
  const wrong: string[] = []
  let asked = 0
  for (const { key, grants } of roles) {
    const send = senders.get(key) ?? fetch
    for (const route of closed) {
      // What ends sessions or never ends is of no use here; who may reach them is the guard's, like all others'.
      if (route.stream || route.upload) continue
      const { permission } = route
      const mayHold = permission === undefined || !isPermission(permission) || permission in grants
      const expected = route.access === 'person' ? 'persons-only' : mayHold ? 'let in' : 'not-permitted'
      const isHarmless = expected !== 'let in' || route.method === 'GET'
      if (!isHarmless) continue
      asked += 1
      const refused = refusedFor(await ask(route, send))
      if (refused !== expected) wrong.push(`${key} ${route.id}: ${refused}, not ${expected}`)
    }
  }
  expect(wrong).toEqual([])
  expect(asked).toBeGreaterThan(1_000)
})

test('nobody is let in anywhere', async () => {
  const wrong: string[] = []
  for (const route of closed) {
    if (route.stream || route.upload) continue
    if (refusedFor(await ask(route, fetch)) !== 'sign-in-needed') wrong.push(route.id)
  }
  expect(wrong).toEqual([])
})

/** What tells of records: a route that is not among them any more has lost its records here, and proves nothing. */
const TELLING = [
  'getAttachment',
  'getCase',

  'getCustomer',
  'getOrder',
  'listAttachments',
  'listCases',
  'listClocks',
  'listCustomers',
  'listEntries',
  'listExchanges',
]
TELLING.push('listInvoices', 'listOrderLines', 'listOrders', 'listParcels', 'listRefundParts', 'listRefunds')
TELLING.push('getParcel', 'getRepair', 'listWatchers', 'listRepairs', 'listReturns', 'listUnits')

const SOUTH = '019c2f47-0000-7000-8000-00000000000a'
const NORTH = '019c2f47-0000-7000-8000-00000000000b'
const looks = own.map(({ route }) => route).filter((route) => route.method === 'GET' && !route.stream)

/** Keeps a mark as the content of an attachment. */
async function keep(mark: string): Promise<void> {
  const content = Uint8Array.from(Buffer.from(mark))
  const sha256 = digestOf(mark)
  await room.storage.put(sha256, { bytes: content.length, sha256, type: 'text/plain', from: { content } })
}

test('records of another unit are in no answer, list or detail, whatever the role', async () => {
  await markedRecords(database, { source: 'south-shop', mark: MARK, id: SOUTH })
  await markedRecords(database, { source: 'north-shop', mark: 'NORTHERN', id: NORTH })
  for (const mark of [MARK, 'NORTHERN']) await keep(mark)
  const all = await sentBy('boss@example.com')
  const telling = new Set<string>()
  for (const route of looks) if ((await ask(route, all, SOUTH)).text.includes(MARK)) telling.add(route.id)
  expect([...telling].sort()).toEqual(expect.arrayContaining(TELLING))

  const leaks: string[] = []
  const broken: string[] = []
  const seen = new Set<string>()
  for (const { key, grants } of roles) {
    const ranges = Object.values(grants)
    if (key === 'auditor' || key === 'process-owner') expect(ranges).toContain('all')
    if (key === 'auditor' || key === 'process-owner') continue
    const send = senders.get(key) ?? fetch
    for (const route of looks) {
      const { status, text } = await ask(route, send, SOUTH)
      if (status >= 500) broken.push(`${key} ${route.id} ${text}`)
      if (text.includes(MARK)) leaks.push(`${key} ${route.id}`)
      if ((await ask(route, send, NORTH)).text.includes('NORTHERN')) seen.add(route.id)
    }
  }
  expect(broken).toEqual([])
  expect(leaks).toEqual([])
  expect([...seen].sort()).toEqual([...telling].sort())
})

test('who lets customers in lets in those of the own unit, and sees no codes of others', async () => {
  const lettersIn = roles.filter(({ grants }) => grants['portal.let-in'] === 'unit-and-below').map(({ key }) => key)
  expect(lettersIn).toContain('agent')
  for (const key of lettersIn) {
    const send = senders.get(key) ?? fetch
    const codes = async (id: string) => (await send(`${server.url}/api/orders/${id}/portal-codes`)).status
    const make = async (path: string, order: string) => {
      const headers = { 'content-type': 'application/json' }
      const init = { method: 'POST', headers, body: JSON.stringify({ order }) }
      const answer = await send(`${server.url}/api/portal-codes${path}`, init)
      return /"code":"([a-z-]+\.[a-z-]+)"/.exec(await answer.text())?.[1] ?? answer.status
    }
    expect([await codes(NORTH), await codes(SOUTH)]).toEqual([200, 404])
    expect([await make('', NORTH), await make('', SOUTH)]).toEqual([200, 'orders.not-found'])
    expect([await make('/send', NORTH), await make('/send', SOUTH)]).toEqual(['portal.no-texts', 'orders.not-found'])
  }
})

test('who works in a unit writes nothing down for the shop of another', async () => {
  const send = senders.get('store-manager') ?? fetch
  const refused: string[] = []
  for (const route of closed.filter((one: Route) => one.refusals.length >= 0 && isSourced(one))) {
    const examples = (route.body?.meta()?.['examples'] ?? []) as { items: { source?: string }[] }[]
    const body = JSON.stringify({ items: examples[0]?.items.map((item) => ({ ...item, source: 'south-shop' })) })
    const headers = { 'content-type': 'application/json' }
    const answer = await send(`${server.url}${address(route)}`, { method: 'POST', headers, body })
    const text = await answer.text()
    if (answer.status !== 403) refused.push(`${route.id} ${text}`)
  }
  expect(refused).toEqual([])
})

/** Whether the items of a body name the shop that they are of. */
const isSourced = ({ body }: Route) => {
  const examples = (body?.meta()?.['examples'] ?? []) as { items?: { source?: string }[] }[]
  return examples[0]?.items?.[0]?.source !== undefined
}

test('the tables that a sight looks at have all their columns in it', async () => {
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns as own
    where table_schema = 'public' and exists (
      select from information_schema.views where views.table_schema = 'sight' and views.table_name = own.table_name)
    and not exists (select from information_schema.columns as shown where shown.table_schema = 'sight'
      and shown.table_name = own.table_name and shown.column_name = own.column_name)`.execute(database)
  expect(rows).toEqual([])
})

/** What bodies name records by; a record of another unit is named by its id. */
const NAMES = new Set([
  'case',
  'into',
  'order',
  'return',
  'refund',
  'repair',
  'exchange',
  'parcel',
  'invoice',
  'unit',
  'part',
])
const LISTS = new Set(['attachments', 'entries'])

/** The contract’s example, about the record with this id, under keys of its own. */
function aboutRecord(value: unknown, id: string, prefix: string): unknown {
  if (Array.isArray(value)) return value.map((one) => aboutRecord(one, id, prefix))
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, one]) => {
    if (name === 'key') return [name, `${prefix} ${one}`]
    if (NAMES.has(name) && typeof one === 'string') return [name, id]
    return [name, LISTS.has(name) && Array.isArray(one) ? [id] : aboutRecord(one, id, prefix)]
  })
  return Object.fromEntries(members)
}

const namesRecords = ({ path, body }: Route) => {
  const example = JSON.stringify((body?.meta()?.['examples'] as unknown[] | undefined)?.[0] ?? null)
  return (
    path.includes('{id}') ||
    (!example.includes('"source"') && [...NAMES].some((name) => example.includes(`"${name}":"`)))
  )
}

/** The codes of a route’s refusals, or of those of its items; none where it did something. */
async function writeAbout(route: Route, send: typeof fetch, id: string, prefix: string): Promise<string[]> {
  const example = ((route.body?.meta()?.['examples'] ?? []) as unknown[])[0]
  const body = route.body === undefined ? undefined : JSON.stringify(aboutRecord(example, id, `${prefix} ${route.id}`))
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  const init = { method: route.method, headers, ...(body !== undefined && { body }) }
  const answer = await send(`${server.url}${address(route, id)}`, init)
  return [...(await answer.text()).matchAll(/"code":"([^"]+)"/g)].map(([, code = '']) => code)
}

const HELD = [
  'service_case',
  'sales_order',
  'order_line',
  'order_payment',
  'goods_return',
  'return_line',
  'refund',
  'refund_part',
]
HELD.push(
  'exchange',
  'serial_unit',
  'repair',
  'parcel',
  'invoice',
  'customer',
  'conversation_entry',
  'attachment_place',
)

/** All that is kept of a record, and of what belongs to its case. */
async function keptOf(id: string): Promise<unknown[]> {
  const kept: unknown[] = []
  for (const table of HELD) {
    const { rows } = await sql`select to_jsonb(held) as row from ${sql.table(table)} as held where id = ${id}`.execute(
      database,
    )
    kept.push({ table, rows })
  }
  const { rows } = await sql`select * from case_watcher where case_id = ${id}`.execute(database)
  const entries = await sql`select count(*) from conversation_entry where case_id = ${id}`.execute(database)
  return [...kept, rows, entries.rows]
}

/** Writes that get as far as the record where it is one’s own; of others the refusal for another’s would prove nothing. */
const REACHING = [
  'cancelExchanges',
  'cancelOrderItems',
  'changeCases',
  'changeRepairs',
  'changeUnits',
  'changeWatchers',
  'issueRefunds',
]
REACHING.push(
  'loseParcels',
  'loseReturns',
  'payRepairs',
  'placeAttachments',
  'recordOrderPayments',
  'recordShipments',
  'registerParcels',
)
REACHING.push(
  'reportCaseNews',
  'reportInvoices',
  'reportRefundParts',
  'retryRefundParts',
  'splitCase',
  'stepRepairs',
  'tellClocks',
)
REACHING.push('writeEntries', 'writeEntry')

test('what is another’s is written by nobody: it is not there, and stays as it is', async () => {
  const before = await keptOf(SOUTH)
  const wrong: string[] = []
  const reaching = new Set<string>()
  for (const { key, grants } of roles) {
    if (Object.values(grants).every((range) => range === 'all')) continue
    const send = senders.get(key) ?? fetch
    const writes = own.map(({ route }): Route => route).filter((route) => route.method !== 'GET' && !route.upload)
    for (const route of writes.filter((one) => (one.permission ?? '') in grants && namesRecords(one))) {
      const refused = await writeAbout(route, send, SOUTH, key)
      const isThere = refused.length === 0 || refused.some((code) => !/(not-found|-unknown)$/.test(code))
      if (isThere) wrong.push(`${key} ${route.id} ${refused}`)
      const theirs = await writeAbout(route, send, NORTH, key)
      if (
        !theirs.some((code) => /(not-found|person-unknown|return-unknown)$/.test(code)) ||
        route.id === 'changeWatchers'
      )
        reaching.add(route.id)
    }
  }
  expect(wrong).toEqual([])
  expect([...reaching].sort()).toEqual(expect.arrayContaining(REACHING))
  expect(await keptOf(SOUTH)).toEqual(before)
})

/**
 * Read only beside the record that they belong to, which was found through its view, or to tell that something is taken, such
 * as the reference of a payment; cases ask by themselves.
 */
const BESIDE = [
  'exchange_line',
  'invoice_line',
  'order_action',
  'order_discount',
  'order_line_serial',
  'parcel_event',
  'parcel_line',
]
BESIDE.push('portal_code', 'portal_session')
BESIDE.push('repair_loan', 'repair_part', 'repair_payment', 'repair_quote', 'repair_step', 'return_serial')
BESIDE.push('service_case', 'unit_event', 'unit_warranty')

test('what belongs to records that a sight looks at has a view of its own, or is read beside them alone', async () => {
  const { rows } = await sql<{ name: string }>`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid in (
      select ('public.' || table_name)::regclass from information_schema.views where table_schema = 'sight')
    and conrelid::regclass::text not in (select table_name from information_schema.views where table_schema = 'sight')
    order by 1`.execute(database)
  expect(rows.map(({ name }) => name)).toEqual(BESIDE)
})
