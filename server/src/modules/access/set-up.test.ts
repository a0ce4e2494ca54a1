import { sql } from 'kysely'
import { beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'

const server = await testServer(await testDatabase())

beforeEach(async () => {
  await sql`truncate access_user, access_link, access_attempt cascade`.execute(server.database)
})

const person = { name: '林晓', email: 'Lin@Example.com', password: 'correct horse battery' }

const offered = async () => {
  const token = await server.access.offerSetUp()
  if (token === undefined) throw new Error('expected a token, got none')
  return token
}

test('the first person comes in by the link, and then nobody else does', async () => {
  const browser = server.browser()
  expect(valueOf(await browser.getSetup())).toEqual({ needed: true })
  expect(codeOf(await browser.getMe())).toBe('access.sign-in-needed')

  const [first, second] = [await offered(), await offered()]
  const created = valueOf(await browser.setUp({ body: { token: first, ...person } }))
  expect(created).toMatchObject({ via: 'session', name: '林晓', email: 'lin@example.com', role: 'administrator' })
  expect(valueOf(await browser.getMe())).toEqual({ ...created, groups: [], roles: [], shops: null })

  expect(valueOf(await browser.getSetup())).toEqual({ needed: false })
  expect(await server.access.offerSetUp()).toBeUndefined()
  expect(codeOf(await server.browser().setUp({ body: { token: first, ...person } }))).toBe('access.link-used')
  const other = { ...person, email: 'other@example.com' }
  expect(codeOf(await server.browser().setUp({ body: { token: second, ...other } }))).toBe('access.setup-done')
})

test('of many who use links at once, one becomes administrator', async () => {
  const tokens = await Promise.all([offered(), offered(), offered()])
  const attempts = [...tokens, ...tokens].map((token, index) =>
    server.browser().setUp({ body: { token, ...person, email: `p${index}@example.com` } }),
  )
  const codes = (await Promise.all(attempts)).map((result) => codeOf(result) ?? 'created')
  expect(codes.filter((code) => code === 'created')).toHaveLength(1)
  for (const code of codes) expect(['created', 'access.link-used', 'access.setup-done']).toContain(code)
  expect(await server.database.selectFrom('access_user').select('role').execute()).toEqual([{ role: 'administrator' }])
})

test('two links used in the same instant make one administrator', async () => {
  const tokens = [await offered(), await offered()]
  const attempts = await server.database.transaction().execute(async (tx) => {
    await sql`lock table access_user in share row exclusive mode`.execute(tx)
    const begun = tokens.map((token, index) =>
      server.browser().setUp({ body: { token, ...person, email: `p${index}@example.com` } }),
    )
    await vi.waitFor(async () => expect(await waiting()).toBe(2), { timeout: 20_000 })
    return begun
  })
  const codes = (await Promise.all(attempts)).map((result) => codeOf(result) ?? 'created')
  expect(codes.sort()).toEqual(['access.setup-done', 'created'])
})

/** How many sessions of this database wait for a lock. */
async function waiting() {
  const { rows } = await sql<{ count: number }>`
    select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
  `.execute(server.database)
  return rows[0]?.count
}

test('a link nobody gave out, and one that is a day old, let nobody in', async () => {
  const token = await offered()
  const unknown = `${token.slice(0, 42)}${token.endsWith('A') ? 'B' : 'A'}`
  expect(codeOf(await server.browser().setUp({ body: { token: unknown, ...person } }))).toBe('access.link-wrong')
  server.clock.advance(24 * 3_600_000)
  expect(codeOf(await server.browser().setUp({ body: { token, ...person } }))).toBe('access.link-expired')
  expect(await server.database.selectFrom('access_user').selectAll().execute()).toEqual([])
})

test('the token is not kept: what is in the database opens nothing', async () => {
  const token = await offered()
  const [link] = await server.database.selectFrom('access_link').selectAll().execute()
  expect(JSON.stringify(link)).not.toContain(token)
  const result = await server.browser().setUp({ body: { token: link?.token_hash ?? '', ...person } })
  expect(codeOf(result)).toBe('access.link-wrong')
})

test('a password of eleven characters is refused with the field that is wrong', async () => {
  const body = { token: await offered(), ...person, password: '12345678901' }
  expect(await server.browser().setUp({ body })).toMatchObject({
    refusal: { code: 'http.fields-wrong', fields: [{ path: 'password', message: 'must be at least 12 characters' }] },
  })
})
