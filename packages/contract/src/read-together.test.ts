import { expect, test } from 'vitest'
import { createClient } from './client.ts'

interface Asked {
  readonly route: string
  readonly params?: Record<string, string>
  readonly query?: Record<string, string | string[]>
}

const time = { now: '2026-03-01T08:00:00Z' }

/** A server that answers the questions of each request by these lines, and keeps what it was asked. */
function serverAnswering(linesOf: (reads: readonly Asked[]) => readonly unknown[], status = 200) {
  const asked: (readonly Asked[] | string)[] = []
  const signals: (AbortSignal | null | undefined)[] = []
  const fetch = async (input: string | URL | Request, init?: RequestInit) => {
    signals.push(init?.signal)
    if (init?.method === 'GET') {
      asked.push(String(input))
      return Response.json(time)
    }
    const { reads } = JSON.parse(String(init?.body)) as { reads: Asked[] }
    asked.push(reads)
    const lines = linesOf(reads)
    if (status !== 200) return Response.json(lines[0], { status })
    return new Response(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), { status })
  }
  return { asked, signals, client: createClient('http://host', { fetch, together: setTimeout }) }
}

const everyTime = (reads: readonly Asked[]) => reads.map((_, at) => ({ at, status: 200, body: time })).toReversed()

test('what is read at once goes in one request, and each has its own answer', async () => {
  const error = { code: 'cases.not-found', message: 'Case not found.' }
  const server = serverAnswering(() => [
    { at: 1, status: 404, body: { error } },
    { at: 0, status: 200, body: time },
  ])
  const [now, one] = await Promise.all([server.client.getTime(), server.client.getCase({ params: { id: 'no/such' } })])
  expect(now).toEqual({ ok: true, value: { now: Date.parse(time.now) } })
  expect(one).toMatchObject({ ok: false, refusal: error })
  expect(server.asked).toEqual([
    [
      { route: 'getTime', params: {}, query: {} },
      { route: 'getCase', params: { id: 'no/such' }, query: {} },
    ],
  ])
})

test('a query travels as text, a name that stands several times as a list', async () => {
  const server = serverAnswering(() => [])
  const asking = [server.client.listCases({ query: { q: '退 a&b', limit: 7 } }), server.client.getTime()]
  expect(await Promise.allSettled(asking)).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }])
  expect(server.asked[0]).toMatchObject([{ route: 'listCases', query: { q: '退 a&b', limit: '7' } }, {}])
})

test('what is asked alone goes to its own address, and what changes something always does', async () => {
  const server = serverAnswering(everyTime)
  expect((await server.client.getTime()).ok).toBe(true)
  await server.client.getHealth().catch(() => undefined)
  expect(server.asked).toEqual(['http://host/api/time', 'http://host/health'])
})

test('more than go in one request go in several', async () => {
  const server = serverAnswering(everyTime)
  const answers = await Promise.all(Array.from({ length: 65 }, () => server.client.getTime()))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(server.asked.map((one) => one.length)).toEqual([30, 30, 5])
})

test('a request that is refused as a whole is a refusal to each', async () => {
  const error = { code: 'access.sign-in-needed', message: 'Sign in.' }
  const server = serverAnswering(() => [{ error }], 401)
  const answers = await Promise.all([server.client.getTime(), server.client.listCaseTypes()])
  expect(answers).toMatchObject([
    { ok: false, refusal: error },
    { ok: false, refusal: error },
  ])
})

test('whoever is left without an answer is told as of a line that broke, others keep theirs', async () => {
  const server = serverAnswering(() => [{ at: 0, status: 200, body: time }])
  const [one, other] = await Promise.allSettled([server.client.getTime(), server.client.getTime()])
  expect(one.status).toBe('fulfilled')
  expect(other).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) })
})

test('who hangs up gets nothing, the request ends when all have', async () => {
  const ends = [new AbortController(), new AbortController()]
  const server = serverAnswering(() => [])
  const asking = ends.map(({ signal }) => server.client.getTime({ signal }))
  await Promise.resolve()
  ends[0]?.abort(new Error('gone'))
  await expect(asking[0]).rejects.toThrow('gone')
  // Whoever left before it was sent is not asked for.
  await expect(asking[1]).resolves.toMatchObject({ ok: true })
  expect(server.asked).toEqual(['http://host/api/time'])
})

test('the request is broken off when nobody waits for it any more', async () => {
  const ends = [new AbortController(), new AbortController()]
  let signal: AbortSignal | null | undefined
  const fetch = (_: unknown, init?: RequestInit) =>
    new Promise<Response>((_, fail) => {
      signal = init?.signal
      signal?.addEventListener('abort', () => fail(signal?.reason))
    })
  const client = createClient('http://host', { fetch, together: setTimeout })
  const asking = Promise.allSettled(ends.map(({ signal: own }) => client.getTime({ signal: own })))
  await expect.poll(() => signal).toBeDefined()
  ends[0]?.abort(new Error('one'))
  expect(signal?.aborted).toBe(false)
  ends[1]?.abort(new Error('two'))
  expect(signal?.aborted).toBe(true)
  expect(await asking).toMatchObject([{ reason: { message: 'one' } }, { reason: { message: 'two' } }])
})
