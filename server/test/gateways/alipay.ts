import { createSign, createVerify } from 'node:crypto'
import { instantToWallClock } from '@aftersale/kernel'
import type { Clock } from '../../src/platform/clock.ts'
import { keyPair } from './key-pairs.ts'
import { listening } from './listening.ts'

interface Refund {
  readonly amount: string
  readonly tradeNo: string
  status: string
}

export type Flaw =
  | { readonly kind: 'error'; readonly code: string; readonly subCode: string }
  | { readonly kind: 'error-after'; readonly code: string; readonly subCode: string }
  | { readonly kind: 'unsigned' | 'tampered' | 'stranger' | 'pending' }

/**
 * Alipay's gateway as its documentation describes it: one address, parameters signed RSA2 in the order of their names,
 * amounts in yuan with two decimals, one refund for one request number, the response node signed as it is written.
 */
export async function alipayServer(clock: Clock) {
  const merchant = keyPair()
  const platform = keyPair()
  const stranger = keyPair()
  const trades = new Map<string, string>([['2026030122001400000001', '50.00']])
  const refunds = new Map<string, Refund>()
  const flaws: Flaw[] = []
  const problems: string[] = []

  const flawOfRequest = (form: URLSearchParams): string | null => {
    const entries = [...form].filter(([name, value]) => name !== 'sign' && value !== '')
    const text = entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    const sign = form.get('sign') ?? ''
    if (form.get('app_id') !== '2021000000000001') return 'isv.invalid-app-id'
    if (form.get('sign_type') !== 'RSA2' || form.get('version') !== '1.0' || form.get('charset') !== 'utf-8') {
      return 'isv.missing-signature-config'
    }
    if (!createVerify('RSA-SHA256').update(text).verify(merchant.publicKey, sign, 'base64'))
      return 'isv.invalid-signature'
    const { year, month, day, hour, minute } = instantToWallClock(clock.now(), 'Asia/Shanghai')
    const two = (value: number) => String(value).padStart(2, '0')
    const wanted = `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
    return form.get('timestamp')?.startsWith(wanted) ? null : 'isv.invalid-timestamp'
  }

  const refund = (content: Record<string, string>, isPending: boolean) => {
    const { trade_no = '', refund_amount = '', out_request_no = '' } = content
    const paid = trades.get(trade_no)
    if (paid === undefined) return failed('40004', 'ACQ.TRADE_NOT_EXIST')
    if (!/^\d+\.\d\d$/.test(refund_amount) || out_request_no.length > 64)
      return failed('40004', 'ACQ.INVALID_PARAMETER')
    const before = refunds.get(out_request_no)
    if (before !== undefined && before.amount !== refund_amount) return failed('40004', 'ACQ.DISCORDANT_REPEAT_REQUEST')
    const sum = [...refunds.values()].reduce((total, one) => total + cents(one.amount), 0)
    if (before === undefined && sum + cents(refund_amount) > cents(paid)) {
      return failed('40004', 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL')
    }
    if (before === undefined) {
      const status = isPending ? 'REFUND_PROCESSING' : 'REFUND_SUCCESS'
      refunds.set(out_request_no, { amount: refund_amount, tradeNo: trade_no, status })
    }
    const fund_change = before === undefined && !isPending ? 'Y' : 'N'
    return {
      code: '10000',
      msg: 'Success',
      trade_no,
      out_trade_no: 'T1',
      buyer_logon_id: '159****5620',
      fund_change,
      refund_fee: refund_amount,
    }
  }

  const query = ({ trade_no = '', out_request_no = '' }: Record<string, string>) => {
    if (!trades.has(trade_no)) return failed('40004', 'ACQ.TRADE_NOT_EXIST')
    const one = refunds.get(out_request_no)
    if (one === undefined) return { code: '10000', msg: 'Success' }
    return {
      code: '10000',
      msg: 'Success',
      trade_no,
      out_request_no,
      refund_amount: one.amount,
      total_amount: trades.get(trade_no),
      refund_status: one.status,
    }
  }

  const address = await listening((_request, body, response) => {
    const form = new URLSearchParams(body)
    const method = form.get('method') ?? ''
    const problem = flawOfRequest(form)
    if (problem !== null) {
      problems.push(problem)
      response.end(JSON.stringify({ error_response: failed('40002', problem) }))
      return
    }
    const flaw = flaws.shift()
    const content = JSON.parse(form.get('biz_content') ?? '{}')
    const serve = () => (method === 'alipay.trade.refund' ? refund(content, flaw?.kind === 'pending') : query(content))
    const served = flaw?.kind === 'error' ? null : serve()
    const isError = flaw?.kind === 'error' || flaw?.kind === 'error-after'
    const node = isError ? failed(flaw.code, flaw.subCode) : served
    // The signature is over these characters, slashes escaped and all.
    const raw = JSON.stringify(node).replaceAll('/', '\\/')
    const key = flaw?.kind === 'stranger' ? stranger.privateKey : platform.privateKey
    const sign = createSign('RSA-SHA256').update(raw).sign(key, 'base64')
    const shown = flaw?.kind === 'tampered' ? raw.replace('"N"', '"Y"').replace('Success', 'success') : raw
    const name = `${method.replaceAll('.', '_')}_response`
    response.end(`{"${name}":${shown}${flaw?.kind === 'unsigned' ? '' : `,"sign":"${sign}"`}}`)
  })

  return {
    address,
    app: { appId: '2021000000000001', privateKey: merchant.privateKey, alipayPublicKey: platform.publicKey },
    strangerKey: stranger.privateKey,
    refunds,
    problems,
    next: (...wrong: Flaw[]) => void flaws.push(...wrong),
  }
}

const cents = (yuan: string) => Number(yuan.replace('.', ''))
const failed = (code: string, sub_code: string) => ({
  code,
  msg: 'Business Failed',
  sub_code,
  sub_msg: `${sub_code} 的说明`,
})
