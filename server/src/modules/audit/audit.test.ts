import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { company } from '../../../test/company.ts'
import { testDatabase } from '../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'
import { settableClock } from '../../platform/clock.ts'
import { auditRetention, auditRoutes } from './index.ts'

const made = await testDatabase()
const { database } = made
const server = await testServer(made, { routes: auditRoutes({ database }) })
const { admin, signIn, worker } = await company(server)
await signIn('ann@example.com')

type Query = NonNullable<NonNullable<Parameters<typeof admin.listAuditEntries>[0]>['query']>
const told = async (query: Query) => valueOf(await admin.listAuditEntries({ query })).items

test('whoever changes what somebody may do stands beside it, with the address, the operation and what differs', async () => {
  const items = [{ key: 'a', person: 'ann@example.com', role: 'store-manager', unit: 'north' }]
  valueOf(await admin.changeAssignments({ body: { items } }))
  const [entry] = await told({ object: 'role-assignment', name: 'ann@example.com' })
  expect(entry).toMatchObject({
    at: server.clock.now(),
    via: 'session',
    person: { email: 'boss@example.com', name: 'boss@example.com' },
    address: '127.0.0.1',
    route: 'changeAssignments',
    action: 'added',
    isWhole: true,
  })
  expect(entry?.changes).toContainEqual({ path: 'role', after: 'store-manager' })
  const log = server.logged.find(({ requestId }) => requestId === entry?.requestId)
  expect(log).toBeDefined()
})

test('a new version of a setting is told by what differs from the version before', async () => {
  const document = { key: 'clerk', name: { en: 'Clerk', 'zh-CN': '店员' }, grants: { 'cases.see': 'unit' } }
  const put = async (key: string, value: Omit<typeof document, 'grants'> & { grants: Record<string, string> }) =>
    valueOf(await admin.putRoles({ body: { items: [{ key, document: value }] } }))
  await put('1', document)
  await put('2', { ...document, grants: { 'cases.see': 'all', 'orders.see': 'unit' } })
  await put('3', { ...document, grants: { 'cases.see': 'all', 'orders.see': 'unit' } })
  const entries = await told({ object: 'role', name: 'clerk' })
  expect(entries.map(({ action }) => action)).toEqual(['changed', 'added'])
  expect(entries[0]?.changes).toEqual([
    { path: 'version', before: 1, after: 2 },
    { path: 'document.grants.cases.see', before: 'unit', after: 'all' },
    { path: 'document.grants.orders.see', after: 'unit' },
  ])
})

test('secrets are in no entry, and that one was changed is', async () => {
  const { items } = valueOf(
    await admin.addPersons({ body: { items: [{ key: 'n', name: '王', email: 'w@example.com' }] } }),
  )
  const { token } = valueOf(await admin.invitePerson({ params: { id: items[0]?.done?.id ?? '' } }))
  const browser = server.browser()
  const password = 'correct horse battery'
  valueOf(await browser.acceptInvitation({ body: { token, password } }))
  valueOf(await browser.changePassword({ body: { password, newPassword: 'staple battery horse' } }))
  const key = valueOf(await admin.createApiKey({ body: { name: '仓库' } }))
  const entries = await told({ object: 'person', name: 'w@example.com' })
  const last = entries.find(({ route }) => route === 'changePassword')
  expect(last).toMatchObject({ person: { email: 'w@example.com' }, changes: [{ path: 'password' }] })
  const { rows } = await sql<{ text: string }>`select to_jsonb(audit_entry)::text as text from audit_entry`.execute(
    database,
  )
  const all = rows.map(({ text }) => text).join('\n')
  const hashes = await sql<{ password: string; key_hash: string }>`
    select password, (select key_hash from access_api_key where id = ${key.id}) from access_account`.execute(database)
  for (const secret of [...hashes.rows.flatMap((row) => Object.values(row)), password, token]) {
    expect(all.includes(secret)).toBe(false)
  }
})

