import { formatMoney, type Instant, isoOf, type Money } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { BY_HAND } from './pay-back-ways.ts'
import { insertLooseParts, insertRefunds } from './refund.store.ts'

interface OutsideGrant {
  readonly effectKey: string
  readonly requestId: string
  readonly amount: Money
}

/** Refunds that a person granted although no purchase was found: no order knows of them, and a person pays them out. */
export async function grantOutside(tx: Transaction, grants: readonly OutsideGrant[], now: Instant): Promise<void> {
  const rows = grants.map(({ effectKey, requestId, amount }) => ({
    id: newId(now),
    effect_key: effectKey,
    request_id: requestId,
    return_id: null,
    order_id: null,
    amount_minor: amount.minor,
    currency: amount.currency,
    approved_at: isoOf(now),
    explanation: JSON.stringify({
      zh: `未找到购买记录，经人工核定退款 ${formatMoney(amount, 'zh-CN')}，由人工打款。`,
      en: `No purchase was found. A person granted ${formatMoney(amount, 'en')}, which is paid out by a person.`,
    }),
    figures: null,
  }))
  await insertRefunds(tx, rows)
  await insertLooseParts(
    tx,
    rows
      .filter((row) => row.amount_minor > 0)
      .map((row) => ({
        id: newId(now),
        refund_id: row.id,
        amount_minor: row.amount_minor,
        status: 'pending',
        provider: BY_HAND,
        asked_at: isoOf(now),
        retry_of: null,
      })),
  )
}
