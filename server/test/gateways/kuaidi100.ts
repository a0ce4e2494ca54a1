import { createHash } from 'node:crypto'
import type { Clock } from '../../src/platform/clock.ts'
import { listening } from './listening.ts'

const md5 = (text: string) => createHash('md5').update(text).digest('hex').toUpperCase()

interface Step {
  readonly ftime: string
  readonly context: string
  readonly statusCode?: string
}

/**
 * 快递100 as its documentation describes it: subscriptions and queries as forms, a query signed MD5(param + key + customer)
 * in capitals, a waybill not asked after within half an hour, pushes signed MD5(param + salt).
 */
export async function kuaidi100Server(clock: Clock) {
  const [key, customer, salt] = ['KEY1', 'CUSTOMER1', 'SALT1']
  const ways = new Map<string, readonly Step[]>()
  const subscribed = new Map<string, { readonly url: string; readonly phone: string | undefined }>()
  const asked = new Map<string, number>()
  const problems: string[] = []
  const codes: string[] = []

  const address = await listening((request, body, response) => {
    const form = new URLSearchParams(body)
    const answer = (value: object) => response.end(JSON.stringify(value))
    const param = form.get('param') ?? ''
    const read = JSON.parse(param)
    if (request.url === '/poll') {
      const code = codes.shift()
      if (code !== undefined) return answer({ result: false, returnCode: code, message: `POLL:${code}` })
      if (form.get('schema') !== 'json' || read.key !== key)
        return answer({ result: false, returnCode: '600', message: '您不是合法的订阅者' })
      const { callbackurl, salt: given, phone } = read.parameters
      if (given !== salt) problems.push('another salt')
      if (subscribed.has(read.number)) return answer({ result: false, returnCode: '501', message: 'POLL:重复订阅' })
      subscribed.set(read.number, { url: callbackurl, phone })
      return answer({ result: true, returnCode: '200', message: '提交成功' })
    }
    if (request.url !== '/poll/query.do') return answer({ result: false, returnCode: '404', message: '' })
    if (form.get('sign') !== md5(param + key + customer) || form.get('customer') !== customer) {
      problems.push('another signature')
      return answer({ result: false, returnCode: '503', message: '验证签名失败' })
    }
    const before = asked.get(read.num)
    if (before !== undefined && clock.now() - before < 30 * 60_000) problems.push('asked too often')
    asked.set(read.num, clock.now())
    const data = ways.get(read.num)
    if (data === undefined) return answer({ result: false, returnCode: '500', message: '查询无结果，请隔段时间再查' })
    return answer({ message: 'ok', nu: read.num, com: read.com, ischeck: '0', state: '0', status: '200', data })
  })

  /** What it would push of a waybill. */
  const push = (carrier: string, number: string, more: Readonly<Record<string, unknown>> = {}) => {
    const data = ways.get(number) ?? []
    const lastResult = {
      message: 'ok',
      com: carrier,
      nu: number,
      state: data[0]?.statusCode ?? '0',
      status: '200',
      ischeck: '0',
      data,
    }
    const param = JSON.stringify({
      status: 'polling',
      billstatus: 'got',
      message: '',
      autoCheck: '0',
      comOld: '',
      comNew: '',
      lastResult,
      ...more,
    })
    return new URLSearchParams({ param, sign: md5(param + salt) }).toString()
  }

  return {
    address,
    key,
    customer,
    salt,
    ways,
    subscribed,
    asked,
    problems,
    push,
    next: (...wrong: string[]) => void codes.push(...wrong),
  }
}
