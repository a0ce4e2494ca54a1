import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { codesOf } from '../../../test/authenticator.ts'
import { testDatabase } from '../../../test/database.ts'
import { codeOf, testServer, valueOf } from '../../../test/http-server.ts'

const server = await testServer(await testDatabase())
const email = 'lin@example.com'
const password = 'correct horse battery'

beforeEach(async () => {
  await sql`truncate access_user, access_link, access_attempt cascade`.execute(server.database)
})

/** A browser in which the administrator has just come in by the set-up link. */
async function administrator() {
  const browser = server.browser()
  const token = await server.access.offerSetUp()
  valueOf(await browser.setUp({ body: { token: token ?? '', name: '林晓', email, password } }))
  return browser
}

test('a password lets in, whatever the case of the address, and signing out ends it', async () => {
  await administrator()
  const browser = server.browser()
  const body = { email: 'LIN@example.com', password }
  expect(valueOf(await browser.signIn({ body }))).toEqual({ secondFactorNeeded: false })
  expect(valueOf(await browser.getMe())).toMatchObject({ email, role: 'administrator' })
  valueOf(await browser.signOut())
  expect(codeOf(await browser.getMe())).toBe('access.sign-in-needed')
})

test('whether the address or the password is wrong is not told', async () => {
  await administrator()
  const answers = await Promise.all([
    server.browser().signIn({ body: { email, password: 'wrong' } }),
    server.browser().signIn({ body: { email: 'nobody@example.com', password } }),
  ])
  expect(answers[0]).toEqual(answers[1])
  expect(answers.map(codeOf)).toEqual(['access.password-wrong', 'access.password-wrong'])
})

test('guessing ends after twenty failures in five minutes, also for the right password and from elsewhere', async () => {
  await administrator()
  for (let guess = 0; guess < 20; guess += 1) {
    expect(codeOf(await server.browser().signIn({ body: { email, password: `guess ${guess}` } }))).toBe(
      'access.password-wrong',
    )
  }
  server.clock.advance(60_000)
  expect(await server.browser().signIn({ body: { email, password } })).toMatchObject({
    refusal: { code: 'access.too-many-attempts', facts: { retryAfterSeconds: 240 } },
  })
  server.clock.advance(240_000)
  valueOf(await server.browser().signIn({ body: { email, password } }))
})

test('guesses at once are counted like guesses one after the other', async () => {
  await administrator()
  const guesses = Array.from({ length: 40 }, () => server.browser().signIn({ body: { email, password: 'guess' } }))
  const codes = (await Promise.all(guesses)).map(codeOf)
  expect(codes.filter((code) => code === 'access.password-wrong')).toHaveLength(20)
})

/** Who was not let in and why, the first first, since this entry of the audit. */
async function refusals(since: number) {
  const { rows } = await sql<{ name: string; code: string; address: string }>`
    select name, after->>'code' as code, address from audit_entry
    where object = 'sign-in' and action = 'refused' and position > ${since} order by position`.execute(server.database)
  return rows
}
async function lastEntry(): Promise<number> {
  const { rows } = await sql<{
    last: number
  }>`select coalesce(max(position), 0)::integer as last from audit_entry`.execute(server.database)
  return rows[0]?.last ?? 0
}

test('each refusal is told in the audit; of those beyond the limit the first alone, however many follow', async () => {
  await administrator()
  const since = await lastEntry()
  const guess = () => server.browser().signIn({ body: { email, password: 'guess' } })
  await Promise.all(Array.from({ length: 30 }, guess))
  for (let more = 0; more < 3; more += 1) expect(codeOf(await guess())).toBe('access.too-many-attempts')
  const told = await refusals(since)
  expect(told.filter(({ code }) => code === 'access.password-wrong')).toHaveLength(20)
  expect(told.filter(({ code }) => code === 'access.too-many-attempts')).toEqual([
    { name: email, code: 'access.too-many-attempts', address: '127.0.0.1' },
  ])
  expect(told).toHaveLength(21)
})

test('success costs nothing: more sign-ins in a row than guesses are fine', async () => {
  await administrator()
  for (let time = 0; time < 25; time += 1) valueOf(await server.browser().signIn({ body: { email, password } }))
})

test('a session cookie that was changed is nobody', async () => {
  await administrator()
  const [session] = await server.database.selectFrom('access_session').select('token').execute()
  const forged = await fetch(`${server.url}/api/me`, {
    headers: { cookie: `aftersale.session_token=${session?.token}.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA%3D` },
  })
  expect(forged.status).toBe(401)
})

