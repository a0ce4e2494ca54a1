import { createHash, timingSafeEqual } from 'node:crypto'
import { accept, refuse } from '@aftersale/kernel'
import { z } from 'zod'
import type { TrackPayload } from '../../payloads.ts'
import type { Adapter, CarrierNews, HeardNotices, Notification, ProviderAnswer, Waybill } from '../../port.ts'
import { ask, parsed } from '../ask.ts'
import { newsOf, pushed, trace } from './news.ts'

export interface Kuaidi100Options {
  /** 授权key */
  readonly key: string
  /** 授权码 customer */
  readonly customer: string
  /** Where 快递100 pushes news to, and what it signs them with; null: it is asked instead. */
  readonly push: { readonly url: string; readonly salt: string } | null
  /** `https://poll.kuaidi100.com`, without a slash at its end. */
  readonly address: string
}

/** 快递100 locks a waybill that is asked after more often. */
const LOOK_EVERY = 30 * 60_000

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex').toUpperCase()

/**
 * Tracking by 快递100: a subscription that pushes (订阅推送), and the query of one waybill (实时查询). Without a push address
 * nothing is subscribed, and waybills are looked at every half hour at the most.
 */
export function kuaidi100(options: Kuaidi100Options): Adapter {
  const { push } = options
  return {
    ports: ['carrier'],
    lookEvery: LOOK_EVERY,
    send: async (call, signal) =>
      push === null
        ? { kind: 'done', reference: null, facts: { push: false } }
        : subscribe(options, push, call.payload as TrackPayload, signal),
    look: (waybill, signal) => look(options, waybill, signal),
    hear: (notification) => hear(push?.salt ?? null, notification),
    receipt: { result: true, returnCode: '200', message: '成功' },
  }
}

type Push = NonNullable<Kuaidi100Options['push']>

async function subscribe(
  { key, address }: Kuaidi100Options,
  { url, salt }: Push,
  { carrier, trackingNumber, phoneTail }: TrackPayload,
  signal: AbortSignal,
): Promise<ProviderAnswer> {
  const phone = phoneTail === null ? {} : { phone: phoneTail }
  const parameters = { callbackurl: url, salt, resultv2: '4', ...phone }
  const param = JSON.stringify({ company: carrier, number: trackingNumber, key, parameters })
  const { status, text } = await post(`${address}/poll`, { schema: 'json', param }, signal)
  const read = z.object({ returnCode: z.string(), message: z.string().default('') }).safeParse(parsed(text))
  if (!read.success) return { kind: 'trouble', words: UNREADABLE, mayHaveHappened: true, facts: { status } }
  return subscriptionAnswer(read.data.returnCode, read.data.message)
}

/** 订阅返回码: 200 accepted; 501 subscribed before; 700, 701, 702 no such carrier or it does not take part; 600, 601 our key. */
export function subscriptionAnswer(returnCode: string, message: string): ProviderAnswer {
  const facts = { returnCode, message: message.slice(0, 500) }
  const words = {
    en: `Kuaidi100 answers ${returnCode}: ${facts.message}`,
    'zh-CN': `快递100 返回 ${returnCode}：${facts.message}`,
  }
  if (returnCode === '200' || returnCode === '501')
    return { kind: 'done', reference: null, facts: { ...facts, push: true } }
  if (/^70[0-3]$/.test(returnCode)) return { kind: 'failed', words, facts }
  if (/^60[0-9]$/.test(returnCode)) return { kind: 'stuck', words, mayHaveHappened: false, facts }
  return { kind: 'trouble', words, mayHaveHappened: true, facts }
}

async function look(
  { key, customer, address }: Kuaidi100Options,
  { carrier, trackingNumber, phoneTail }: Waybill,
  signal: AbortSignal,
): Promise<CarrierNews | null> {
  const param = JSON.stringify({ com: carrier, num: trackingNumber, phone: phoneTail ?? '', resultv2: '4' })
  const sign = md5(param + key + customer)
  const { text } = await post(`${address}/poll/query.do`, { customer, sign, param }, signal)
  const found = trace.safeParse(parsed(text))
  // What has no way yet, and what was asked too often, is answered without one.
  return found.success && found.data.nu === trackingNumber
    ? newsOf(found.data, { carrier, watch: 'on', message: null })
    : null
}

const post = (url: string, fields: Record<string, string>, signal: AbortSignal) =>
  ask(url, {
    method: 'POST',
    signal,
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: new URLSearchParams(fields).toString(),
  })

const UNREADABLE = { en: 'The answer of Kuaidi100 cannot be read.', 'zh-CN': '快递100 的应答无法读取。' }

function hear(salt: string | null, { body }: Notification): HeardNotices {
  const form = new URLSearchParams(Buffer.from(body).toString('utf8'))
  const [param, sign] = [form.get('param') ?? '', form.get('sign') ?? '']
  if (salt === null || !isSame(md5(param + salt), sign.toUpperCase())) {
    return refuse({ code: 'providers.notification-untrusted' })
  }
  const read = pushed.safeParse(parsed(param))
  if (!read.success) return refuse({ code: 'providers.notification-unreadable' })
  const { status, message, comOld, comNew, lastResult } = read.data
  // Under a carrier's code that 快递100 has corrected it goes on watching; ours stays the one that we gave.
  const watch = status === 'shutdown' ? 'over' : status === 'abort' && comNew === '' ? 'given-up' : 'on'
  const facts = newsOf(lastResult, { carrier: comOld === '' ? lastResult.com : comOld, watch, message })
  return accept([{ kind: 'event', port: 'carrier', facts }])
}

const isSame = (left: string, right: string) =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right))
