import { readdir, readFile } from 'node:fs/promises'
import { routes } from '@aftersale/contract'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../../test/http-server.ts'
import { plainCase } from '../../../../test/plain-case.ts'
import { newId } from '../../../platform/ids.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { actorOf, deployPackRoles } from '../index.ts'
import { insertLink } from '../one-time-link.store.ts'
import { insertPerson } from '../person.store.ts'

const PACK = new URL('../../../../../pack/retail/', import.meta.url)
const NOW = instant('2026-03-01T08:00:00Z')
const server = await testServer(await testDatabase())
const { database } = server

const person = async (email: string, role: 'staff' | 'administrator' = 'staff') => {
  const { id } = await insertPerson(database, { id: newId(NOW), name: email, email, role }, NOW)
  const browser = server.browser()
  valueOf(
    await browser.signInByLink({
      body: { token: await insertLink(database, { purpose: 'sign-in', userId: id }, NOW) },
    }),
  )
  return browser
}
const admin = await person('boss@example.com', 'administrator')

let keys = 0
const key = () => `k${(keys += 1)}`
const unit = async (name: string, parent: string | null, more: object = {}) => {
  const item = { key: key(), unit: name, name: { en: name, 'zh-CN': name }, parent, ...more }
  const [outcome] = valueOf(await admin.putOrganisationUnits({ body: { items: [item] } })).items
  return outcome?.refusal?.code ?? outcome?.done?.unit
}
const put = async (document: object, by = admin) => {
  const [outcome] = valueOf(await by.putRoles({ body: { items: [{ key: key(), document: document as never }] } })).items
  return outcome?.refusal ?? outcome?.done
}
const role = (name: string, grants: object, more: object = {}) => {
  return { key: name, name: { en: name, 'zh-CN': name }, grants, ...more }
}
const assign = async (who: string, what: string, where: string, more: { remove?: boolean } = {}, by = admin) => {
  const item = { key: key(), person: who, role: what, unit: where, ...more }
  const [outcome] = valueOf(await by.changeAssignments({ body: { items: [item] } })).items
  return outcome?.refusal?.code ?? outcome?.done?.changed
}

test('units are a tree with one at the top, a shop of one unit at most', async () => {
  expect(await unit('east', 'company', { sources: ['east-web'] })).toBe('east')
  expect(await unit('hangzhou', 'east', { sources: ['hz'] })).toBe('hangzhou')
  expect(await unit('lost', 'nowhere')).toBe('access.unit-unknown')
  expect(await unit('second', null)).toBe('access.unit-at-top')
  expect(await unit('company', 'east')).toBe('access.unit-at-top')
  expect(await unit('company', null, { closed: true })).toBe('access.unit-at-top')
  expect(await unit('east', 'hangzhou')).toBe('access.unit-circle')
  expect(await unit('thief', 'company', { sources: ['hz'] })).toBe('access.source-taken')
  expect(await unit('east', 'company', { sources: ['east-web', 'hz'] })).toBe('access.source-taken')
  const { items } = valueOf(await admin.listOrganisationUnits())
  expect(items.map((one) => `${one.unit}<${one.parent} ${one.sources}`)).toEqual([
    'company<null ',
    'east<company east-web',
    'hangzhou<east hz',
  ])
})

test('a unit closes when nothing is left in it', async () => {
  await unit('north', 'company', { sources: ['bj'] })
  await unit('beijing', 'north')
  expect(await unit('north', 'company', { sources: ['bj'], closed: true })).toBe('access.unit-in-use')
  expect(await unit('beijing', 'north', { closed: true })).toBe('beijing')
  await plainCase(database, NOW, 'bj')
  expect(await unit('north', 'company', { sources: ['bj'], closed: true })).toBe('access.unit-in-use')
  await database.updateTable('service_case').set({ status: 'closed' }).where('source', '=', 'bj').execute()
  expect(await unit('north', 'company', { sources: ['bj'], closed: true })).toBe('north')
  expect(await unit('late', 'north')).toBe('access.unit-unknown')
})

test('a role is refused with everything that is wrong, and a new version counts at once', async () => {
  expect(await put(role('clerk', { 'stock.see': 'unit', 'orders.see': 'own', 'cases.see': 'own' }))).toMatchObject({
    code: 'access.role-wrong',
    fields: [{ path: 'grants.stock.see' }, { path: 'grants.orders.see' }],
  })
  expect(await put(role('clerk', { 'no.such': 'all' }))).toMatchObject({ code: 'access.role-wrong' })
  expect(await put(role('administrator', {}))).toMatchObject({ code: 'access.role-wrong' })
  expect(await put(role('clerk', { 'stock.see': 'all' }))).toEqual({ role: 'clerk', version: 1, isNew: true })
  expect(await put(role('clerk', { 'stock.see': 'all' }))).toEqual({ role: 'clerk', version: 1, isNew: false })

  const clerk = await person('clerk@example.com')
  expect(valueOf(await clerk.getMe()).permissions).toContain('cases.see')
  expect(await assign('Clerk@example.com', 'clerk', 'east')).toBe(true)
  expect(await assign('clerk@example.com', 'clerk', 'east')).toBe(false)
  expect(valueOf(await clerk.getMe()).permissions).toEqual(['stock.see'])
  expect(codeOf(await clerk.listCases())).toBe('access.not-permitted')
  await put(role('clerk', { 'stock.see': 'all', 'products.see': 'all' }))
  expect(valueOf(await clerk.getMe()).permissions).toEqual(['products.see', 'stock.see'])
  expect(await assign('clerk@example.com', 'clerk', 'east', { remove: true })).toBe(true)
  expect(valueOf(await clerk.getMe()).permissions).toContain('cases.see')
})

