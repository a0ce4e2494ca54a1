import { accept, type Result } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { type Books, readOrders } from '../orders/index.ts'
import { decideRefund } from './decide-refund.ts'
import type { RefundItem } from './issue-refunds.ts'
import { loadSubjects } from './load-subjects.ts'
import type { RefundFigures } from './refund-figures.ts'
import type { RefundSubject } from './refund-subject.ts'
import type { RefundRefusal, RefundTerms } from './refund-terms.ts'

/** A refund's figures, and why they are so. */
export interface RefundQuote extends RefundFigures {
  readonly explanation: { readonly en: string; readonly 'zh-CN': string }
}

/** What refunds would come to, each as if it were the only one. Nothing is locked and nothing is done. */
export async function quoteRefunds(
  database: Database,
  items: readonly RefundItem[],
): Promise<Result<RefundQuote, RefundRefusal>[]> {
  const subjects = await loadSubjects(database, items, (orderIds) => lookAt(database, orderIds))
  return items.map((item, at) => {
    const subject = subjects.of(at)
    return subject.ok ? quoteSubject(subject.value, item) : subject
  })
}

/** What a refund of this subject would come to, as its orders stand. */
export function quoteSubject(subject: RefundSubject, terms: RefundTerms): Result<RefundQuote, RefundRefusal> {
  const decision = decideRefund(subject, terms, NO_IDS)
  if (!decision.ok) return decision
  const { figures, explanation } = decision.value
  return accept({ ...figures, explanation: { en: explanation.en, 'zh-CN': explanation.zh } })
}

const NO_IDS = { refundId: '', newPart: () => '' }

/** The orders as they stand at this moment. */
export async function lookAt(database: Database, orderIds: readonly string[]): Promise<Books> {
  const orders = await readOrders(database, orderIds)
  return {
    book: (id) => orders.get(id)?.book,
    header: (id) => orders.get(id)?.header,
    facts: (id) => orders.get(id)?.facts,
  }
}
