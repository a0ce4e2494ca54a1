import type { FeelContext, FeelValue } from '@aftersale/feel'
import { accept, decimalText, type Instant, type Money, parseMoney, type Result } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandler } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { failureOf } from '../commands/index.ts'
import { grantOutside } from './grant-outside.ts'
import { issueAll, type RefundItem } from './issue-refunds.ts'
import { refundedUnder, returnsHolding } from './refund.store.ts'
import type { RefundRefusal } from './refund-terms.ts'

interface Grant {
  readonly job: Job
  readonly requestId: string
  readonly amount: Money
}

/**
 * `refunds.approve`: the money goes back, once, however often the step is run. Where the request holds units, they are
 * credited, and `refund` (of `returns.claim-units`) goes back; what a flow made less of it is a deduction. Where nothing was
 * found, `amount`, what a person granted, goes back outside of any order. Brings `outcome` and `refunded`: where the step
 * was run before, what went back then.
 */
export const approveRefundTask: JobHandler = async (tx, jobs, now) => {
  const before = await refundedUnder(
    tx,
    jobs.map(({ effectKey }) => effectKey),
  )
  const grants = jobs.flatMap((job): Grant[] => {
    const amount = amountOf(job)
    return amount === null || before.has(job.effectKey) ? [] : [{ job, requestId: requestIdOf(job), amount }]
  })
  const byKey = new Map(grants.map((grant) => [grant.job.effectKey, grant]))
  // The effect key alone: however the variables changed since, what went back under it went back.
  const items = grants.map(({ job }) => ({ key: job.effectKey }))
  const results = await runKeyed(tx, items, {
    scope: 'refunds.approve',
    now,
    run: (fresh) =>
      grantAll(
        tx,
        fresh.flatMap(({ key }) => byKey.get(key) ?? []),
        now,
      ),
  })
  const answers = new Map(items.map(({ key }, at) => [key, results[at]]))
  return jobs.map((job): JobAnswer => {
    const known = before.get(job.effectKey)
    if (known !== undefined) return refundedAnswer(known)
    const result = answers.get(job.effectKey)
    if (result === undefined) return { failure: NO_AMOUNT }
    if (result.ok) return refundedAnswer(result.value.answer)
    return failureOf(result.refusal)
  })
}

/** Through the returns that the requests hold units by, else outside of any order. */
async function grantAll(
  tx: Transaction,
  grants: readonly Grant[],
  now: Instant,
): Promise<Result<Money, RefundRefusal>[]> {
  const returns = await returnsHolding(
    tx,
    grants.map(({ requestId }) => requestId),
  )
  const held = grants.filter(({ requestId }) => returns.has(requestId))
  const items = held.map(({ requestId, amount }): RefundItem => {
    return { return: returns.get(requestId), beforeReceipt: true, granted: amount.minor, outside: false }
  })
  const effectKeys = held.map(({ job }) => job.effectKey)
  const issued = await issueAll(tx, items, { now, by: 'aftersale', effectKeys })
  const results = new Map(held.map((grant, at) => [grant, issued[at]]))
  await grantOutside(
    tx,
    grants
      .filter((grant) => !results.has(grant))
      .map(({ job, requestId, amount }) => ({ effectKey: job.effectKey, requestId, amount })),
    now,
  )
  return grants.map((grant) => {
    const result = results.get(grant)
    if (result === undefined) return accept(grant.amount)
    return result.ok ? accept({ minor: result.value.amount, currency: result.value.currency }) : result
  })
}

const refundedAnswer = ({ minor, currency }: Money): JobAnswer => ({
  variables: { outcome: 'refunded', refunded: { minor, currency, text: decimalText({ minor, currency }) } },
})

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