test('a condition is of what is done with cases that there are, and such as a database can be asked', async () => {
  const wrong = async (grants: object) => {
    const refused = (await put(role('conditional', grants))) as { fields?: { path: string; message: string }[] }
    return refused.fields?.map(({ path, message }) => `${path} ${message}`)
  }
  const when = (text: string, more: object = {}) => ({ when: text, ...more })
  expect(await wrong({ 'cases.open': when('case.type = "a"'), 'orders.see': when('case.type = "a"') })).toEqual([
    expect.stringMatching(/^grants.cases.open takes no condition/),
    expect.stringMatching(/^grants.orders.see takes no condition/),
  ])
  expect(await wrong({ 'cases.see': when('case.kind = "a"'), 'tasks.do': when('count(request.a) = 1') })).toEqual([
    'grants.cases.see.when cannot be used: case.kind is no name that such a condition can read.',
    expect.stringMatching(/^grants.tasks.do.when cannot be used: “count\(request.a\)” is more than/),
  ])
  expect(await wrong({ 'cases.see': when('case.type =') })).toEqual([expect.stringMatching(/^grants.cases.see.when/)])
  expect(await wrong({ 'cases.see': when('case.type = "a"', { range: 'own' }) })).toHaveLength(1)
  expect(
    await wrong({ 'cases.see': when('case.type = "a"'), 'tasks.do': when('true', { range: 'unit' }) }),
  ).toHaveLength(1)
  expect(await put(role('conditional', { 'cases.see': when('case.type = "a"', { range: 'all' }) }))).toMatchObject({
    version: 1,
  })
  const { document } = valueOf(await admin.getRole({ params: { key: 'conditional' }, query: {} }))
  expect(document.grants['cases.see']).toEqual({ when: 'case.type = "a"', range: 'all' })
})

test('who assigns roles gives no more than they have', async () => {
  await put(role('assigner', { 'roles.assign': 'all', 'stock.see': 'all' }))
  await put(role('mighty', { 'flows.deploy': 'all' }))
  await put(role('small', { 'stock.see': 'all' }))
  const assigner = await person('assigner@example.com')
  await assign('assigner@example.com', 'assigner', 'company')
  await person('friend@example.com')
  expect(await assign('friend@example.com', 'mighty', 'company', {}, assigner)).toBe('access.role-beyond-own')
  expect(await assign('assigner@example.com', 'administrator', 'company', {}, assigner)).toBe('access.role-beyond-own')
  expect(await assign('friend@example.com', 'small', 'company', {}, assigner)).toBe(true)
  expect(await assign('nobody@example.com', 'small', 'company')).toBe('access.person-not-found')
  expect(await assign('friend@example.com', 'none', 'company')).toBe('access.role-unknown')
  expect(await assign('friend@example.com', 'small', 'nowhere')).toBe('access.unit-unknown')
})

test('there is always an administrator', async () => {
  expect(await assign('boss@example.com', 'administrator', 'company', { remove: true })).toBe(
    'access.last-administrator',
  )
  expect(await assign('friend@example.com', 'administrator', 'east')).toBe('access.unit-at-top')
  expect(await assign('friend@example.com', 'administrator', 'company')).toBe(true)
  expect(await assign('friend@example.com', 'administrator', 'company', { remove: true })).toBe(true)
})

test('a key may be made narrower than its maker, and is in the groups of its roles alone', async () => {
  await put(role('portal', { 'cases.open': 'all' }, { groups: ['portals'] }))
  const wrong = { body: { name: 'x', roles: [{ role: 'none', unit: 'company' }] } }
  expect(codeOf(await admin.createApiKey(wrong))).toBe('access.role-unknown')
  const made = valueOf(
    await admin.createApiKey({ body: { name: 'portal', roles: [{ role: 'portal', unit: 'company' }] } }),
  )
  const program = server.program(made.key)
  const caller = valueOf(await program.getMe())
  expect(caller.permissions).toEqual(['cases.open'])
  expect(codeOf(await program.listCases())).toBe('access.not-permitted')
  expect(await actorOf(database, caller)).toMatchObject({ groups: ['portals'], isAdministrator: false })
  const bare = server.program(valueOf(await admin.createApiKey({ body: { name: 'bare' } })).key)
  expect(valueOf(await bare.getMe()).permissions).toContain(routes.deploy.permission)
})

test('the roles of the pack can be deployed, and reach every group that its flows name', async () => {
  const names = (await readdir(PACK, { recursive: true })).filter((name) => name.endsWith('.role.json'))
  const files = await Promise.all(
    names.map(async (name) => ({ name, content: await readFile(new URL(name, PACK), 'utf8') })),
  )
  const deployed = await inTransaction(database, (tx) => deployPackRoles(tx, files, NOW))
  expect(deployed.ok && deployed.value.length).toBe(11)
  const groups = files.flatMap(({ content }) => (JSON.parse(content) as { groups: string[] }).groups)
  const flows = (await readdir(PACK)).filter((name) => name.endsWith('.bpmn'))
  const texts = await Promise.all(flows.map((name) => readFile(new URL(name, PACK), 'utf8')))
  const named = texts.flatMap((text) => [...text.matchAll(/candidateGroups="([a-z-]+)"/g)].map(([, group]) => group))
  expect(named.length).toBeGreaterThan(20)
  expect([...new Set(named)].filter((group) => group !== undefined && !groups.includes(group))).toEqual([])
})
