import { addHours, instant, isoOf } from '@aftersale/kernel'
import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { testServer, valueOf } from '../../../test/http-server.ts'
import { settableClock, systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { openLog } from '../../platform/log.ts'
import { openAuth } from './auth.ts'
import { forgetExpired } from './expired.store.ts'
import { identify } from './identify.ts'
import { sharedSecret } from './secret.store.ts'

const { database, connection } = await testDatabase()
const servers = [await testServer({ connection }), await testServer({ connection })] as const
const now = instant('2026-03-01T08:00:00Z')

test('our migration has made every table and column that better-auth works with', async () => {
  const auth = openAuth({ database, secret: 'x'.repeat(43), clock: settableClock(now), log: openLog(), secure: false })
  const { toBeCreated, toBeAdded, schemaProblems } = await getMigrations(auth.options)
  expect({ toBeCreated, toBeAdded, schemaProblems }).toEqual({ toBeCreated: [], toBeAdded: [], schemaProblems: [] })
})

test('of twenty servers that start at once, all sign with one secret', async () => {
  await database.deleteFrom('setting').execute()
  const secrets = await Promise.all(Array.from({ length: 20 }, () => sharedSecret(database, now)))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
})

test('who signed in on one server is known on the other', async () => {
  const [one, other] = servers
  const answer = await fetch(`${one.url}/api/sign-in-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: await one.access.offerDemoSignIn() }),
  })
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  expect((await fetch(`${other.url}/api/me`, { headers: { cookie } })).status).toBe(200)
})

test('people reached by HTTPS get their cookie for HTTPS only', async () => {
  const auth = openAuth({ database, secret: 'x'.repeat(43), clock: settableClock(now), log: openLog(), secure: true })
  const { userId } = valueOf(await servers[0].program(valueOf(await servers[0].access.createApiKey('k')).key).getMe())
  const { headers } = await auth.api.signInPerson({ body: { userId }, headers: new Headers(), returnHeaders: true })
  expect(headers.getSetCookie()[0]).toMatch(/^__Secure-aftersale\.session_token=.*; Secure/)
})

test('a start sweeps out sessions that ended a day ago, and no others', async () => {
  await servers[0].browser().signInByLink({ body: { token: await servers[0].access.offerDemoSignIn() } })
  const [session] = await database.selectFrom('access_session').selectAll().execute()
  if (!session) throw new Error('expected a session, got none')
  const endedAt = (hours: number) => isoOf(addHours(now, -hours))
  const copies = [23, 25].map((hours) => ({
    ...session,
    id: newId(now),
    token: `ended ${hours} hours ago`,
    expires_at: endedAt(hours),
    created_at: endedAt(hours),
    updated_at: endedAt(hours),
  }))
  await database.insertInto('access_session').values(copies).execute()
  await forgetExpired(database, now)
  const left = await database.selectFrom('access_session').select('token').where('token', 'like', 'ended%').execute()
  expect(left).toEqual([{ token: 'ended 23 hours ago' }])
})

test('a session that neither ends nor is to be prolonged is found without the library, and one that is due is prolonged by it', async () => {
  const secret = await sharedSecret(database, now)
  const auth = openAuth({ database, secret, clock: settableClock(now), log: openLog(), secure: false })
  const browser = servers[0].browser()
  valueOf(await browser.signInByLink({ body: { token: await servers[0].access.offerDemoSignIn() } }))
  const me = valueOf(await browser.getMe())
  const { headers: given } = await auth.api.signInPerson({
    body: { userId: me.userId },
    headers: new Headers(),
    returnHeaders: true,
  })
  const cookie = given.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = new Headers({ cookie })
  const asked: string[] = []
  const getSession: typeof auth.api.getSession = ((call: never) => {
    asked.push('library')
    return auth.api.getSession(call)
  }) as never
  const watched = { ...auth, api: { ...auth.api, getSession } } as typeof auth
  const sessions = { auth: watched, secret, cookie: (await auth.$context).authCookies.sessionToken.name }
  const found = async () => {
    const answerHeaders = new Headers()
    const identified = valueOf(await identify(sessions, database, headers, answerHeaders, systemClock.now()))
    return {
      email: identified?.email,
      permissions: identified?.permissions,
      cookies: answerHeaders.getSetCookie().length,
    }
  }
  const { email, permissions } = me
  expect(await found()).toEqual({ email, permissions, cookies: 0 })
  expect(asked).toEqual([])
  const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? ''
  const due = isoOf(addHours(systemClock.now(), 5 * 24))
  await database.updateTable('access_session').set({ expires_at: due }).where('token', '=', token).execute()
  expect(await found()).toMatchObject({ email, cookies: 1 })
  expect(asked).toEqual(['library'])
  await database.deleteFrom('access_session').where('token', '=', token).execute()
  expect(await found()).toMatchObject({ email: undefined })
})
