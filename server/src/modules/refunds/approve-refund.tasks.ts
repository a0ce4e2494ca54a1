import type { FeelContext, FeelValue } from '@aftersale/feel'
import { decimalText, isoOf, type Money, parseMoney } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandler } from '../../engine/index.ts'
import { newId } from '../../platform/ids.ts'
import { insertRefunds, refundedUnder } from './refund.store.ts'

/**
 * `refunds.approve`: the money goes back, once, however often the step is run. The amount is `refund` where units were
 * found (`returns.claim-units`), else `amount`, what a person granted. Brings `outcome` and `refunded`: where the step
 * was run before, what went back then.
 */
export const approveRefundTask: JobHandler = async (tx, jobs, now) => {
  const amounts = jobs.map(amountOf)
  const rows = jobs.flatMap((job, position) => {
    const amount = amounts[position]
    if (amount === null || amount === undefined) return []
    const money = { amount_minor: amount.minor, currency: amount.currency }
    return [
      { id: newId(now), effect_key: job.effectKey, request_id: requestIdOf(job), ...money, approved_at: isoOf(now) },
    ]
  })
  const written = await insertRefunds(tx, rows)
  const before = rows.map((row) => row.effect_key).filter((key) => !written.has(key))
  const refunded = await refundedUnder(tx, before)
  return jobs.map((job, position): JobAnswer => {
    const amount = refunded.get(job.effectKey) ?? amounts[position] ?? null
    if (amount === null) return { failure: NO_AMOUNT }
    return { variables: { outcome: 'refunded', refunded: { ...amount, text: decimalText(amount) } } }
  })
}

function requestIdOf(job: Job): string {
  const id = textOf(job.variables, 'request', 'id')
  if (id === null) throw new Error(`expected request.id in the variables of ${job.instanceId}, got none`)
  return id
}

const NO_AMOUNT = {
  code: 'refunds.no-amount',
  message: {
    en: 'It is not known how much to refund: no purchase was found and nobody entered a valid amount.',
    'zh-CN': '退款金额未知：没有找到购买记录，也没有人填写有效金额。',
  },
}

function amountOf({ variables }: Job): Money | null {
  const minor = member(variables, 'refund', 'minor')
  const currency = textOf(variables, 'request', 'currency')
  if (currency === null) return null
  if (typeof minor === 'number') return { minor, currency: textOf(variables, 'refund', 'currency') ?? currency }
  const granted = variables['amount']
  if (typeof granted !== 'number' && typeof granted !== 'string') return null
  const parsed = parseMoney(String(granted), currency)
  return parsed.ok && parsed.value.minor > 0 ? parsed.value : null
}

function textOf(variables: FeelContext, name: string, part: string): string | null {
  const value = member(variables, name, part)
  return typeof value === 'string' ? value : null
}

function member(variables: FeelContext, name: string, part: string): FeelValue {
  const value = variables[name]
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return null
  return (value as FeelContext)[part] ?? null
}
