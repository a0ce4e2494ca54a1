import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { wordsOf } from '../../../../test/api-program.ts'
import { casePlace, newKey } from '../../../../test/case-place.ts'
import { NOON } from '../../../../test/engine.ts'
import { valueOf } from '../../../../test/http-server.ts'
import { settableClock } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { automationLoop } from '../automation-loop.ts'
import { automationRoutes } from '../automations.routes.ts'
import { Automations } from '../documents/automations.ts'
import { isPrivateAddress, urlProblem } from './address.ts'
import { deliveryRoutes } from './deliveries.routes.ts'
import { deliveryLoop } from './delivery-loop.ts'
import { postWebhook, signatureOf } from './post-webhook.ts'

const SECRET = 'a long secret of the receiver'
const { database, engine, program, type, open } = await casePlace(({ database, engine }) => [
  ...automationRoutes({ database, engine, allowPrivate: true }),
  ...deliveryRoutes({ database }),
])
await type('matter')
const clock = settableClock(NOON)
const automations = new Automations()
const loop = automationLoop({ database, engine, automations, clock, log: { error: () => undefined } })
const secretOf = (name: string) => (name === 'ERP' ? SECRET : undefined)
const deliveries = deliveryLoop({ database, clock, secretOf, allowPrivate: true, timeLimit: 500 })

