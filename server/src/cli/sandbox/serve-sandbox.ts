import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type CarrierNews, sandboxSignature } from '../../modules/providers/index.ts'
import type { Clock } from '../../platform/clock.ts'
import { type Entry, openLedger } from './done-ledger.ts'
import { type Fate, fateOf } from './fate.ts'
import { askedCall, doOnce, goOn, type ProviderOptions, wayOf } from './provider.ts'
import { textOf } from './sent-text.ts'

export interface SandboxServerOptions {
  readonly port: number
  readonly seed: number
  readonly failures: number
  readonly refusals: number
  readonly delay: number
  readonly secret: string
  readonly ledger?: string | undefined
  readonly clock: Clock
}

export interface SandboxServer {
  readonly address: string
  entries(): readonly Entry[]
  close(): Promise<void>
}

const LARGEST_BODY = 256 * 1024
const NOTIFY_TIMES = 4

/** The sandbox provider as an HTTP server on this machine. */
export async function serveSandbox(options: SandboxServerOptions): Promise<SandboxServer> {
  const timers = new Set<NodeJS.Timeout>()
  const later = (milliseconds: number, work: () => Promise<void>) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      // Whoever is told may be away; what is told can be asked for.
      work().catch(() => undefined)
    }, milliseconds)
    timers.add(timer)
  }
  const post = (url: string | null, value: unknown, again = NOTIFY_TIMES): Promise<void> =>
    url === null
      ? Promise.resolve()
      : notify(url, value, options.secret, (retry) => later(options.delay * 4, retry), again)
  const provider: ProviderOptions = {
    ...options,
    ledger: await openLedger(options.ledger),
    later,
    tell: (entry) => post(entry.notifyUrl, { kind: 'answer', answer: saidOf(entry) }),
    tellParcel: (entry, news) => post(entry.notifyUrl, { kind: 'parcel', news }),
  }
  goOn(provider)
  const requests = new Map<string, number>()
  const server = createServer((request, response) => {
    const key = keyOf(request)
    const number = (requests.get(key) ?? 0) + 1
    requests.set(key, number)
    const { fate, wait } = fateOf(options, key, number)
    const isCall = request.url?.startsWith('/calls') === true
    const run = async () => {
      await pause(wait * options.delay)
      await answer(provider, request, response, isCall ? fate : 'answered')
    }
    run().catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    entries: () => provider.ledger.all(),
    close: async () => {
      for (const timer of timers) clearTimeout(timer)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Why it will be refused is told when it is. */
const saidOf = ({ key, status, reference, reason, facts }: Entry) => {
  return { key, status, reference, reason: status === 'failed' ? reason : null, facts }
}

function keyOf(request: IncomingMessage): string {
  const header = request.headers['idempotency-key']
  return typeof header === 'string'
    ? header
    : decodeURIComponent(/^\/calls\/([^/?]+)/.exec(request.url ?? '')?.[1] ?? '')
}

async function answer(provider: ProviderOptions, request: IncomingMessage, response: ServerResponse, fate: Fate) {
  if (fate === 'broken') return response.destroy()
  if (fate === 'silent-before') return undefined
  if (fate === 'failed-before') return say(response, 500, { error: 'failed by lot' })
  if (fate === 'busy') return say(response, 503, { error: 'busy' })
  const { status, value } = await serve(provider, request)
  if (fate === 'silent-after') return undefined
  return fate === 'failed-after' ? say(response, 500, { error: 'failed by lot' }) : say(response, status, value)
}

async function serve(provider: ProviderOptions, request: IncomingMessage): Promise<{ status: number; value: unknown }> {
  const url = new URL(request.url ?? '/', 'http://sandbox')
  const key = keyOf(request)
  if (request.method === 'GET' && url.pathname === '/ledger')
    return { status: 200, value: { entries: provider.ledger.all() } }
  if (request.method === 'GET' && url.pathname === '/parcels') {
    const news = wayOf(provider, url.searchParams.get('carrier') ?? '', url.searchParams.get('trackingNumber') ?? '')
    return news === null ? NOT_FOUND : { status: 200, value: news satisfies CarrierNews }
  }
  if (request.method === 'GET' && url.pathname.startsWith('/texts/')) {
    const text = textOf(provider.ledger.find(decodeURIComponent(url.pathname.slice('/texts/'.length))))
    return text === null ? NOT_FOUND : { status: 200, value: { text } }
  }
  if (request.method === 'GET' && url.pathname.startsWith('/calls/')) {
    const entry = provider.ledger.find(key)
    return entry === undefined ? NOT_FOUND : { status: 200, value: saidOf(entry) }
  }
  if (request.method !== 'POST' || url.pathname !== '/calls') return NOT_FOUND
  const asked = askedCall.safeParse(await bodyOf(request))
  if (key === '' || !asked.success) return { status: 400, value: { error: 'not understood' } }
  const entry = await doOnce(provider, key, asked.data)
  return entry.ok ? { status: 200, value: saidOf(entry.value) } : { status: 409, value: { error: entry.refusal.code } }
}

const NOT_FOUND = { status: 404, value: { error: 'not found' } }

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > LARGEST_BODY) return undefined
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    return undefined
  }
}

function say(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

/** Tells once; what was not taken is told again, a few times. */
async function notify(
  url: string,
  value: unknown,
  secret: string,
  later: (work: () => Promise<void>) => void,
  times: number,
): Promise<void> {
  const body = Buffer.from(JSON.stringify(value))
  const headers = { 'content-type': 'application/json', 'x-sandbox-signature': sandboxSignature(body, secret) }
  const taken = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) }).then(
    (answered) => answered.ok,
    () => false,
  )
  if (!taken && times > 1) later(() => notify(url, value, secret, later, times - 1))
}
