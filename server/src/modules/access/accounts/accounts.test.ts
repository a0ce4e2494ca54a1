import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { company } from '../../../../test/company.ts'
import { testDatabase } from '../../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../../test/http-server.ts'

const made = await testDatabase()
const server = await testServer(made)
const { admin, signIn, assign } = await company(server)
const accountOf = async (email: string) => {
  const found = valueOf(await admin.listAccounts()).items.find((one) => one.email === email)
  if (found === undefined) throw new Error(`expected an account of ${email}, got none`)
  return found
}

test('the list tells how people come in and what they have', async () => {
  await signIn('ann@example.com')
  await assign('ann@example.com', 'store-manager', 'north')
  expect(await accountOf('ann@example.com')).toMatchObject({
    role: 'staff',
    roles: [{ role: 'store-manager', unit: 'north' }],
    hasPassword: false,
    twoFactor: false,
    sessions: 1,
    lastSignInAt: server.clock.now(),
    leftAt: null,
  })
})

test('people are renamed by whoever manages them, and by themselves', async () => {
  const ben = await signIn('ben@example.com')
  const { id } = await accountOf('ben@example.com')
  const items = [
    { key: 'b', person: id, name: '本' },
    { key: 'n', person: 'nobody', name: 'x' },
  ]
  const told = valueOf(await admin.renamePersons({ body: { items } })).items
  expect(told.map(({ done, refusal }) => done ?? refusal?.code)).toEqual([{ changed: true }, 'access.person-not-found'])
  valueOf(await ben.renameMyself({ body: { name: '本本' } }))
  expect(valueOf(await ben.getMe()).name).toBe('本本')
})

test('a person signed out everywhere is asked to sign in again; one ends their own sessions one by one', async () => {
  const first = await signIn('cai@example.com')
  const second = await signIn('cai@example.com')
  const { id } = await accountOf('cai@example.com')
  const own = valueOf(await second.listOwnSessions()).items
  expect(own.filter(({ isThis }) => isThis)).toHaveLength(1)
  const other = own.find(({ isThis }) => !isThis)
  expect(valueOf(await second.endOwnSessions({ body: { session: other?.id ?? '' } }))).toEqual({ ended: 1 })
  expect(codeOf(await first.getMe())).toBe('access.sign-in-needed')
  const third = await signIn('cai@example.com')
  expect(valueOf(await third.endOwnSessions({ body: {} }))).toEqual({ ended: 1 })
  expect(codeOf(await second.getMe())).toBe('access.sign-in-needed')
  expect(valueOf(await admin.endSessions({ params: { id } }))).toEqual({ ended: 1 })
  expect(codeOf(await third.getMe())).toBe('access.sign-in-needed')
})

test('nobody ends the session of another by its id', async () => {
  const dan = await signIn('dan@example.com')
  const eva = await signIn('eva@example.com')
  const [theirs] = valueOf(await eva.listOwnSessions()).items
  expect(valueOf(await dan.endOwnSessions({ body: { session: theirs?.id ?? '' } }))).toEqual({ ended: 0 })
  valueOf(await eva.getMe())
})

test('what somebody lost is taken away, and an invitation gives a new password', async () => {
  await signIn('fay@example.com')
  const { id } = await accountOf('fay@example.com')
  const password = 'correct horse battery'
  const { token } = valueOf(await admin.invitePerson({ params: { id } }))
  valueOf(await server.browser().acceptInvitation({ body: { token, password } }))
  expect(codeOf(await admin.invitePerson({ params: { id } }))).toBe('access.has-password')
  valueOf(await admin.resetSignIn({ params: { id }, body: { password: true, twoFactor: true } }))
  expect(codeOf(await server.browser().signIn({ body: { email: 'fay@example.com', password } }))).toBe(
    'access.password-wrong',
  )
  expect(await accountOf('fay@example.com')).toMatchObject({ hasPassword: false, sessions: 0 })
  valueOf(await admin.invitePerson({ params: { id } }))
})

test('administrators are touched by administrators alone', async () => {
  const manager = await signIn('gao@example.com')
  const grants = { 'persons.manage': 'all', 'persons.see': 'all' }
  const document = { key: 'people-office', name: { en: 'People', 'zh-CN': '人事' }, grants }
  valueOf(await admin.putRoles({ body: { items: [{ key: 'r', document }] } }))
  await assign('gao@example.com', 'people-office', 'company')
  const { id } = await accountOf('boss@example.com')
  expect(codeOf(await manager.endSessions({ params: { id } }))).toBe('access.administrators-only')
  expect(codeOf(await manager.resetSignIn({ params: { id }, body: { password: true } }))).toBe(
    'access.administrators-only',
  )
  expect(codeOf(await manager.invitePerson({ params: { id } }))).toBe('access.administrators-only')
  valueOf(await admin.invitePerson({ params: { id } }))
  await sql`update access_user set left_at = now() where id = ${id}`.execute(made.database)
  expect(codeOf(await manager.returnPerson({ params: { id } }))).toBe('access.administrators-only')
  await sql`update access_user set left_at = null where id = ${id}`.execute(made.database)
  valueOf(await admin.getMe())
})

test('whoever has left comes in by no door and is nobody’s choice any more', async () => {
  const hua = await signIn('hua@example.com')
  const { id } = await accountOf('hua@example.com')
  const key = valueOf(await admin.createApiKey({ body: { name: 'hers' } }))
  await sql`update access_api_key set user_id = ${id} where id = ${key.id}`.execute(made.database)
  valueOf(await server.program(key.key).getMe())
  await sql`update access_user set left_at = ${new Date(server.clock.now()).toISOString()} where id = ${id}`.execute(
    made.database,
  )
  expect(codeOf(await hua.getMe())).toBe('access.sign-in-needed')
  expect(codeOf(await server.program(key.key).getMe())).toBe('access.key-wrong')
  await expect(signIn('hua@example.com')).rejects.toThrow()
  const listed = valueOf(await admin.listPersons()).items.map(({ email }) => email)
  expect(listed).not.toContain('hua@example.com')
  expect(codeOf(await admin.invitePerson({ params: { id } }))).toBe('access.left-already')
  expect(codeOf(await admin.addToGroup({ params: { id }, body: { group: 'warehouse' } }))).toBe(
    'access.person-not-found',
  )
  valueOf(await admin.returnPerson({ params: { id } }))
  await signIn('hua@example.com')
})
