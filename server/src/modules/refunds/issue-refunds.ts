import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import { type Ledger, openLedger } from '../orders/index.ts'
import { askGateways } from './ask-gateways.ts'
import { decideRefund, type RefundDecision } from './decide-refund.ts'
import { type LoadedSubject, loadSubjects } from './load-subjects.ts'
import { insertRefunds, type RefundRow } from './refund.store.ts'
import type { RefundRefusal, RefundSubjectName, RefundTerms } from './refund-terms.ts'

/** A refund to be issued. */
export type RefundItem = RefundSubjectName & RefundTerms

/** A refund that was issued, and the parts that its money takes. */
export interface IssuedRefund {
  readonly id: string
  readonly number: string
  readonly currency: string
  readonly amount: number
  readonly parts: {
    readonly id: string
    readonly orderId: string | null
    readonly paymentId: string | null
    readonly provider: string
    readonly amount: number
    readonly status: 'pending' | 'settled' | 'failed'
  }[]
}

interface When {
  readonly now: Instant
  readonly by: string
}

const SCOPE = 'refunds.issue'

/**
 * Gives money back, each refund once by its key: all of them in this transaction, by a number of statements that does not
 * grow with theirs. A refused one leaves no trace and keeps no other from its money.
 */
export async function issueRefunds(
  tx: Transaction,
  items: readonly (RefundItem & { readonly key: string })[],
  when: When,
): Promise<Result<Outcome<IssuedRefund>, RefundRefusal | KeyTaken>[]> {
  return runKeyed(tx, items, {
    scope: SCOPE,
    now: when.now,
    run: (fresh) => {
      const effectKeys = fresh.map(({ key }) => `${SCOPE} ${key}`)
      return issueAll(tx, fresh, { ...when, effectKeys })
    },
  })
}

/** Issues refunds that nobody has asked before; `effectKeys` are what each is known by for good. */
export async function issueAll(
  tx: Transaction,
  items: readonly RefundItem[],
  { now, by, effectKeys }: When & { readonly effectKeys: readonly string[] },
): Promise<Result<IssuedRefund, RefundRefusal>[]> {
  const subjects = await loadSubjects(tx, items, (orderIds) => openLedger(tx, orderIds))
  const rows: RefundRow[] = []
  const decided = items.map((item, at) => {
    const id = newId(now)
    const decision = decideAndPost(subjects.ledger, subjects.of(at), item, { refundId: id, newPart: () => newId(now) })
    if (decision.ok) rows.push(rowOf(id, effectKeys[at] ?? id, subjects.of(at), decision.value, now))
    return decision.ok ? accept({ id, decision: decision.value }) : decision
  })
  const numbers = await insertRefunds(tx, rows)
  await subjects.ledger.save({ now, by })
  const issued = decided.map((result) => {
    if (!result.ok) return result
    const { id, decision } = result.value
    return accept(issuedOf(id, numbers.get(id) ?? '', decision))
  })
  await askGateways(
    tx,
    subjects.orders,
    issued.flatMap((result) => (result.ok ? result.value.parts : [])),
    now,
  )
  return issued
}

function decideAndPost(
  ledger: Ledger,
  subject: LoadedSubject,
  item: RefundItem,
  ids: Parameters<typeof decideRefund>[2],
): Result<RefundDecision, RefundRefusal> {
  if (!subject.ok) return subject
  const decision = decideRefund(subject.value, item, ids)
  if (!decision.ok) return decision
  const posted = ledger.post(decision.value.postings)
  return posted.ok ? decision : refuse(posted.refusal as KnownRefusal & RefundRefusal)
}

function rowOf(
  id: string,
  effectKey: string,
  subject: LoadedSubject,
  { amount, currency, figures, explanation }: RefundDecision,
  now: Instant,
): RefundRow {
  if (!subject.ok) throw new Error('expected the subject of a decided refund, got none')
  const { returnId, requestId, orders } = subject.value
  return {
    id,
    effect_key: effectKey,
    request_id: requestId,
    return_id: returnId,
    order_id: orders.length === 1 ? (orders[0]?.book.id ?? null) : null,
    amount_minor: amount,
    currency,
    approved_at: isoOf(now),
    explanation: JSON.stringify(explanation),
    figures: JSON.stringify(figures),
  }
}

function issuedOf(id: string, number: string, { currency, amount, parts }: RefundDecision): IssuedRefund {
  return { id, number, currency, amount, parts: parts.map((part) => ({ ...part, status: 'pending' })) }
}
