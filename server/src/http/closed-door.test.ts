import { isForStaff, type Route, routeList, successOf } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'

const server = await testServer(await testDatabase())

const addressOf = (route: Route) => route.path.replaceAll(/\{\w+\}/g, '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11')
const closed = routeList.filter(isForStaff)
const paths = closed.map((route) => [route.method, addressOf(route)] as const)
const unknown = [
  ['GET', '/'],
  ['GET', '/api'],
  ['GET', '/api/'],
  ['GET', '/api/secret'],
  ['DELETE', '/api/cases'],
  ['DELETE', '/api/cases/1'],
  ['PUT', '/api/me'],
  ['PATCH', '/api/me'],
  ['OPTIONS', '/api/me'],
  ['GET', '/api/me/'],
  ['GET', '//api/me'],
  ['GET', '/API/ME'],
  ['GET', '/api/auth/get-session'],
  ['POST', '/api/auth/sign-up/email'],
  ['GET', '/metrics'],
  ['GET', '/.env'],
  ['GET', '/%'],
  ['GET', '/%ff%fe'],
  ['GET', `/api/cases/${'x'.repeat(5_000)}`],
] as const

const send = (method: string, path: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { method, headers: { accept: 'application/json', ...headers } })

test('there are closed routes to try', () => {
  expect(closed.length).toBeGreaterThan(15)
})

test.each([...paths, ...unknown])('%s %s tells a stranger nothing but to sign in', async (method, path) => {
  const answer = await send(method, path)
  expect(answer.status).toBe(401)
  expect(await answer.json()).toEqual({
    error: { code: 'access.sign-in-needed', message: 'Sign in, or send an API key in the x-api-key header.' },
  })
})

test.each([...paths, ...unknown])('%s %s opens to no wrong key and no wrong cookie', async (method, path) => {
  const key = await send(method, path, { 'x-api-key': `as_${'k'.repeat(64)}` })
  expect(key.status).toBe(401)
  const cookie = await send(method, path, { cookie: 'aftersale.session_token=a.b', origin: server.url })
  expect(cookie.status).toBe(401)
})

const stable = (answer: Response) =>
  Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'x-request-id'].includes(name)))

test('a stranger gets the same headers from every address', async () => {
  const [known, secret] = await Promise.all([send('GET', '/api/cases'), send('GET', '/api/secret')])
  expect(stable(known)).toEqual(stable(secret))
})

test('HEAD is no way around', async () => {
  const answer = await send('HEAD', '/api/cases')
  expect(answer.status).toBe(401)
})

test('who has signed in gets what the contract says, and is told what is not there', async () => {
  await server.browser().signInByLink({ body: { token: await server.access.offerDemoSignIn() } })
  const { key } = valueOf(await server.access.createApiKey('visitor'))
  for (const route of closed) {
    // A stream has no end; what is asked for by an id is not there yet.
    if ('stream' in route || 'params' in route) continue
    if (route.access !== 'session' || route.method !== 'GET' || route.id === 'getOpenApi') continue
    const answer = await send('GET', addressOf(route), { 'x-api-key': key })
    const { schema } = successOf(route)
    const [example] = (schema.meta()?.['examples'] ?? []) as unknown[]
    expect(answer.status, route.id).toBe(200)
    // Who calls, and the company that every installation has, are in the answers that tell of people.
    if (route.topic !== 'access') expect(schema.parse(await answer.json())).toEqual(schema.parse(example))
  }
  for (const [method, path] of unknown.slice(0, 15)) {
    const answer = await send(method, path, { 'x-api-key': key })
    expect([method, path, answer.status]).toEqual([method, path, 404])
  }
  const malformed = await send('GET', '/%', { 'x-api-key': key })
  expect(await malformed.json()).toMatchObject({ error: { code: 'http.request-malformed' } })
})

test('the document of the API is served in the language asked for', async () => {
  const { key } = valueOf(await server.access.createApiKey('reader'))
  const document = await (await send('GET', '/api/openapi.json', { 'x-api-key': key, 'accept-language': 'zh' })).json()
  expect(document).toMatchObject({
    openapi: '3.1.1',
    info: { version: '1.2.3' },
    paths: { '/api/me': { get: { summary: '当前身份、权限、分组、角色与店铺' } } },
  })
})