test('coming in is told, by whom and from where; a program is told by its key', async () => {
  const entries = await told({ object: 'sign-in', name: 'ann@example.com' })
  expect(entries[0]).toMatchObject({
    action: 'added',
    via: 'nobody',
    person: { email: 'ann@example.com' },
    route: 'signInByLink',
  })
  const { key } = valueOf(await admin.createApiKey({ body: { name: 'deployer' } }))
  const document = { key: 'guard', name: { en: 'Guard', 'zh-CN': '保安' }, grants: {} }
  valueOf(await server.program(key).putRoles({ body: { items: [{ key: 'g', document }] } }))
  expect((await told({ object: 'role', name: 'guard' }))[0]).toMatchObject({
    via: 'api-key',
    apiKey: 'deployer',
    person: { email: 'boss@example.com' },
  })
})

test('what is not carried out is not told, and what is told is carried out', async () => {
  const refused = { key: 'wrong', name: { en: 'W', 'zh-CN': '错' }, grants: { 'stock.see': 'unit' } }
  const [outcome] = valueOf(await admin.putRoles({ body: { items: [{ key: 'w', document: refused }] } })).items
  expect(outcome?.refusal?.code).toBe('access.role-wrong')
  expect(await told({ object: 'role', name: 'wrong' })).toEqual([])
  await expect(
    database.transaction().execute(async (tx) => {
      await sql`update org_unit set name_en = 'Lost' where key = 'north'`.execute(tx)
      throw new Error('given up')
    }),
  ).rejects.toThrow('given up')
  expect((await told({ object: 'unit', name: 'north' })).every(({ action }) => action === 'added')).toBe(true)
})

test('what is done past the program is told too, and nobody changes or removes an entry', async () => {
  const row = await database.connection().execute(async (connection) => {
    await sql`select set_config('application_name', 'psql', false)`.execute(connection)
    await sql`update org_unit set name_en = 'By hand' where key = 'south'`.execute(connection)
    await sql`select set_config('application_name', 'aftersale', false)`.execute(connection)
    const [first] = (
      await sql<{ via: string }>`select via from audit_entry where object = 'unit' order by at desc limit 1`.execute(
        connection,
      )
    ).rows
    return first
  })
  expect(row).toEqual({ via: 'database' })
  await expect(sql`update audit_entry set email = null`.execute(database)).rejects.toThrow('neither changed')
  await expect(sql`delete from audit_entry`.execute(database)).rejects.toThrow('neither changed')
  await expect(sql`truncate audit_entry`.execute(database)).rejects.toThrow('neither changed')
})

test('a list is read page by page, and by person and time', async () => {
  const all: string[] = []
  let cursor: string | undefined
  do {
    const page = valueOf(
      await admin.listAuditEntries({ query: { limit: '3', ...(cursor !== undefined && { cursor }) } as never }),
    )
    all.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  expect(new Set(all).size).toBe(all.length)
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from audit_entry`.execute(database)
  expect(all).toHaveLength(rows[0]?.n ?? 0)
  expect((await told({ person: 'ann@example.com' })).every(({ person }) => person?.email === 'ann@example.com')).toBe(
    true,
  )
  expect(await told({ until: '2026-01-01T00:00:00Z' as never })).toEqual([])
})

test('only whoever may see it sees it', async () => {
  const clerk = await worker('warehouse', 'north')
  expect(codeOf(await clerk.listAuditEntries())).toBe('access.not-permitted')
  const auditor = await worker('auditor', 'company')
  valueOf(await auditor.listAuditEntries())
})

test('entries older than the company keeps them go, by the program alone; less than the law asks for is refused', async () => {
  const count = async () =>
    (await sql<{ n: number }>`select count(*)::integer as n from audit_entry`.execute(database)).rows[0]?.n ?? 0
  const before = await count()
  const later = settableClock((server.clock.now() + 200 * 86_400_000) as never)
  expect(await auditRetention(database, {}, later).round()).toBe(0)
  expect(await auditRetention(database, { AFTERSALE_AUDIT_DAYS: '300' }, later).round()).toBe(0)
  expect(await count()).toBe(before)
  expect(await auditRetention(database, { AFTERSALE_AUDIT_DAYS: '184' }, later).round()).toBeGreaterThan(0)
  expect(() => auditRetention(database, { AFTERSALE_AUDIT_DAYS: '30' }, later)).toThrow('184')
})
