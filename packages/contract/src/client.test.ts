import { expect, test } from 'vitest'
import { createClient } from './client.ts'
import { exampleListedCase } from './examples.ts'
import { exampleJob } from './jobs.ts'
import { UnexpectedAnswer } from './received-answer.ts'

/** A server that always answers the same and keeps what it was asked. */
function serverAnswering(status: number, body: unknown) {
  const asked: Request[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    asked.push(new Request(input, init))
    return new Response(body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body), { status })
  }
  return { asked, fetch }
}

test('a call goes to its address, with its query, key and language', async () => {
  const server = serverAnswering(200, { items: [], next: null })
  const client = createClient('http://host/', { fetch: server.fetch, apiKey: 'as_1', language: 'zh-CN' })
  await client.listCases({ query: { q: 'a&b 退', limit: 7 } })
  const [request] = server.asked
  expect(request?.method).toBe('GET')
  expect(request?.url).toBe('http://host/api/cases?q=a%26b+%E9%80%80&limit=7')
  expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({ 'x-api-key': 'as_1', 'accept-language': 'zh-CN' })
})

test('a parameter cannot leave its place in the path', async () => {
  const server = serverAnswering(404, { error: { code: 'cases.not-found', message: 'Case not found.' } })
  await createClient('http://host', { fetch: server.fetch }).getCase({ params: { id: '../tasks?x=/1' } })
  expect(server.asked[0]?.url).toBe('http://host/api/cases/..%2Ftasks%3Fx%3D%2F1')
})

test('a body travels as JSON, an upload as it is', async () => {
  const server = serverAnswering(202, { id: 'i1' })
  const client = createClient('http://host', { fetch: server.fetch })
  await client.startImport({ query: { template: 't', source: 's' }, body: new TextEncoder().encode('a,b') })
  expect(server.asked[0]?.headers.get('content-type')).toBe('application/octet-stream')
  expect(await server.asked[0]?.text()).toBe('a,b')
})

test('an answer is read by the contract: instants become epoch milliseconds, surplus fields go', async () => {
  const server = serverAnswering(200, { items: [{ ...exampleListedCase, newer: 1 }], next: 'n' })
  const answer = await createClient('', {
    fetch: (url, init) => server.fetch(`http://host${String(url)}`, init),
  }).listCases()
  if (!answer.ok) throw new Error(answer.refusal.message)
  expect(answer.value.items[0]?.openedAt).toBe(Date.parse('2026-03-01T08:00:00Z'))
  expect(answer.value.items[0]).not.toHaveProperty('newer')
})

test('what may stand several times in a query does', async () => {
  const server = serverAnswering(200, '')
  const client = createClient('http://host', { fetch: server.fetch })
  await client.streamJobs({ query: { type: ['a', 'b,c'], worker: 'w' } })
  expect(server.asked[0]?.url).toBe('http://host/api/jobs/stream?type=a&type=b%2Cc&worker=w')
})

test('a stream is read line by line, wherever it was cut in two, and signs of life are empty', async () => {
  const line = `${JSON.stringify({ ...exampleJob, type: '打印' })}\n`
  const bytes = new TextEncoder().encode(`\n${line}${line}`)
  const cut = bytes.indexOf(0xe6) + 1
  const body = new ReadableStream({
    start(controller) {
      for (const piece of [bytes.slice(0, 1), bytes.slice(1, cut), bytes.slice(cut)]) controller.enqueue(piece)
      controller.close()
    },
  })
  const client = createClient('http://host', { fetch: async () => new Response(body, { status: 200 }) })
  const stream = await client.streamJobs({ query: { type: ['t'], worker: 'w' } })
  if (!stream.ok) throw new Error(stream.refusal.message)
  const groups = await Array.fromAsync(stream.value)
  expect(groups.map((group) => group.map((job) => job.type))).toEqual([[], [], ['打印', '打印']])
  expect(groups[2]?.[0]?.lockedUntil).toBe(Date.parse('2026-03-01T08:05:00Z'))
})

test('a stream that is refused is a refusal, and a line of another shape is thrown', async () => {
  const error = { code: 'jobs.too-many-waiting', message: 'm' }
  const query = { type: ['t'], worker: 'w' }
  const refused = createClient('http://host', { fetch: serverAnswering(429, { error }).fetch })
  expect(await refused.streamJobs({ query })).toMatchObject({ ok: false, refusal: error })
  const odd = await createClient('http://host', { fetch: serverAnswering(200, '{}\n').fetch }).streamJobs({ query })
  await expect(odd.ok ? Array.fromAsync(odd.value) : undefined).rejects.toBeInstanceOf(UnexpectedAnswer)
})

test('an empty success is undefined', async () => {
  const client = createClient('http://host', { fetch: serverAnswering(204, undefined).fetch })
  expect(await client.signOut()).toEqual({ ok: true, value: undefined })
})

test('a refusal is a value', async () => {
  const error = { code: 'http.fields-wrong', message: 'm', fields: [{ path: 'id', message: 'is missing' }] }
  const client = createClient('http://host', { fetch: serverAnswering(422, { error }).fetch })
  expect(await client.getCase({ params: { id: '1' } })).toEqual({ ok: false, refusal: { ...error, facts: {} } })
})

test.each([
  ['a failing server', 500, { error: { code: 'http.defect', message: 'm', facts: { requestId: 'r' } } }, 'http.defect'],
  ['a stopping server', 503, { error: { code: 'http.unavailable', message: 'm' } }, 'http.unavailable'],
  ['a code of a newer server', 409, { error: { code: 'cases.of-tomorrow', message: 'm' } }, 'cases.of-tomorrow'],
  ['a proxy that answers for it', 502, '<html>', undefined],
  ['a success of another shape', 200, { items: 1 }, undefined],
  ['a success that is no JSON', 200, '<html>', undefined],
])('%s is thrown', async (_, status, body, code) => {
  const client = createClient('http://host', { fetch: serverAnswering(status, body).fetch })
  const thrown = await client.listCases().catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(UnexpectedAnswer)
  expect(thrown).toMatchObject({ status, code })
})
