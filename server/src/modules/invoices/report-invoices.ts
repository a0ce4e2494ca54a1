import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import type { Sentence } from '../../platform/trouble.ts'
import { type HeldCalls, holdCallsAbout, type Settlement, type Settler } from '../providers/index.ts'
import { type EndedInvoice, endInvoices, type InvoiceHead, lockInvoices, takenNumbers } from './invoice.store.ts'

export interface InvoiceReport {
  readonly key: string
  readonly invoice: string
  readonly outcome: 'issued' | 'failed'
  readonly number?: string | undefined
  readonly issuedAt?: Instant | undefined
  readonly url?: string | undefined
  readonly reason?: string | undefined
}

type Standing = { readonly id: string; readonly status: 'issued' | 'failed'; readonly total: number }

/** Takes in how invoices ended that were issued elsewhere. A provider that still has one to issue is not asked any more. */
export function reportInvoices(
  tx: Transaction,
  items: readonly InvoiceReport[],
  { now, by }: { readonly now: Instant; readonly by: string },
) {
  return runKeyed(tx, items, {
    scope: 'invoices.report',
    now,
    run: async (fresh): Promise<Result<Standing, KnownRefusal>[]> => {
      const locked = await lockFirst(tx, fresh, { now, by })
      const ended: EndedInvoice[] = []
      const ends: ReturnType<typeof endOf>[] = []
      const results = fresh.map((item): Result<Standing, KnownRefusal> => {
        if (item.outcome === 'issued' && item.number === undefined) return refuse({ code: 'invoices.number-missing' })
        const decided = decideReport(locked, item, now)
        if (!decided.ok) return decided
        ended.push(decided.value.row)
        ends.push(endOf(item))
        return accept(decided.value.standing)
      })
      await endInvoices(tx, ended)
      await locked.calls.end(ends)
      return results
    },
  })
}

const endOf = ({ invoice, outcome, number, reason }: InvoiceReport) => {
  return {
    subjectId: invoice,
    outcome: outcome === 'issued' ? ('done' as const) : ('failed' as const),
    reference: number,
    reason,
  }
}

interface Locked {
  readonly heads: Map<string, InvoiceHead>
  readonly numbers: Set<string>
  readonly calls: HeldCalls
}

/** Calls before numbers and invoices, as where a provider answers. */
async function lockFirst(
  tx: Transaction,
  reports: readonly InvoiceReport[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Locked> {
  const ids = [...new Set(reports.map(({ invoice }) => invoice))]
  const calls = await holdCallsAbout(tx, 'invoice', ids, when)
  const numbers = await takenNumbers(
    tx,
    reports.flatMap(({ number }) => number ?? []),
  )
  return { calls, numbers, heads: await lockInvoices(tx, ids) }
}

function decideReport(
  { heads, numbers, calls }: Locked,
  { invoice, outcome, number = '', issuedAt, url, reason = '' }: InvoiceReport,
  now: Instant,
): Result<{ row: EndedInvoice; standing: Standing }, KnownRefusal> {
  const head = heads.get(invoice)
  if (head === undefined) return refuse({ code: 'invoices.not-found', invoice })
  if (head.status !== 'requested') return refuse({ code: 'invoices.ended', status: head.status })
  if (calls.busy.has(invoice)) return refuse({ code: 'invoices.being-sent' })
  if (outcome === 'issued' && numbers.has(number)) return refuse({ code: 'invoices.number-taken', number })
  heads.set(invoice, { ...head, status: outcome })
  if (outcome === 'issued') numbers.add(number)
  const row =
    outcome === 'issued'
      ? issued(invoice, { number, url: url ?? null, at: issuedAt ?? now }, now)
      : failed(invoice, { en: reason, 'zh-CN': reason }, now)
  return accept({ row, standing: { id: invoice, status: outcome, total: head.total_minor } })
}

/** Hears from providers how invoices ended. One without a number, or with another's, is none: a person sees why. */
export const settleInvoices: Settler = async (tx, settlements, now) => {
  const numbers = await takenNumbers(
    tx,
    settlements.flatMap((settlement) => numberOf(settlement) ?? []),
  )
  const heads = await lockInvoices(tx, [...new Set(settlements.map(({ subjectId }) => subjectId))])
  const ended = settlements.flatMap((settlement): EndedInvoice[] => {
    const { subjectId, outcome, failure, facts } = settlement
    if (heads.get(subjectId)?.status !== 'requested') return []
    if (outcome === 'failed') return [failed(subjectId, failure ?? NO_NUMBER, now)]
    const number = numberOf(settlement)
    if (number === null) return [failed(subjectId, NO_NUMBER, now)]
    if (numbers.has(number)) return [failed(subjectId, taken(number), now)]
    numbers.add(number)
    const url = typeof facts['url'] === 'string' ? facts['url'].slice(0, 500) : null
    return [issued(subjectId, { number, url, at: timeIn(facts['issuedAt'], now) }, now)]
  })
  await endInvoices(tx, ended)
}

function numberOf({ outcome, facts, reference }: Settlement): string | null {
  if (outcome === 'failed') return null
  const { number } = facts
  return typeof number === 'string' && number !== '' ? number.slice(0, 64) : reference
}

const timeIn = (value: unknown, now: Instant): string | Instant =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : now

const issued = (
  id: string,
  { number, url, at }: { readonly number: string; readonly url: string | null; readonly at: string | Instant },
  now: Instant,
): EndedInvoice => ({ id, status: 'issued', number, url, failure: null, issued_at: at, ended_at: now })

const failed = (id: string, words: Sentence, now: Instant): EndedInvoice => ({
  id,
  status: 'failed',
  number: null,
  url: null,
  failure: JSON.stringify(words),
  issued_at: null,
  ended_at: now,
})

const NO_NUMBER: Sentence = {
  en: 'The provider says that it was issued, and gives no number.',
  'zh-CN': '服务商称已开具，但未提供发票号码。',
}
const taken = (number: string): Sentence => ({
  en: `The provider gives the number ${number}, which another invoice has.`,
  'zh-CN': `服务商返回的号码 ${number} 已属于另一张发票。`,
})
