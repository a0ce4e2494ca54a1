import { connect, createServer, type Server, type Socket } from 'node:net'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'
import { openDatabase } from '../platform/database.ts'
import { openLog } from '../platform/log.ts'

/** Stands between the server and its database, and can be taken away. */
async function bridgeTo(path: string) {
  const sockets = new Set<Socket>()
  let bridge: Server
  const open = (port: number) =>
    new Promise<number>((resolve) => {
      bridge = createServer((near) => {
        const far = connect(path)
        for (const socket of [near, far]) {
          sockets.add(socket)
          socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
        }
        near.pipe(far).pipe(near)
      })
      bridge.listen(port, '127.0.0.1', () => resolve((bridge.address() as { port: number }).port))
    })
  const port = await open(0)
  return {
    port,
    takeAway: () =>
      new Promise<void>((resolve) => {
        bridge.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
    putBack: () => open(port),
  }
}

const { connection } = await testDatabase()
const { settings } = connection
const bridge = await bridgeTo(`${settings.host}/.s.PGSQL.${settings.port}`)
const away = { settings: { ...settings, host: '127.0.0.1', port: bridge.port } }
const probe = openDatabase(away, openLog({ level: 'fatal' }))
const server = await testServer(
  { connection: away },
  { checks: [{ name: 'database', works: async () => (await sql`select 1`.execute(probe)).rows.length === 1 }] },
)

test('while the database is away the door says when to come back, and opens again with it', async () => {
  const browser = server.browser()
  valueOf(await browser.signInByLink({ body: { token: await server.access.offerDemoSignIn() } }))
  const { key } = valueOf(await browser.createApiKey({ body: { name: 'k' } }))
  valueOf(await server.program().getReady())

  await bridge.takeAway()
  const calls = [
    () => fetch(`${server.url}/api/me`, { headers: { 'x-api-key': key } }),
    () => fetch(`${server.url}/api/setup`),
    () =>
      fetch(`${server.url}/api/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"email":"a@b.cd","password":"x"}',
      }),
  ]
  for (const call of calls) {
    const answer = await call()
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await answer.json()).toMatchObject({ error: { code: 'http.unavailable' } })
  }
  await expect(browser.getMe()).rejects.toMatchObject({ status: 503, code: 'http.unavailable' })
  const ready = await fetch(`${server.url}/ready`)
  expect([ready.status, await ready.json()]).toMatchObject([503, { error: { facts: { failed: ['database'] } } }])
  valueOf(await server.program().getHealth())

  await bridge.putBack()
  expect(valueOf(await browser.getMe())).toMatchObject({ via: 'session' })
  valueOf(await server.program().getReady())
  await probe.destroy()
})
