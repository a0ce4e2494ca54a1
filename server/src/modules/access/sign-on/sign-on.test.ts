import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../../test/http-server.ts'
import { identityProvider, type Vouched } from '../../../../test/identity-provider.ts'
import { readSignOn } from './identity-provider.ts'

const outside = await identityProvider()
afterAll(() => outside.close())
const server = await testServer(await testDatabase(), {}, 0, outside.env)
const adding = await testServer(await testDatabase(), {}, 0, { ...outside.env, AFTERSALE_OIDC_ADD_PEOPLE: '1' })
const without = await testServer(await testDatabase())

const admin = server.browser()
const token = (await server.access.offerSetUp()) ?? ''
const password = 'correct horse battery'
valueOf(await admin.setUp({ body: { token, name: '林晓', email: 'lin@example.com', password } }))
const items = [{ key: 'a', name: '陈默', email: 'chen@example.com' }]
const [added] = valueOf(await admin.addPersons({ body: { items } })).items
const chenId = added?.done?.id ?? ''

type Browser = ReturnType<typeof server.browser>

/** Goes to the provider and comes back with a code, as a browser does. */
async function comeBack(browser: Browser, url: string, person: Vouched) {
  outside.vouchFor(person)
  const { url: leads } = valueOf(await browser.startSingleSignOn({}))
  const answer = await fetch(leads, { redirect: 'manual' })
  const back = new URL(answer.headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe(`${url}/sso`)
  return { state: back.searchParams.get('state') ?? '', code: back.searchParams.get('code') ?? '' }
}

async function come(person: Vouched, to = server, browser = to.browser()) {
  const body = await comeBack(browser, to.url, person)
  return { answer: await browser.finishSingleSignOn({ body }), browser, body }
}

const chen: Vouched = { sub: 'c-1', email: 'Chen@example.com', email_verified: true, name: 'Chen Mo' }

test('whoever was added comes in by the address that the provider has verified, and stays who they are by the subject', async () => {
  const { answer, browser } = await come(chen)
  expect(valueOf(answer)).toMatchObject({ userId: chenId, email: 'chen@example.com', name: '陈默', via: 'session' })
  expect(valueOf(await browser.getMe()).userId).toBe(chenId)
  const again = await come({ ...chen, email: 'married@example.com' })
  expect(valueOf(again.answer).userId).toBe(chenId)
})

test('nobody comes in who was not added, or whose address nobody has verified', async () => {
  const stranger = await come({ sub: 'x', email: 'x@example.com', email_verified: true })
  expect(codeOf(stranger.answer)).toBe('access.sso-unknown-person')
  const claimed = await come({ sub: 'y', email: 'lin@example.com', email_verified: false })
  expect(codeOf(claimed.answer)).toBe('access.sso-mail-unverified')
  const silent = await come({ sub: 'z', email: 'lin@example.com' })
  expect(codeOf(silent.answer)).toBe('access.sso-mail-unverified')
  expect(codeOf(await claimed.browser.getMe())).toBe('access.sign-in-needed')
  const { rows } = await sql<{ name: string; code: string }>`
    select name, after->>'code' as code from audit_entry where object = 'sign-in' and action = 'refused'
    order by position`.execute(server.database)
  expect(rows).toEqual([
    { name: '', code: 'access.sso-unknown-person' },
    { name: 'lin@example.com', code: 'access.sso-mail-unverified' },
    { name: 'lin@example.com', code: 'access.sso-mail-unverified' },
  ])
})

test.each(['other-key', 'other-nonce', 'other-audience', 'expired'] as const)(
  'a token with a flaw (%s) vouches for nobody',
  async (flaw) => {
    const { answer, browser } = await come({ ...chen, flaw })
    expect(codeOf(answer)).toBe('access.sso-refused')
    expect(codeOf(await browser.getMe())).toBe('access.sign-in-needed')
  },
)

test('what was begun in one browser is not finished in another, nor twice, nor much later', async () => {
  const victim = server.browser()
  const begun = await comeBack(server.browser(), server.url, chen)
  expect(codeOf(await victim.finishSingleSignOn({ body: begun }))).toBe('access.sso-expired')
  const { answer, browser, body } = await come(chen)
  valueOf(answer)
  expect(codeOf(await browser.finishSingleSignOn({ body }))).toBe('access.sso-expired')
  const late = server.browser()
  const waited = await comeBack(late, server.url, chen)
  const now = server.clock.now()
  server.clock.set((now + 16 * 60_000) as never)
  expect(codeOf(await late.finishSingleSignOn({ body: waited }))).toBe('access.sso-expired')
})

test('where the company wants it, whoever the provider vouches for is added', async () => {
  const { answer } = await come({ sub: 'n', email: 'new@example.com', email_verified: true, name: '新人' }, adding)
  expect(valueOf(answer)).toMatchObject({ name: '新人', email: 'new@example.com', role: 'staff' })
})

test('whoever begins without end is stopped; what was finished does not count, and what nobody came back from is forgotten', async () => {
  const begin = async () => codeOf(await adding.browser().startSingleSignOn({}))
  const begun = await Promise.all(Array.from({ length: 99 }, begin))
  expect(new Set(begun)).toEqual(new Set([undefined]))
  valueOf((await come({ sub: 'm', email: 'm@example.com', email_verified: true }, adding)).answer)
  expect([await begin(), await begin()]).toEqual([undefined, 'access.too-many-attempts'])
  adding.clock.advance(16 * 60_000)
  expect(await begin()).toBeUndefined()
  const { rows } = await sql`select from access_verification where identifier like 'single-sign-on %'`.execute(
    adding.database,
  )
  expect(rows).toHaveLength(1)
})

test('a page knows whether there is a provider; without one nothing begins', async () => {
  expect(valueOf(await server.browser().getSignInWays())).toEqual({ singleSignOn: { name: '示例身份平台' } })
  expect(valueOf(await without.browser().getSignInWays())).toEqual({ singleSignOn: null })
  expect(codeOf(await without.browser().startSingleSignOn({}))).toBe('access.sso-off')
})

test('half a setting is told at the start, and an address without encryption is for this machine alone', () => {
  expect(readSignOn({})).toBeNull()
  expect(() => readSignOn({ AFTERSALE_OIDC_ISSUER: 'https://login.example.com' })).toThrow('AFTERSALE_OIDC_CLIENT_ID')
  const others = { AFTERSALE_OIDC_CLIENT_ID: 'a', AFTERSALE_OIDC_CLIENT_SECRET: 'b' }
  expect(() => readSignOn({ ...others, AFTERSALE_OIDC_ISSUER: 'http://login.example.com' })).toThrow('https')
})
