import { createHmac, timingSafeEqual } from 'node:crypto'
import { accept, isId, refuse } from '@aftersale/kernel'
import { z } from 'zod'
import {
  type Adapter,
  type CarrierNews,
  type HeardNotices,
  type Notification,
  PORTS,
  type Port,
  type PortCall,
  type ProviderAnswer,
} from '../../port.ts'
import { type Answered, ask, parsed } from '../ask.ts'

export interface SandboxOptions {
  /** Where the sandbox provider listens, without a slash at its end. */
  readonly address: string
  /** What it signs its notifications with. */
  readonly secret: string
  readonly notifyUrl: string | null
  /** What it is asked for; absent: everything. */
  readonly ports?: readonly Port[] | undefined
}

/** Speaks to the sandbox provider (`./aftersale sandbox`), which serves every port and does nothing to anybody. */
export function sandbox({ address, secret, notifyUrl, ports = PORTS }: SandboxOptions): Adapter {
  return {
    ports,
    send: async (call, signal) => {
      const { id: _, ...about } = call
      const body = JSON.stringify({ ...about, notifyUrl })
      const headers = { 'content-type': 'application/json', 'idempotency-key': call.id }
      return answerOf(call, await ask(`${address}/calls`, { method: 'POST', headers, body, signal }))
    },
    query: async (call, signal) => {
      const answered = await ask(`${address}/calls/${encodeURIComponent(call.id)}`, { signal })
      return answered.status === 404 ? { kind: 'unknown' } : answerOf(call, answered)
    },
    look: async ({ carrier, trackingNumber }, signal) => {
      const where = new URLSearchParams({ carrier, trackingNumber })
      const news = carrierNews.safeParse(parsed((await ask(`${address}/parcels?${where}`, { signal })).text))
      return news.success ? news.data : null
    },
    sentText: async (callId, signal) => {
      const read = sentText.safeParse(
        parsed((await ask(`${address}/texts/${encodeURIComponent(callId)}`, { signal })).text),
      )
      return read.success ? read.data.text : null
    },
    hear: (notification) => hear(secret, notification),
  }
}

/** How the sandbox provider signs: HMAC-SHA256 over the body, in hex. */
export const sandboxSignature = (body: Uint8Array, secret: string): string =>
  createHmac('sha256', secret).update(body).digest('hex')

const told = z.object({
  key: z.string(),
  status: z.enum(['done', 'failed', 'accepted']),
  reference: z.string().max(200).nullable(),
  reason: z.string().max(500).nullable(),
  facts: z.record(z.string(), z.unknown()),
})

const sentText = z.object({ text: z.string().max(1_000) })

const carrierNews: z.ZodType<CarrierNews> = z.object({
  carrier: z.string().max(64),
  trackingNumber: z.string().max(64),
  codes: z.literal('sandbox'),
  events: z
    .array(
      z.object({
        at: z.iso.datetime(),
        code: z.string().max(64).nullable(),
        place: z.string().max(200).nullable(),
        words: z.string().max(500).nullable(),
      }),
    )
    .max(1_000),
  watch: z.enum(['on', 'over', 'given-up']),
  message: z.string().max(500).nullable(),
})

function answerOf(call: PortCall, { status, text }: Answered): ProviderAnswer {
  const read = told.safeParse(parsed(text))
  if (status === 200 && read.success && read.data.key === call.id) return inOurWords(read.data)
  const words = { en: `The sandbox provider answers ${status}.`, 'zh-CN': `沙箱服务商返回 ${status}。` }
  return { kind: 'trouble', words, mayHaveHappened: status !== 429 && status !== 503, facts: { status } }
}

function inOurWords({ status, reference, reason, facts }: z.output<typeof told>): ProviderAnswer {
  if (status !== 'failed') return { kind: status, reference, facts }
  const why = reason ?? 'refused'
  return {
    kind: 'failed',
    words: { en: `The sandbox provider refused: ${why}.`, 'zh-CN': `沙箱服务商拒绝：${why}。` },
    facts,
  }
}

const envelope = z.union([
  z.object({ kind: z.literal('answer'), answer: told }),
  z.object({ kind: z.literal('parcel'), news: carrierNews }),
])

function hear(secret: string, { headers, body }: Notification): HeardNotices {
  const signature = Buffer.from(headers.get('x-sandbox-signature') ?? '')
  const wanted = Buffer.from(sandboxSignature(body, secret))
  if (signature.length !== wanted.length || !timingSafeEqual(signature, wanted)) {
    return refuse({ code: 'providers.notification-untrusted' })
  }
  const read = envelope.safeParse(parsed(Buffer.from(body).toString('utf8')))
  if (!read.success) return refuse({ code: 'providers.notification-unreadable' })
  if (read.data.kind === 'parcel') return accept([{ kind: 'event', port: 'carrier', facts: read.data.news }])
  const { answer } = read.data
  if (!isId(answer.key)) return refuse({ code: 'providers.notification-unreadable' })
  return accept([{ kind: 'answer', callId: answer.key, answer: inOurWords(answer) }])
}
