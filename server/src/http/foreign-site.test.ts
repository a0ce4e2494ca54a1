import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'

const { connection } = await testDatabase()
const server = await testServer({ connection }, { publicUrls: ['https://aftersale.example.cn'] })
const signedIn = await fetch(`${server.url}/api/sign-in-link`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ token: await server.access.offerDemoSignIn() }),
})
const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''

/** `fetch` does not let a host be chosen. */
function send(method: string, path: string, headers: Record<string, string>) {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; body: unknown }>()
  const sent = request(server.url + path, { method, headers }, async (answer) => {
    const body = answer.statusCode === 204 ? undefined : await json(answer)
    resolve({ status: answer.statusCode, body })
  })
  sent.on('error', reject).end()
  return promise
}

test.each(['/health', '/api/me', '/api/setup', '/', '/api/secret', '/%'])(
  'under a name that somebody else points at us, %s does not answer',
  async (path) => {
    const answer = await send('GET', path, { host: 'rebound.evil.com', cookie, accept: 'text/html' })
    expect(answer).toMatchObject({ status: 421, body: { error: { code: 'http.host-unknown' } } })
  },
)

test('under its public name it answers, and takes changes from its own pages there', async () => {
  const own = { host: 'aftersale.example.cn', origin: 'https://aftersale.example.cn', cookie }
  expect(await send('GET', '/api/me', own)).toMatchObject({ status: 200 })
  expect(await send('POST', '/api/auth/two-factor/confirm', own)).toMatchObject({ status: 422 })
})

test.each([
  ['from another site', { origin: 'https://evil.example.com' }],
  ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['from a sandboxed frame', { origin: 'null' }],
  ['without an origin', {}],
  ['without an origin, from another site of the same company', { 'sec-fetch-site': 'same-site' }],
])('a change with the cookie %s is not carried out', async (_, headers: Record<string, string>) => {
  const answer = await send('POST', '/api/auth/sign-out', { cookie, ...headers })
  expect(answer).toMatchObject({ status: 403, body: { error: { code: 'http.origin-foreign' } } })
  expect(await send('GET', '/api/me', { cookie })).toMatchObject({ status: 200 })
})

test('another site can sign nobody in', async () => {
  const answer = await send('POST', '/api/sign-in-link', { origin: 'https://evil.example.com' })
  expect(answer).toMatchObject({ status: 403 })
})

test('a program needs no origin', async () => {
  const { key } = valueOf(await server.access.createApiKey('program'))
  const answer = await send('POST', '/api/return-requests', { 'x-api-key': key })
  expect(answer).toMatchObject({ status: 422 })
})

test('every answer carries the headers that keep a browser from being misled', async () => {
  for (const path of ['/health', '/api/me', '/api/secret', '/']) {
    const { headers } = await fetch(server.url + path)
    expect(headers.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  }
})

test.each(['aftersale.example.cn', 'ftp://aftersale.example.cn', ''])(
  'the public address %j is told to be none',
  async (url) => {
    await expect(testServer({ connection }, { publicUrls: [url] })).rejects.toMatchObject({
      name: 'Trouble',
      code: 'http.public-url',
    })
  },
)
