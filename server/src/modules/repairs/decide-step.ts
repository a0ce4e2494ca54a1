import { type RepairAction, type RepairCause, repairStep } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Repair } from './repair.ts'
import type { Step } from './repair-step.store.ts'

/** A step as somebody asks for it. */
export interface AskedStep {
  readonly action: RepairAction
  readonly at?: Instant | undefined
  readonly note?: string | undefined
  readonly cause?: RepairCause | undefined
  readonly diagnosis?: string | undefined
  readonly results?: readonly { readonly name: string; readonly passed: boolean }[] | undefined
  readonly quote?: number | undefined
  readonly onAccount?: boolean | undefined
}

/** What the last quotation of a repair comes to. */
export interface QuoteSums {
  readonly pay: number
  readonly warrantyCost: number
}

export type StepRefused = KnownRefusal<
  | 'repairs.not-now'
  | 'repairs.out-of-order'
  | 'repairs.cause-needed'
  | 'repairs.test-not-passed'
  | 'repairs.quote-superseded'
>

/**
 * A repair after a step, and the step. The customer answers the last quotation; what was approved is charged when the
 * repair is finished.
 */
export function decideStep(
  repair: Repair,
  asked: AskedStep,
  quote: QuoteSums | undefined,
  now: Instant,
): Result<{ readonly repair: Repair; readonly step: Step }, StepRefused> {
  const { action, note } = asked
  const next = repairStep(repair, action)
  if (!next.ok) return refuse({ ...next.refusal, possible: [...next.refusal.possible] })
  const at = asked.at ?? now
  if (at < repair.lastAt || at > now) return refuse({ code: 'repairs.out-of-order', after: isoOf(repair.lastAt) })
  const found = FINDINGS[action]?.(repair, asked, quote, at) ?? accept({})
  if (!found.ok) return found
  const { stage, goodsHere } = next.value
  const after: Repair = {
    ...repair,
    ...found.value,
    stage,
    goodsHere,
    waitingSince: stage === 'waiting-for-parts' ? at : null,
    closedAt: stage === 'returned' || (stage === 'cancelled' && !goodsHere) ? at : null,
    lastAt: at,
    steps: repair.steps + 1,
  }
  const details = detailsOf(asked)
  return accept({
    repair: after,
    step: { repairId: repair.id, number: after.steps, action, stage, note: note ?? null, details, at },
  })
}

type Finding = (
  repair: Repair,
  asked: AskedStep,
  quote: QuoteSums | undefined,
  at: Instant,
) => Result<Partial<Repair>, StepRefused>

/** What a step says of the repair beside its stage. */
const FINDINGS: { readonly [action in RepairAction]?: Finding } = {
  receive: (_, __, ___, at) => accept({ receivedAt: at }),
  diagnose: (_, { cause, diagnosis }) => {
    if (cause === undefined) return refuse({ code: 'repairs.cause-needed' })
    return accept({ cause, diagnosis: diagnosis ?? null })
  },
  'pass-test': (_, { results = [] }) => {
    const failed = results.find(({ passed }) => !passed)
    return failed === undefined ? accept({}) : refuse({ code: 'repairs.test-not-passed', test: failed.name })
  },
  approve: (repair, asked, quote) => answered(repair, asked, quote, ({ pay }) => ({ agreed: pay })),
  decline: (repair, asked, quote) => answered(repair, asked, quote, () => ({ agreed: null })),
  cancel: () => accept({ agreed: null }),
  finish: ({ agreed }, _, quote) => {
    if (agreed === null || quote === undefined) throw new Error('expected a repair that is finished to be agreed upon')
    return accept({ charged: agreed, warrantyCost: quote.warrantyCost })
  },
}

function answered(
  { quotes }: Repair,
  asked: AskedStep,
  quote: QuoteSums | undefined,
  change: (quote: QuoteSums) => Partial<Repair>,
): Result<Partial<Repair>, StepRefused> {
  if (quote === undefined) throw new Error('expected a repair that is quoted to have a quotation')
  if (asked.quote !== undefined && asked.quote !== quotes) {
    return refuse({ code: 'repairs.quote-superseded', quote: asked.quote, current: quotes })
  }
  return accept(change(quote))
}

function detailsOf({ cause, diagnosis, results, quote, onAccount }: AskedStep): object | null {
  const told = { cause, diagnosis, results, quote, onAccount: onAccount === true ? true : undefined }
  const entries = Object.entries(told).filter(([, value]) => value !== undefined)
  return entries.length === 0 ? null : Object.fromEntries(entries)
}
