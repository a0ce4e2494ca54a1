import { connect } from 'node:net'
import { errorBody, handle, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testServer, valueOf } from '../../test/http-server.ts'

const received: unknown[] = []
const server = await testServer(await testDatabase(), {
  routes: [
    handle(routes.requestReturns, async ({ body }) => {
      received.push(body)
      return accept({ created: 0, known: 0, cases: [] })
    }),
    handle(routes.listCases, async () => Promise.reject(new Error('the password of the database is 1234'))),
  ],
})
await server.browser().signInByLink({ body: { token: await server.access.offerDemoSignIn() } })
const { key } = valueOf(await server.access.createApiKey('attacker'))

const request = {
  externalId: '1',
  customer: 'c',
  product: 'p',
  quantity: 1,
  currency: 'CNY',
  requestedAt: '2026-03-01T08:00:00Z',
}
const body = (changes: object) => JSON.stringify({ source: 's', requests: [{ ...request, ...changes }] })

const post = (content: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/return-requests`, {
    method: 'POST',
    body: content,
    headers: { 'x-api-key': key, 'content-type': 'application/json', ...headers },
  })

const refusal = async (answer: Response) => [answer.status, errorBody.parse(await answer.json()).error] as const

test.each([
  ['text where a number belongs', body({ quantity: '1' }), 'requests[0].quantity', 'must be a number'],
  ['a list where text belongs', body({ customer: ['c'] }), 'requests[0].customer', 'must be text'],
  ['null', body({ customer: null }), 'requests[0].customer', 'must be text'],
  [
    'a field of the prototype',
    body({ constructor: 1 }),
    'requests[0].constructor',
    'is not a field that is known here',
  ],
  ['a negative quantity', body({ quantity: -1 }), 'requests[0].quantity', 'must be at least 1'],
  ['a huge text', body({ customer: 'x'.repeat(100_000) }), 'requests[0].customer', 'must be at most 200 characters'],
  [
    'a date that is none',
    body({ requestedAt: '2026-02-30T08:00:00Z' }),
    'requests[0].requestedAt',
    'must be a time such as 2026-03-01T08:00:00Z',
  ],
  ['an array at the top', '[]', '', 'must be an object'],
  ['a number at the top', '1', '', 'must be an object'],
  ['no requests', '{"source":"s","requests":[]}', 'requests', 'must be at least 1 items'],
  ['a surplus field', '{"source":"s","requests":[],"admin":true}', 'admin', 'is not a field that is known here'],
  ['nothing', '', '', 'is missing'],
])('a body with %s is refused field by field', async (_, content, path, message) => {
  const [status, error] = await refusal(await post(content))
  expect([status, error.code]).toEqual([422, 'http.fields-wrong'])
  expect(error.fields).toContainEqual({ path, message })
})

test.each([
  ['a name twice', '{"source":"s","source":"t","requests":[]}', 'source stands in it twice'],
  ['no end', '{"source":', 'malformed'],
  ['bytes that are no UTF-8', Uint8Array.of(0x22, 0xc3, 0x28, 0x22), 'not UTF-8'],
  ['a million levels', '['.repeat(1_000_000), 'malformed'],
  ['a hundred levels', `${'['.repeat(100)}${']'.repeat(100)}`, 'deeper than 64 levels'],
  ['a character nobody can store', body({ customer: 'a\0' }), 'cannot be stored'],
  ['half a character', '{"source":"\\ud83d","requests":[]}', 'cannot be stored'],
  ['a number that loses digits', '{"source":12345678901234567890,"requests":[]}', 'write it as text'],
])('a body with %s is refused as unreadable', async (_, content, message) => {
  const [status, error] = await refusal(await post(content))
  expect([status, error.code]).toEqual([400, 'http.body-unreadable'])
  expect(error.message).toContain(message)
})

test('a name of the prototype changes nobody', async () => {
  const answer = await post('{"source":"s","requests":[],"__proto__":{"polluted":1}}')
  expect(answer.status).toBe(400)
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'text/json',
  'nonsense',
])('a body called %s is not read', async (type) => {
  const [status, error] = await refusal(await post(body({}), { 'content-type': type }))
  expect([status, error.code]).toEqual([415, 'http.body-type-wrong'])
})

test('a charset and capitals in the content type are fine', async () => {
  expect((await post(body({}), { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(200)
})

test('a body beyond the limit of its route is refused, one below is not', async () => {
  const [status, error] = await refusal(await post(' '.repeat(32 * 1024 * 1024 + 1)))
  expect([status, error.code, error.facts]).toEqual([413, 'http.body-too-large', { limitBytes: 33_554_432 }])
  expect((await post(body({}) + ' '.repeat(2_000_000))).status).toBe(200)
  const small = await fetch(`${server.url}/api/sign-in-link`, {
    method: 'POST',
    body: ' '.repeat(1_048_577),
    headers: { 'content-type': 'application/json' },
  })
  expect((await refusal(small))[1].facts).toEqual({ limitBytes: 1_048_576 })
})

const many = (count: number) =>
  JSON.stringify({
    source: 's',
    requests: Array.from({ length: count }, (_, index) => ({ ...request, externalId: `${index}` })),
  })

test('ten thousand requests are taken, one more is not', async () => {
  expect((await post(many(10_000))).status).toBe(200)
  expect(received.at(-1)).toMatchObject({ requests: { length: 10_000 } })
  const [status, error] = await refusal(await post(many(10_001)))
  expect([status, error.fields]).toEqual([422, [{ path: 'requests', message: 'must be at most 10000 items' }]])
})

test.each([
  ['limit=0', 'limit', 'must be at least 1'],
  ['limit=201', 'limit', 'must be at most 200'],
  ['limit=ten', 'limit', 'must be a number'],
  ['limit=1&limit=2', 'limit', 'must be a number'],
  ['q=%00', 'q', 'must be text that is not blank'],
  ['state=lost', 'state', 'must be one of running, waiting, stuck, closed, open'],
  ['sort=name', 'sort', 'must be one of opened, due, priority, refund'],
  ['colour=red', 'colour', 'is not a field that is known here'],
])('the query %s is refused', async (query, path, message) => {
  const [status, error] = await refusal(
    await fetch(`${server.url}/api/cases?${query}`, { headers: { 'x-api-key': key } }),
  )
  expect([status, error.fields]).toEqual([422, [{ path, message }]])
})

test.each(['..%2f..%2fetc%2fpasswd', '%2e%2e', 'a%00b', "' or 1=1 --", '%F0%9F%98%80'])(
  'the case id %s is refused and leads nowhere',
  async (id) => {
    const answer = await fetch(`${server.url}/api/cases/${id}`, { headers: { 'x-api-key': key } })
    expect([422, 404]).toContain(answer.status)
  },
)

test('a defect is told by its number alone, in the language of the caller', async () => {
  const answer = await fetch(`${server.url}/api/cases`, { headers: { 'x-api-key': key, 'accept-language': 'zh-CN' } })
  const [status, error] = await refusal(answer)
  expect([status, error.code]).toEqual([500, 'http.defect'])
  expect(error.message).toBe(`系统内部出错，详情已记入日志，编号 ${answer.headers.get('x-request-id')}。`)
  expect(JSON.stringify(error)).not.toContain('1234')
  const entry = server.logged.find((line) => line['requestId'] === error.facts?.['requestId'] && line['err'])
  expect(entry).toMatchObject({ level: 50, err: { message: 'the password of the database is 1234' } })
})

/** Sends bytes as they are and answers all that comes back before the connection ends, however it ends. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let received = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    received += chunk
  })
  socket.on('error', () => undefined).end(bytes)
  await new Promise((resolve) => socket.on('close', resolve))
  return received
}

test.each([
  ['no HTTP', 'HELLO\r\n\r\n'],
  ['a header without an end', `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(100_000)}`],
  ['two lengths', 'POST /api/setup HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
  [
    'a length and chunks',
    'POST /api/setup HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['no host', 'GET /api/me HTTP/1.1\r\n\r\n'],
])('%s is turned away', async (_, bytes) => {
  expect(await raw(bytes)).toMatch(/^(HTTP\/1\.1 (400|431) .*|)$/s)
})

test('after all of that the server answers', async () => {
  expect(valueOf(await server.program().getHealth())).toEqual({ status: 'alive' })
})