interface Heard {
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

const heard: Heard[] = []
let answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end()
const receiver = createServer((request, response) => {
  const pieces: Buffer[] = []
  request.on('data', (piece: Buffer) => pieces.push(piece))
  request.on('end', () => {
    heard.push({ headers: request.headers, body: Buffer.concat(pieces).toString() })
    answer(response)
  })
})
await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
afterAll(() => {
  receiver.closeAllConnections()
  receiver.close()
})
const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`

const document = {
  key: 'tell-erp',
  name: { en: 'Tell', 'zh-CN': '通知' },
  trigger: { kind: 'change', record: 'case', type: 'matter' },
  when: 'case.title = "tell"',
  do: [{ action: 'webhook', url, secret: 'ERP', body: { number: 'case.number' } }],
} as const
valueOf(await program.putAutomations({ body: { items: [{ key: newKey(), document: document as never }] } }))

/** A case whose webhook has been asked for, and its run. */
async function asked() {
  heard.length = 0
  const [outcome] = await open({ type: 'matter', title: 'tell' })
  while ((await loop.round(true)) > 0);
  const recordId = outcome?.done?.id ?? ''
  return {
    number: outcome?.done?.number,
    run: async () => valueOf(await program.listAutomationRuns({ query: { recordId } })).items[0],
  }
}

test('what is posted is signed over its time and body, and is taken once', async () => {
  const { number } = await asked()
  await deliveries.round(true)
  await deliveries.round(true)
  expect(heard).toHaveLength(1)
  const { headers, body } = heard[0] as Heard
  expect(JSON.parse(body)).toMatchObject({ automation: 'tell-erp', record: 'case', number, case: { title: 'tell' } })
  const timestamp = Number(headers['aftersale-timestamp'])
  expect(timestamp).toBe(NOON / 1_000)
  expect(headers['aftersale-signature']).toBe(`sha256=${signatureOf({ secret: SECRET, timestamp, body })}`)
  expect(headers['aftersale-delivery']).toMatch(/^[0-9a-f-]{36}$/)
})

test('what is not taken is sent again later and later under the same id, and fails its run in the end', async () => {
  answer = (response) => response.writeHead(500).end()
  const { run } = await asked()
  await deliveries.round(true)
  await deliveries.round(true)
  expect(heard).toHaveLength(1)
  for (let tries = 2; tries <= 8; tries += 1) {
    clock.set((clock.now() + 3_600_000) as typeof NOON)
    await deliveries.round(true)
  }
  expect(new Set(heard.map(({ headers }) => headers['aftersale-delivery'])).size).toBe(1)
  expect(heard).toHaveLength(8)
  expect(await run()).toMatchObject({ status: 'failed', trouble: { code: 'automations.trouble' } })
  answer = (response) => response.writeHead(200).end()
  valueOf(await program.retryAutomationRuns({ body: { items: [{ key: newKey(), run: (await run())?.id ?? '' }] } }))
  while ((await loop.round(true)) > 0);
  await deliveries.round(true)
  expect(heard).toHaveLength(9)
  expect(await run()).toMatchObject({ status: 'done' })
})

const deliveriesOf = async (query: object = {}) => valueOf(await program.listWebhookDeliveries({ query })).items
const retry = async (...ids: readonly string[]) => {
  const items = ids.map((delivery) => ({ key: newKey(), delivery }))
  return wordsOf(valueOf(await program.retryWebhookDeliveries({ body: { items } })).items)
}

test('deliveries are listed with where they stand, and one that was given up is sent again under its id', async () => {
  await sql`update webhook_delivery set next_at = null`.execute(database)
  answer = (response) => response.writeHead(503).end()
  const { run } = await asked()
  const runId = (await run())?.id ?? ''
  const shown = async () => (await deliveriesOf({ run: runId }))[0]
  expect(await shown()).toMatchObject({
    state: 'waiting',
    attempts: 0,
    status: null,
    trouble: null,
    action: 0,
    url,
    automation: 'tell-erp',
  })
  await deliveries.round(true)
  expect(await shown()).toMatchObject({
    state: 'waiting',
    attempts: 1,
    status: 503,
    trouble: 'HTTP 503',
    nextAt: expect.any(Number),
  })
  const id = (await shown())?.id ?? ''
  expect(await retry(id, newId(NOON))).toEqual([
    'automations.delivery-not-repairable',
    'automations.delivery-not-found',
  ])
  for (let tries = 2; tries <= 8; tries += 1) {
    clock.set((clock.now() + 3_600_000) as typeof NOON)
    await deliveries.round(true)
  }
  expect(await shown()).toMatchObject({ state: 'failed', attempts: 8, nextAt: null })
  expect(await run()).toMatchObject({ status: 'failed' })
  expect((await deliveriesOf({ state: 'failed' })).map((one) => one.id)).toEqual([id])
  answer = (response) => response.writeHead(200).end()
  expect(await retry(id)).toEqual(['done'])
  expect(await retry(id)).toEqual(['automations.delivery-not-repairable'])
  expect(await run()).toMatchObject({ status: 'done', trouble: null })
  expect(await shown()).toMatchObject({ state: 'waiting', attempts: 0, status: null, trouble: null })
  heard.length = 0
  await deliveries.round(true)
  expect(heard.map(({ headers }) => headers['aftersale-delivery'])).toEqual([id])
  expect(await shown()).toMatchObject({ state: 'taken', attempts: 1, status: 200, trouble: null, nextAt: null })
  expect(await deliveriesOf({ state: 'failed' })).toEqual([])
})

test('deliveries are listed page by page, the last first', async () => {
  for (let count = 0; count < 3; count += 1) await asked()
  const all = await deliveriesOf()
  const first = valueOf(await program.listWebhookDeliveries({ query: { limit: 2 } }))
  const rest = valueOf(await program.listWebhookDeliveries({ query: { cursor: first.next ?? '', limit: 100 } }))
  expect([...first.items, ...rest.items]).toEqual(all)
  expect(all.map(({ id }) => id)).toEqual(
    all
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  )
  expect(await deliveriesOf({ automation: 'another' })).toEqual([])
})

test('a redirect is not followed, and who does not answer in time is given up', async () => {
  const way = { allowPrivate: true, timeLimit: 200 }
  const posting = { id: '1', url, secret: SECRET, body: '{}', timestamp: 1 }
  heard.length = 0
  answer = (response) => response.writeHead(302, { location: url }).end()
  expect(await postWebhook(posting, way)).toBe(302)
  expect(heard).toHaveLength(1)
  answer = () => undefined
  await expect(postWebhook(posting, way)).rejects.toThrow(/abort/i)
})

test('nothing is posted to addresses inside, whatever they are called', async () => {
  const way = { allowPrivate: false, timeLimit: 2_000 }
  const posting = { id: '1', secret: SECRET, body: '{}', timestamp: 1 }
  for (const to of ['https://127.0.0.1/', 'https://[::1]/', 'https://[::ffff:10.0.0.1]/', 'https://localhost/', url]) {
    await expect(postWebhook({ ...posting, url: to }, way)).rejects.toThrow()
  }
  for (const address of [
    '10.1.2.3',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fe80::1',
    'fd00::1',
    '::ffff:8.8.8.8',
  ])
    expect([address, isPrivateAddress(address)]).toEqual([address, true])
  for (const address of ['8.8.8.8', '2400:3200::1'])
    expect([address, isPrivateAddress(address)]).toEqual([address, false])
  expect(urlProblem('https://user:word@example.com/', false)).not.toBeNull()
  expect(urlProblem('https://2130706433/', false)).not.toBeNull()
  expect(urlProblem('https://example.com/hook', false)).toBeNull()
})
