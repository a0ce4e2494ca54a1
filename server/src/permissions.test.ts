import { isPermission, type RoleDocument, type Route, routeList } from '@aftersale/contract'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { company, packRoles } from '../test/company.ts'
import { testDatabase } from '../test/database.ts'
import { engineWith } from '../test/engine.ts'
import { testServer, valueOf } from '../test/http-server.ts'
import { markedRecords } from '../test/marked-records.ts'
import { caseRoutes } from './modules/cases/index.ts'
import { conversationRoutes } from './modules/conversations/index.ts'
import { customerRoutes } from './modules/customers/index.ts'
import { exchangeRoutes } from './modules/exchanges/index.ts'
import { invoiceRoutes } from './modules/invoices/index.ts'
import { orderRoutes } from './modules/orders/index.ts'
import { parcelRoutes } from './modules/parcels/index.ts'
import { taskRoutes } from './modules/processes/index.ts'
import { refundRoutes } from './modules/refunds/index.ts'
import { repairRoutes } from './modules/repairs/index.ts'
import { returnRoutes } from './modules/returns/index.ts'
import { unitRoutes } from './modules/units/index.ts'

const zone = 'Asia/Shanghai'
const made = await testDatabase()
const { database } = made
const { engine } = engineWith()
const parts = { database, engine }
const own = [
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
]
const server = await testServer(made, { routes: own })
const { admin, signIn, assign } = await company(server)

const roles = (await packRoles()).map(({ content }) => JSON.parse(content) as RoleDocument)
const closed = routeList.filter((route: Route) => route.access !== 'open')

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
  expect(roles.length).toBe(9)
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
}, 180_000)

test('nobody is let in anywhere', async () => {
  const wrong: string[] = []
  for (const route of closed) {
    if (route.stream || route.upload) continue
    if (refusedFor(await ask(route, fetch)) !== 'sign-in-needed') wrong.push(route.id)
  }
  expect(wrong).toEqual([])
})

/** What tells of records: a route that is not among them any more has lost its records here, and proves nothing. */
const TELLING = ['getCase', 'getCustomer', 'getOrder', 'listCases', 'listCustomers', 'listEntries', 'listExchanges']
TELLING.push('listInvoices', 'listOrderLines', 'listOrders', 'listParcels', 'listRefundParts', 'listRefunds')
TELLING.push('listRepairs', 'listReturns', 'listUnits')

const SOUTH = '019c2f47-0000-7000-8000-00000000000a'
const NORTH = '019c2f47-0000-7000-8000-00000000000b'
const looks = own.map(({ route }) => route).filter((route) => route.method === 'GET' && !route.stream)

test('records of another unit are in no answer, list or detail, whatever the role', async () => {
  await markedRecords(database, { source: 'south-shop', mark: MARK, id: SOUTH })
  await markedRecords(database, { source: 'north-shop', mark: 'NORTHERN', id: NORTH })
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
}, 180_000)

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
