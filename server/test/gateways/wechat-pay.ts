import { createCipheriv, createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto'
import { isoOf } from '@aftersale/kernel'
import type { Clock } from '../../src/platform/clock.ts'
import { keyPair } from './key-pairs.ts'
import { listening } from './listening.ts'

interface Refund {
  readonly refund_id: string
  readonly out_refund_no: string
  readonly transaction_id: string
  readonly content: string
  status: string
  readonly amount: { readonly refund: number; readonly total: number; readonly currency: string }
}

/** What goes wrong with the next answer. */
export type Flaw =
  | { readonly kind: 'error'; readonly status: number; readonly code: string }
  /** Does it, and says that it failed. */
  | { readonly kind: 'error-after'; readonly status: number; readonly code: string }
  | { readonly kind: 'unsigned' | 'tampered' | 'stranger' | 'unknown-serial' | 'old' | 'silent-after' }

/**
 * WeChat Pay as its documentation describes API v3: it takes nothing that is not signed, now and for the first time; it
 * refunds once for one number, never more than was paid; and it signs what it answers.
 */
export async function wechatPayServer(clock: Clock) {
  const merchant = keyPair()
  const platform = keyPair()
  const stranger = keyPair()
  const serial = 'PUB_KEY_ID_0000000000000024101100397200000006'
  const apiV3Key = randomBytes(16).toString('hex')
  const transactions = new Map<string, number>([['4200000001', 5_000]])
  const refunds = new Map<string, Refund>()
  const nonces = new Set<string>()
  const flaws: Flaw[] = []
  const problems: string[] = []

  const signed = (body: string, flaw: Flaw | undefined, more: { key?: KeyObject; at?: number } = {}) => {
    const seconds = Math.floor(clock.now() / 1_000) - (flaw?.kind === 'old' ? 301 : 0)
    const timestamp = String(more.at ?? seconds)
    const nonce = randomBytes(16).toString('hex')
    const key = more.key ?? (flaw?.kind === 'stranger' ? stranger.privateKey : platform.privateKey)
    const signature = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n${body}\n`).sign(key, 'base64')
    return {
      'content-type': 'application/json',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
      'wechatpay-signature': signature,
      'wechatpay-serial': flaw?.kind === 'unknown-serial' ? 'PUB_KEY_ID_OTHER' : serial,
    }
  }

  const flawOfRequest = (method: string, url: string, body: string, header: string, agent: string | undefined) => {
    const [scheme, rest = ''] = [header.slice(0, header.indexOf(' ')), header.slice(header.indexOf(' ') + 1)]
    const parts = Object.fromEntries([...rest.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
    const { mchid, nonce_str = '', signature = '', timestamp = '', serial_no } = parts
    if (scheme !== 'WECHATPAY2-SHA256-RSA2048') return 'another scheme'
    if (agent === undefined) return 'no user-agent'
    if (mchid !== '1900000001' || serial_no !== '5157F09EFDC096DE15EBE81A47057A7232F1B8E1') return 'another merchant'
    if (Math.abs(clock.now() / 1_000 - Number(timestamp)) > 300) return 'another time'
    if (nonces.size === nonces.add(nonce_str).size || nonce_str.length > 32) return 'a nonce that was used'
    const text = `${method}\n${url}\n${timestamp}\n${nonce_str}\n${body}\n`
    const isRight = createVerify('RSA-SHA256').update(text).verify(merchant.publicKey, signature, 'base64')
    return isRight ? null : 'another signature'
  }

  const serve = (method: string, url: string, body: string): { status: number; value: object } => {
    const [, outRefundNo] = /^\/v3\/refund\/domestic\/refunds\/([\w-]+)$/.exec(url) ?? []
    if (method === 'GET' && outRefundNo !== undefined) {
      const refund = refunds.get(decodeURIComponent(outRefundNo))
      return refund ? { status: 200, value: shown(refund) } : error(404, 'RESOURCE_NOT_EXISTS')
    }
    if (method !== 'POST' || url !== '/v3/refund/domestic/refunds') return error(404, 'NOT_FOUND')
    return refund(body)
  }

  const refund = (body: string) => {
    const { transaction_id, out_refund_no, reason = '', amount, notify_url } = JSON.parse(body)
    const before = refunds.get(out_refund_no)
    if (before !== undefined)
      return before.content === body ? { status: 200, value: shown(before) } : error(400, 'INVALID_REQUEST')
    if (!/^[\w|*@-]{1,64}$/.test(out_refund_no) || Buffer.byteLength(reason) > 80) return error(400, 'PARAM_ERROR')
    if (notify_url !== undefined && !notify_url.startsWith('https://')) return error(400, 'PARAM_ERROR')
    const paid = transactions.get(transaction_id)
    if (paid === undefined) return error(404, 'RESOURCE_NOT_EXISTS')
    const gone = [...refunds.values()].filter((one) => one.transaction_id === transaction_id && one.status !== 'CLOSED')
    const sum = gone.reduce((total, one) => total + one.amount.refund, 0)
    const isWhole =
      Number.isSafeInteger(amount.refund) && amount.refund > 0 && amount.total === paid && amount.currency === 'CNY'
    if (!isWhole || sum + amount.refund > paid) return error(400, 'INVALID_REQUEST')
    const made: Refund = {
      refund_id: `5030${randomBytes(8).readBigUInt64BE()}`.slice(0, 28),
      out_refund_no,
      transaction_id,
      content: body,
      status: 'PROCESSING',
      amount,
    }
    refunds.set(out_refund_no, made)
    return { status: 200, value: shown(made) }
  }

  const address = await listening((request, body, response) => {
    const { method = '', url = '', headers } = request
    const problem = flawOfRequest(method, url, body, headers.authorization ?? '', headers['user-agent'])
    if (problem !== null) {
      problems.push(problem)
      response.writeHead(401, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ code: 'SIGN_ERROR', message: problem }))
      return
    }
    const flaw = flaws.shift()
    const served = flaw?.kind === 'error' ? error(flaw.status, flaw.code) : serve(method, url, body)
    if (flaw?.kind === 'silent-after') return
    const { status, value } = flaw?.kind === 'error-after' ? error(flaw.status, flaw.code) : served
    const text = JSON.stringify(value)
    response.writeHead(status, flaw?.kind === 'unsigned' ? {} : signed(text, flaw))
    response.end(flaw?.kind === 'tampered' ? text.replace('PROCESSING', 'SUCCESS') : text)
  })

  /** What it would post when a refund has ended. */
  const notification = (
    outRefundNo: string,
    status: string,
    more: { mchid?: string; flaw?: Flaw; key?: string } = {},
  ) => {
    const one = refunds.get(outRefundNo)
    const told = {
      mchid: more.mchid ?? '1900000001',
      transaction_id: one?.transaction_id,
      out_refund_no: outRefundNo,
      refund_id: one?.refund_id ?? '1',
      refund_status: status,
      success_time: isoOf(clock.now()),
      user_received_account: '支付用户零钱',
      amount: { ...(one?.amount ?? { refund: 1, total: 1 }), payer_total: 1, payer_refund: 1 },
    }
    const nonce = randomBytes(6).toString('hex')
    const cipher = createCipheriv('aes-256-gcm', more.key ?? apiV3Key, nonce).setAAD(Buffer.from('refund'))
    const ciphertext = Buffer.concat([cipher.update(JSON.stringify(told)), cipher.final(), cipher.getAuthTag()])
    const resource = {
      algorithm: 'AEAD_AES_256_GCM',
      original_type: 'refund',
      ciphertext: ciphertext.toString('base64'),
      associated_data: 'refund',
      nonce,
    }
    const body = JSON.stringify({
      id: randomBytes(8).toString('hex'),
      create_time: isoOf(clock.now()),
      resource_type: 'encrypt-resource',
      event_type: `REFUND.${status}`,
      summary: '退款',
      resource,
    })
    return { headers: signed(body, more.flaw), body }
  }

  return {
    address,
    merchant: {
      merchantId: '1900000001',
      certificateSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
      privateKey: merchant.privateKey,
      apiV3Key: Buffer.from(apiV3Key),
      platformKeys: new Map([[serial, platform.publicKey]]),
    },
    strangerKey: stranger.privateKey,
    transactions,
    refunds,
    /** What was wrong with requests. */
    problems,
    next: (...wrong: Flaw[]) => void flaws.push(...wrong),
    notification,
    signed: (body: string) => signed(body, undefined),
  }
}

const shown = ({ content: _content, ...refund }: Refund) => ({
  ...refund,
  channel: 'ORIGINAL',
  user_received_account: '零钱',
})
const error = (status: number, code: string) => ({ status, value: { code, message: `${code} 的说明` } })
