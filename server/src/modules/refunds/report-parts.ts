import type { KnownRefusal } from '@aftersale/contract'
import { type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import { endCallsAbout, type Settler } from '../providers/index.ts'
import { type EndedPart, type EndRefusal, endParts } from './end-parts.ts'

/** What a person, or a program that pays by hand, says of a part. */
export interface PartReport {
  readonly part: string
  readonly outcome: 'settled' | 'failed'
  readonly reason?: string | undefined
}

type ReportRefusal = EndRefusal | KnownRefusal<'refunds.part-being-sent'>

/**
 * Hears from people how parts ended. A gateway that still has one to do is told no more; where it is being asked at this
 * moment, its own answer counts.
 */
export async function reportParts(
  tx: Transaction,
  items: readonly (PartReport & { readonly key: string })[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Result<Outcome<EndedPart>, ReportRefusal | KeyTaken>[]> {
  return runKeyed(tx, items, { scope: 'refunds.report', now: when.now, run: (fresh) => reportAll(tx, fresh, when) })
}

async function reportAll(
  tx: Transaction,
  reports: readonly PartReport[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Result<EndedPart, ReportRefusal>[]> {
  const ends = reports.map(({ part, outcome, reason }) => ({
    subjectId: part,
    outcome: outcome === 'settled' ? ('done' as const) : ('failed' as const),
    reason,
  }))
  const busy = await endCallsAbout(tx, 'payment', ends, when)
  const heard = reports.filter(({ part }) => !busy.has(part))
  const results = await endParts(
    tx,
    heard.map(({ part, outcome, reason }) => {
      return { part, outcome, failure: reason === undefined ? null : { en: reason, 'zh-CN': reason } }
    }),
    when,
  )
  const byReport = new Map(heard.map((report, at) => [report, results[at]]))
  return reports.map((report) => byReport.get(report) ?? refuse({ code: 'refunds.part-being-sent' }))
}

/** Hears from gateways how their calls ended: once for each part. */
export const settleRefundParts: Settler = async (tx, settlements, now) => {
  const byTeller = Map.groupBy(settlements, ({ by }) => by)
  for (const [by, told] of byTeller) {
    const ends = told.map(({ subjectId, outcome, failure }) => {
      return { part: subjectId, outcome: outcome === 'done' ? ('settled' as const) : ('failed' as const), failure }
    })
    for (const result of await endParts(tx, ends, { now, by })) {
      if (!result.ok) throw new Error(`expected the end of a call to fit its refund part, got ${result.refusal.code}`)
    }
  }
}
