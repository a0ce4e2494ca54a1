import { beforeEach, describe, expect, test } from 'vitest'
import { callPlace } from '../../../test/call-place.ts'
import { eventually } from '../../../test/eventually.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { look, provider, saying } from '../../../test/provider-desk.ts'
import { only } from '../../../test/workplace.ts'
import { sandbox, sandboxSignature } from './adapters/sandbox/adapter.ts'
import type { ProviderAnswer } from './port.ts'

const stuck = {
  kind: 'stuck',
  words: { en: 'Mend it.', 'zh-CN': '请处理。' },
  mayHaveHappened: false,
  facts: { code: 'NO_AUTH' },
} as const
let answer: ProviderAnswer = stuck
const gateway = provider(saying(() => answer).adapter)
const other = provider(saying(() => answer).adapter, { name: 'other' })
const letters = provider({ ...saying(() => answer).adapter, ports: ['carrier'] }, { name: 'letters' })
const box = provider(sandbox({ address: 'http://127.0.0.1:9', secret: 's3', notifyUrl: null }), { name: 'sandbox' })
const place = await callPlace([gateway, other, letters, box])
const { program, person, server } = place
const desk = place.desk([gateway])

beforeEach(() => {
  answer = stuck
  place.settled.length = 0
})

async function stuckCall(uncertain = false): Promise<string> {
  answer = { ...stuck, mayHaveHappened: uncertain }
  const [id = ''] = await place.ask(1)
  await look(desk)
  await eventually(async () => expect((await place.call(id)).status).toBe('stuck'))
  return id
}

const settle = async (
  item: { id: string; outcome: 'done' | 'failed'; reason?: string; reference?: string },
  key = item.id,
) => only(valueOf(await person.settleProviderCalls({ body: { items: [{ key, ...item }] } })).items)
const retry = async (item: { id: string; provider?: string; evenIfUncertain?: boolean }, key = crypto.randomUUID()) =>
  only(valueOf(await person.retryProviderCalls({ body: { items: [{ key, ...item }] } })).items)

describe('lists', () => {
  test('what is stuck is found, with why, and everything that was said', async () => {
    const id = await stuckCall()
    const found = valueOf(await program.listProviderCalls({ query: { status: 'stuck' } })).items
    expect(found.find((call) => call.id === id)).toMatchObject({
      port: 'payment',
      failure: { en: 'Mend it.', 'zh-CN': '请处理。' },
      dueAt: null,
    })
    const detail = valueOf(await program.getProviderCall({ params: { id } }))
    expect(detail.payload).toMatchObject({ amountMinor: 1_000 })
    expect(only(detail.answers)).toMatchObject({
      via: 'send',
      kind: 'stuck',
      facts: { code: 'NO_AUTH' },
      counted: true,
    })
  })

  test('a list is paged, and filters narrow it', async () => {
    const ids = await place.ask(5, 'other')
    const first = valueOf(await program.listProviderCalls({ query: { provider: 'other', limit: 2 } }))
    const rest = valueOf(
      await program.listProviderCalls({ query: { provider: 'other', limit: 200, cursor: first.next ?? '' } }),
    )
    expect([...first.items, ...rest.items].map((call) => call.id)).toEqual(ids)
    const subject = (await place.call(ids[3] ?? '')).subject_id
    expect(only(valueOf(await program.listProviderCalls({ query: { subject } })).items).id).toBe(ids[3])
    expect(codeOf(await program.listProviderCalls({ query: { cursor: 'x' } }))).toBe('paging.cursor-wrong')
    const unknown = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
    expect(codeOf(await program.getProviderCall({ params: { id: unknown } }))).toBe('providers.call-not-found')
  })

  test('providers are listed with what is open, those too that only calls know', async () => {
    await place.ask(1, 'gone')
    const items = valueOf(await program.listProviders()).items
    expect(items.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['manual', 'gateway', 'other', 'letters', 'sandbox', 'gone']),
    )
    expect(items.find(({ name }) => name === 'gone')).toEqual({ name: 'gone', ports: [], open: 1, stuck: 0 })
  })
})

describe('a person says how it ended', () => {
  test('its owner hears it, once; said again under the key it is answered as before', async () => {
    const id = await stuckCall()
    const first = await settle({ id, outcome: 'done', reference: 'T1' })
    expect(first).toMatchObject({ done: { id, status: 'done' }, repeated: false })
    expect(await settle({ id, outcome: 'done', reference: 'T1' })).toMatchObject({ repeated: true })
    expect(only(place.settled)).toMatchObject({ callId: id, outcome: 'done', reference: 'T1', by: 'l@example.com' })
    expect((await settle({ id, outcome: 'failed' }, 'another')).refusal?.code).toBe('providers.call-ended')
    expect((await settle({ id, outcome: 'failed' })).refusal?.code).toBe('commands.key-taken')
  })

  test('of two who say something else at once one is heard', async () => {
    const id = await stuckCall()
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) => settle({ id, outcome: at % 2 === 0 ? 'done' : 'failed' }, `k${at}`)),
    )
    expect(outcomes.filter(({ done }) => done !== null)).toHaveLength(1)
    expect(place.settled).toHaveLength(1)
  })

  test('what failed has the reason that the person gave', async () => {
    const id = await stuckCall()
    await settle({ id, outcome: 'failed', reason: '客户账户已注销' })
    expect(only(place.settled).failure).toEqual({ en: '客户账户已注销', 'zh-CN': '客户账户已注销' })
  })

  test('not while it is being sent', async () => {
    const [id = ''] = await place.ask(1)
    await look(place.desk([provider(saying(() => new Promise(() => undefined)).adapter)]))
    expect((await settle({ id, outcome: 'failed' })).refusal?.code).toBe('providers.call-being-sent')
    expect((await retry({ id })).refusal?.code).toBe('providers.call-being-sent')
  })
})

