import { isId } from '@aftersale/kernel'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'

const server = await testServer(await testDatabase())
const password = 'correct horse battery'

beforeEach(async () => {
  await sql`truncate access_user, access_link, access_attempt, command_record cascade`.execute(server.database)
})

async function administrator() {
  const browser = server.browser()
  const token = (await server.access.offerSetUp()) ?? ''
  valueOf(await browser.setUp({ body: { token, name: '林晓', email: 'lin@example.com', password } }))
  return browser
}

type Browser = ReturnType<typeof server.browser>

async function added(browser: Browser, name: string, email: string): Promise<string> {
  const [item] = valueOf(await browser.addPersons({ body: { items: [{ key: email, name, email }] } })).items
  expect(isId(item?.done?.id ?? '')).toBe(true)
  return item?.done?.id ?? ''
}

test('whoever is added comes in by an invitation, once, and by the password afterwards', async () => {
  const admin = await administrator()
  const id = await added(admin, '陈默', 'Chen@Example.com')
  const { token, expiresAt } = valueOf(await admin.invitePerson({ params: { id } }))
  expect(expiresAt - server.clock.now()).toBe(7 * 86_400_000)
  const chen = server.browser()
  expect(valueOf(await chen.readInvitation({ body: { token } }))).toEqual({ name: '陈默', email: 'chen@example.com' })
  const come = valueOf(await chen.acceptInvitation({ body: { token, password } }))
  expect(come).toMatchObject({ name: '陈默', email: 'chen@example.com', role: 'staff', via: 'session' })
  const roles = [{ en: 'Staff', 'zh-CN': '员工' }]
  expect(valueOf(await chen.getMe())).toEqual({ ...come, groups: [], roles, shops: null })
  expect(codeOf(await server.browser().acceptInvitation({ body: { token, password } }))).toBe('access.link-used')
  expect(codeOf(await server.browser().readInvitation({ body: { token } }))).toBe('access.link-used')
  expect(codeOf(await admin.invitePerson({ params: { id } }))).toBe('access.has-password')
  const later = server.browser()
  valueOf(await later.signIn({ body: { email: 'chen@example.com', password } }))
  expect(valueOf(await later.getMe()).name).toBe('陈默')
})

test('adding is done once under a key, and an address that somebody has is refused alone', async () => {
  const admin = await administrator()
  const items = [
    { key: 'a', name: '陈默', email: 'chen@example.com' },
    { key: 'b', name: '另一位', email: 'CHEN@example.com' },
    { key: 'c', name: '林晓', email: 'lin@example.com' },
    { key: 'd', name: '王芳', email: 'wang@example.com' },
  ]
  const first = valueOf(await admin.addPersons({ body: { items } }))
  expect(first.items.map(({ refusal }) => refusal?.code ?? null)).toEqual([
    null,
    'access.email-taken',
    'access.email-taken',
    null,
  ])
  const again = valueOf(await admin.addPersons({ body: { items } }))
  expect(again.items[0]).toMatchObject({ done: first.items[0]?.done, repeated: true })
  expect(
    valueOf(await admin.listPersons())
      .items.map(({ name }) => name)
      .sort(),
  ).toEqual(['林晓', '王芳', '陈默'].sort())
})

test('of several invitations used at once, one gives the password', async () => {
  const admin = await administrator()
  const id = await added(admin, '陈默', 'chen@example.com')
  const make = async () => valueOf(await admin.invitePerson({ params: { id } })).token
  const tokens = [await make(), await make(), await make()]
  const codes = await Promise.all(
    [...tokens, ...tokens].map(async (token, at) =>
      codeOf(await server.browser().acceptInvitation({ body: { token, password: `${password} ${at}` } })),
    ),
  )
  expect(codes.filter((code) => code === undefined || code === null)).toHaveLength(1)
})

test('nobody is invited who is not there, and a link for something else lets nobody choose a password', async () => {
  const other = (await server.access.offerSetUp()) ?? ''
  const admin = await administrator()
  const id = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
  expect(codeOf(await admin.invitePerson({ params: { id } }))).toBe('access.person-not-found')
  expect(codeOf(await admin.invitePerson({ params: { id: 'nobody' } }))).toBe('access.person-not-found')
  expect(codeOf(await server.browser().acceptInvitation({ body: { token: other, password } }))).toBe(
    'access.link-wrong',
  )
  const chen = await added(admin, '陈默', 'chen@example.com')
  const { token } = valueOf(await admin.invitePerson({ params: { id: chen } }))
  server.clock.advance(7 * 86_400_000)
  expect(codeOf(await server.browser().acceptInvitation({ body: { token, password } }))).toBe('access.link-expired')
  expect(codeOf(await server.browser().acceptInvitation({ body: { token, password: 'short' } }))).toBe(
    'http.fields-wrong',
  )
})
