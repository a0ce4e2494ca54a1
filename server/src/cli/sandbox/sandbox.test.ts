import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'
import { eventually } from '../../../test/eventually.ts'
import { listening } from '../../../test/gateways/listening.ts'
import { sandboxSignature } from '../../modules/providers/index.ts'
import { systemClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { fateOf, outcomeOf } from './fate.ts'
import { type SandboxServerOptions, serveSandbox } from './serve-sandbox.ts'

const directory = await mkdtemp(join(tmpdir(), 'aftersale-sandbox-'))
const closing: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })]
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

async function sandbox(more: Partial<SandboxServerOptions> = {}) {
  const options = { port: 0, seed: 1, failures: 0, refusals: 0, delay: 5, secret: 's', clock: systemClock, ...more }
  const server = await serveSandbox(options)
  closing.push(() => server.close())
  return server
}

const refund = { paymentReference: 'P1', amountMinor: 600, capturedMinor: 1_000, currency: 'CNY', reason: null }
const ask = (address: string, key: string, payload: object = refund, more: object = {}) =>
  fetch(`${address}/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ port: 'payment', action: 'refund', subjectId: key, payload, notifyUrl: null, ...more }),
  })
const key = () => newId(systemClock.now())
const said = async (answer: Response) => (await answer.json()) as { status: string; reason: string | null }
const ended = (address: string, id: string) =>
  eventually(async () => {
    const state = await said(await fetch(`${address}/calls/${id}`))
    expect(state.status).not.toBe('accepted')
    return state
  })

test('it does one thing for one key, and refuses the key for another', async () => {
  const { address, entries } = await sandbox()
  const id = key()
  await ask(address, id)
  await ask(address, id)
  expect((await ask(address, id, { ...refund, amountMinor: 1 })).status).toBe(409)
  expect(await ended(address, id)).toMatchObject({ status: 'done' })
  expect(entries()).toHaveLength(1)
  expect((await fetch(`${address}/calls/${key()}`)).status).toBe(404)
  const ledger = (await (await fetch(`${address}/ledger`)).json()) as { entries: { key: string }[] }
  expect(ledger.entries.map((entry) => entry.key)).toEqual([id])
})

test('what it would send to a telephone is read there, in the language that was asked for', async () => {
  const { address } = await sandbox()
  const read = async (language: string) => {
    const id = key()
    const payload = { purpose: 'portal-code', language, phone: '13812345678', values: { code: '483120' } }
    await ask(address, id, payload, { port: 'sms', action: 'send' })
    return ((await (await fetch(`${address}/texts/${id}`)).json()) as { text: string }).text
  }
  expect(await read('en')).toContain('Your code is 483120.')
  expect(await read('zh-CN')).toContain('您的验证码为 483120')
  expect((await fetch(`${address}/texts/${key()}`)).status).toBe(404)
})

test('it gives back no more than was paid', async () => {
  const { address } = await sandbox()
  const [first, second] = [key(), key()]
  await ask(address, first)
  await ask(address, second)
  expect(await ended(address, first)).toMatchObject({ status: 'done' })
  expect(await ended(address, second)).toMatchObject({ status: 'failed', reason: 'more than was paid' })
})

test('the same seed has the same fate for the same request, and about as many failures as were wished', () => {
  const chances = { seed: 3, failures: 30, refusals: 10 }
  const fates = Array.from({ length: 2_000 }, (_, n) => fateOf(chances, `k${n}`, 1).fate)
  expect(fates).toEqual(Array.from({ length: 2_000 }, (_, n) => fateOf(chances, `k${n}`, 1).fate))
  const failed = fates.filter((fate) => fate !== 'answered').length
  expect(failed).toBeGreaterThan(500)
  expect(failed).toBeLessThan(700)
  const refused = Array.from({ length: 2_000 }, (_, n) => outcomeOf(chances, `k${n}`).isRefused).filter(Boolean).length
  expect(refused).toBeGreaterThan(140)
  expect(refused).toBeLessThan(260)
})

test('it tells, signed, what it has done, and parcels move on', async () => {
  const told: { kind: string; news?: { watch: string } }[] = []
  const ear = await listening((request, body, response) => {
    expect(request.headers['x-sandbox-signature']).toBe(sandboxSignature(Buffer.from(body), 's'))
    told.push(JSON.parse(body))
    response.end('{}')
  })
  const { address } = await sandbox()
  const payload = { carrier: 'shunfeng', trackingNumber: 'SF1', phoneTail: null }
  await ask(address, key(), payload, { port: 'carrier', action: 'track', notifyUrl: ear })
  await eventually(() => expect(told.some(({ news }) => news?.watch === 'over')).toBe(true))
  expect(told.filter(({ kind }) => kind === 'answer').length).toBeGreaterThanOrEqual(1)
  const news = await (await fetch(`${address}/parcels?carrier=shunfeng&trackingNumber=SF1`)).json()
  expect(news).toMatchObject({ carrier: 'shunfeng', codes: 'sandbox' })
})

test('what it has done outlives it in a file', async () => {
  const ledger = join(directory, 'done.jsonl')
  const first = await sandbox({ ledger, delay: 60_000, seed: 2 })
  const ids = Array.from({ length: 6 }, key)
  const fast = await sandbox({ ledger: join(directory, 'other.jsonl') })
  for (const id of ids) void ask(first.address, id, { ...refund, paymentReference: id }).catch(() => undefined)
  for (const id of ids) await ask(fast.address, id, { ...refund, paymentReference: id })
  await fast.close()
  const again = await sandbox({ ledger: join(directory, 'other.jsonl') })
  for (const id of ids) expect(await ended(again.address, id)).toMatchObject({ status: 'done' })
  expect(again.entries()).toHaveLength(6)
})

test.each([
  ['no key', '', '{"port":"payment"}'],
  ['no JSON', 'k', '{'],
  ['another port', 'k', JSON.stringify({ port: 'moon', action: 'a', subjectId: 's', payload: {}, notifyUrl: null })],
  ['too much', 'k', `{"port":"${'x'.repeat(300_000)}"}`],
])('%s is turned away', async (_, id, body) => {
  const { address } = await sandbox()
  const answer = await fetch(`${address}/calls`, { method: 'POST', headers: { 'idempotency-key': id }, body })
  expect(answer.status).toBe(400)
})

test('a file that is no ledger is said to be none', async () => {
  const file = join(directory, 'note.txt')
  await writeFile(file, 'hello\n')
  const { code, err } = await runCommandLine('sandbox', '--ledger', file, '--port', '0')
  expect([code, err]).toEqual([1, expect.stringContaining('is no ledger of the sandbox provider')])
})
