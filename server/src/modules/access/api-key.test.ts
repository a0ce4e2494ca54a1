import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'

const server = await testServer(await testDatabase())

test('without an administrator there is nobody a key could act for', async () => {
  expect(codeOf(await server.access.createApiKey('bot'))).toBe('access.no-administrator')
})

async function administrator() {
  const browser = server.browser()
  valueOf(await browser.signInByLink({ body: { token: await server.access.offerDemoSignIn() } }))
  return browser
}

test('a key opens the API under its own name until it is revoked, at once', async () => {
  const browser = await administrator()
  const made = valueOf(await browser.createApiKey({ body: { name: '仓库系统' } }))
  expect(made.key.startsWith(made.start)).toBe(true)
  expect(made.start).toMatch(/^as_\w{6}$/)

  const program = server.program(made.key)
  expect(valueOf(await program.getMe())).toMatchObject({ via: 'api-key', name: '仓库系统', role: 'administrator' })
  valueOf(await browser.revokeApiKey({ params: { id: made.id } }))
  expect(codeOf(await program.getMe())).toBe('access.key-wrong')
  expect(codeOf(await browser.revokeApiKey({ params: { id: made.id } }))).toBe('access.key-not-found')
})

test('a key is shown once; what is kept of it opens nothing', async () => {
  const browser = await administrator()
  const made = valueOf(await browser.createApiKey({ body: { name: 'once' } }))
  const listed = valueOf(await browser.listApiKeys()).items.find(({ id }) => id === made.id)
  expect(listed).toMatchObject({ name: 'once', start: made.start, createdBy: '演示管理员 Demo', lastUsedAt: null })
  const [row] = await server.database.selectFrom('access_api_key').selectAll().where('id', '=', made.id).execute()
  expect(JSON.stringify(row)).not.toContain(made.key)
  expect(codeOf(await server.program(row?.key_hash).getMe())).toBe('access.key-wrong')
})

test('its last use is noted, to the minute', async () => {
  const browser = await administrator()
  const { id, key } = valueOf(await browser.createApiKey({ body: { name: 'noted' } }))
  const lastUse = async () => valueOf(await browser.listApiKeys()).items.find((item) => item.id === id)?.lastUsedAt
  const first = server.clock.now()
  valueOf(await server.program(key).getMe())
  expect(await lastUse()).toBe(first)
  server.clock.advance(59_000)
  valueOf(await server.program(key).getMe())
  expect(await lastUse()).toBe(first)
  server.clock.advance(1_000)
  valueOf(await server.program(key).getMe())
  expect(await lastUse()).toBe(first + 60_000)
})

test('a key cannot manage keys, nor change how a person signs in', async () => {
  const browser = await administrator()
  const { key } = valueOf(await browser.createApiKey({ body: { name: 'bot' } }))
  const program = server.program(key)
  expect(codeOf(await program.listApiKeys())).toBe('access.persons-only')
  expect(codeOf(await program.createApiKey({ body: { name: 'successor' } }))).toBe('access.persons-only')
  expect(codeOf(await program.changePassword({ body: { password: 'x', newPassword: '123456789012' } }))).toBe(
    'access.persons-only',
  )
})

test('staff cannot manage keys', async () => {
  const browser = await administrator()
  await server.database.updateTable('access_user').set({ role: 'staff' }).execute()
  expect(codeOf(await browser.listApiKeys())).toBe('access.not-permitted')
  await server.database.updateTable('access_user').set({ role: 'administrator' }).execute()
  valueOf(await browser.listApiKeys())
})

test('the command line makes a key for the first administrator', async () => {
  await administrator()
  const { key } = valueOf(await server.access.createApiKey('cli'))
  expect(valueOf(await server.program(key).getMe())).toMatchObject({ via: 'api-key', name: 'cli' })
})

test.each(['', 'as_', `as_${'x'.repeat(64)}`, `${"' or 1=1 --"}`, 'x'.repeat(8000)])(
  'the key %j is wrong',
  async (key) => {
    expect(codeOf(await server.program(key || ' ').getMe())).toBe('access.key-wrong')
  },
)