describe('a retry', () => {
  test('sends it again with all its attempts, under the same key', async () => {
    const id = await stuckCall()
    expect(await retry({ id })).toMatchObject({ done: { status: 'waiting' } })
    answer = { kind: 'done', reference: 'R2', facts: {} }
    await look(desk)
    await eventually(async () => expect((await place.call(id)).status).toBe('done'))
    expect((await place.call(id)).attempts).toBe(1)
    expect((await retry({ id })).refusal?.code).toBe('providers.call-ended')
  })

  test('may go to another provider, unless this one may have done it and nobody has looked', async () => {
    const id = await stuckCall(true)
    expect((await retry({ id, provider: 'other' })).refusal?.code).toBe('providers.may-have-happened')
    expect((await retry({ id, provider: 'nobody', evenIfUncertain: true })).refusal?.code).toBe('providers.not-set-up')
    expect((await retry({ id, provider: 'letters', evenIfUncertain: true })).refusal?.code).toBe(
      'providers.port-not-served',
    )
    expect(await retry({ id, provider: 'other', evenIfUncertain: true })).toMatchObject({ done: { status: 'waiting' } })
    expect(await place.call(id)).toMatchObject({ provider: 'other', uncertain: false })
    expect(await retry({ id, provider: 'manual' })).toMatchObject({ done: { status: 'manual' } })
  })

  test('sends all that is stuck of a provider', async () => {
    const ids = [await stuckCall(), await stuckCall(), await stuckCall()]
    const { retried } = valueOf(await person.retryStuckProviderCalls({ body: { provider: 'gateway' } }))
    expect(retried).toBeGreaterThanOrEqual(3)
    for (const id of ids) expect((await place.call(id)).status).toBe('waiting')
    expect(valueOf(await person.retryStuckProviderCalls({ body: { provider: 'gateway' } })).retried).toBe(0)
  })
})

const codeIn = async (answered: Response) => ((await answered.json()) as { error: { code: string } }).error.code

describe('notifications', () => {
  const send = (body: string, signature: string, to = 'sandbox') =>
    fetch(`${server.url}/api/provider-notifications/${to}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', 'x-sandbox-signature': signature },
    })
  const signed = (body: string) => sandboxSignature(Buffer.from(body), 's3')
  const told = (key: string, status: string) =>
    JSON.stringify({ kind: 'answer', answer: { key, status, reference: 'S1', reason: null, facts: {} } })

  test('one that is signed ends a call; the same again, and another end, change nothing', async () => {
    const [id = ''] = await place.ask(1)
    const body = told(id, 'done')
    for (let time = 0; time < 3; time += 1) {
      const answered = await send(body, signed(body))
      expect([answered.status, await answered.json()]).toEqual([200, { code: 'SUCCESS' }])
    }
    const contrary = told(id, 'failed')
    expect((await send(contrary, signed(contrary))).status).toBe(200)
    expect(place.settled.map(({ outcome }) => outcome)).toEqual(['done'])
    expect(await place.answers(id)).toEqual([
      { via: 'notification', kind: 'done', counted: true, times: 3 },
      { via: 'notification', kind: 'failed', counted: false, times: 1 },
    ])
  })

  test('thirty at once end it once', async () => {
    const [id = ''] = await place.ask(1)
    const bodies = Array.from({ length: 30 }, (_, at) => told(id, at % 3 === 0 ? 'failed' : 'done'))
    const answered = await Promise.all(bodies.map((body) => send(body, signed(body))))
    expect(new Set(answered.map(({ status }) => status))).toEqual(new Set([200]))
    expect(place.settled).toHaveLength(1)
  })

  test.each([
    ['a foreign signature', (body: string) => signed(`${body} `), 401, 'providers.notification-untrusted'],
    ['no signature', () => '', 401, 'providers.notification-untrusted'],
  ])('%s is turned away', async (_, signature, status, code) => {
    const [id = ''] = await place.ask(1)
    const body = told(id, 'done')
    const answered = await send(body, signature(body))
    expect([answered.status, await codeIn(answered)]).toEqual([status, code])
    expect(place.settled).toEqual([])
  })

  test.each(['', 'null', '[]', '{"kind":"answer"}', told('not-an-id', 'done'), '\u0000'])(
    'signed nonsense %j is unreadable',
    async (body) => {
      expect(await codeIn(await send(body, signed(body)))).toBe('providers.notification-unreadable')
    },
  )

  test('of a call that is none of ours nothing is kept', async () => {
    const body = told('0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11', 'done')
    expect((await send(body, signed(body))).status).toBe(200)
  })

  test('a provider that tells nothing, or is not set up, has no ear here', async () => {
    for (const to of ['gateway', 'nobody', '..%2f..']) {
      expect((await send('{}', signed('{}'), to)).status).toBe(404)
    }
  })

  test('a body beyond 256 KiB is refused', async () => {
    expect((await send('x'.repeat(300_000), 's')).status).toBe(413)
  })
})