test('cookies are not readable by scripts and not sent by other sites', async () => {
  await administrator()
  const answer = await fetch(`${server.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ email, password }),
  })
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^aftersale\.session_token=.*HttpOnly.*SameSite=Lax/)
  expect(await answer.text()).toBe('{"secondFactorNeeded":false}')
})

test('the address a session came from is the true one, not the one it claims', async () => {
  await administrator()
  await fetch(`${server.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': '6.6.6.6',
      'x-aftersale-address': '6.6.6.6',
    },
    body: JSON.stringify({ email, password }),
  })
  const sessions = await server.database.selectFrom('access_session').select('ip_address').execute()
  expect(sessions).toEqual([{ ip_address: '127.0.0.1' }, { ip_address: '127.0.0.1' }])
})

test('a demonstration link lets its administrator in once', async () => {
  const token = await server.access.offerDemoSignIn()
  const browsers = [server.browser(), server.browser()]
  const results = await Promise.all(browsers.map((browser) => browser.signInByLink({ body: { token } })))
  expect(results.map((result) => codeOf(result) ?? 'in').sort()).toEqual(['access.link-used', 'in'])
  expect(codeOf(await server.browser().signInByLink({ body: { token } }))).toBe('access.link-used')
  const again = await server.access.offerDemoSignIn()
  valueOf(await server.browser().signInByLink({ body: { token: again } }))
  expect(await server.database.selectFrom('access_user').select('email').execute()).toEqual([
    { email: 'demo@aftersale.example' },
  ])
})

test('with two-factor sign-in the password alone opens nothing', async () => {
  const settings = await administrator()
  const { totpUri, backupCodes } = valueOf(await settings.startTwoFactor({ body: { password } }))
  const code = codesOf(new URL(totpUri).searchParams.get('secret') ?? '')
  expect(codeOf(await settings.confirmTwoFactor({ body: { code: '000000' } }))).toBe('access.code-wrong')
  valueOf(await settings.confirmTwoFactor({ body: { code: await code() } }))
  expect(valueOf(await settings.getMe()).twoFactor).toBe(true)
  expect(codeOf(await settings.startTwoFactor({ body: { password } }))).toBe('access.two-factor-on')

  const since = await lastEntry()
  const browser = server.browser()
  expect(valueOf(await browser.signIn({ body: { email, password } }))).toEqual({ secondFactorNeeded: true })
  expect(codeOf(await browser.getMe())).toBe('access.sign-in-needed')
  expect(codeOf(await browser.giveSecondFactor({ body: { kind: 'totp', code: '000000' } }))).toBe('access.code-wrong')
  expect(await refusals(since)).toEqual([{ name: email, code: 'access.code-wrong', address: '127.0.0.1' }])
  valueOf(await browser.giveSecondFactor({ body: { kind: 'totp', code: await code() } }))
  expect(valueOf(await browser.getMe()).email).toBe(email)

  const spare = server.browser()
  await spare.signIn({ body: { email, password } })
  valueOf(await spare.giveSecondFactor({ body: { kind: 'backup-code', code: backupCodes[0] ?? '' } }))
  valueOf(await spare.getMe())
  const twice = server.browser()
  await twice.signIn({ body: { email, password } })
  const reused = await twice.giveSecondFactor({ body: { kind: 'backup-code', code: backupCodes[0] ?? '' } })
  expect(codeOf(reused)).toBe('access.code-wrong')

  expect(codeOf(await spare.stopTwoFactor({ body: { password: 'wrong' } }))).toBe('access.password-wrong')
  valueOf(await spare.stopTwoFactor({ body: { password } }))
  expect(valueOf(await server.browser().signIn({ body: { email, password } })).secondFactorNeeded).toBe(false)
})

test('a code for two-factor sign-in that was never started is refused', async () => {
  const browser = await administrator()
  expect(codeOf(await browser.confirmTwoFactor({ body: { code: '123456' } }))).toBe('access.two-factor-off')
  expect(codeOf(await server.browser().giveSecondFactor({ body: { kind: 'totp', code: '123456' } }))).toBe(
    'access.code-wrong',
  )
})

test('a changed password ends the other sessions and keeps this one', async () => {
  const browser = await administrator()
  const other = server.browser()
  await other.signIn({ body: { email, password } })
  const newPassword = 'staple battery horse'
  expect(codeOf(await browser.changePassword({ body: { password: 'wrong', newPassword } }))).toBe(
    'access.password-wrong',
  )
  valueOf(await browser.changePassword({ body: { password, newPassword } }))
  valueOf(await browser.getMe())
  expect(codeOf(await other.getMe())).toBe('access.sign-in-needed')
  expect(codeOf(await server.browser().signIn({ body: { email, password } }))).toBe('access.password-wrong')
  valueOf(await server.browser().signIn({ body: { email, password: newPassword } }))
})
