import { accept, daysBetween, type LocalDate, type Result, refuse } from '@aftersale/kernel'
import type { Reason } from '../reason.ts'
import { unitHistory } from '../warranty/unit-history.ts'
import type { LifeRefusal, UnitLife } from '../warranty/warranty.ts'
import { type WarrantySpan, warrantySpan } from '../warranty/warranty-span.ts'

/**
 * The figures of 三包 (《部分商品修理更换退货责任规定》). They are taken from transcriptions, not from the gazette: this is the
 * one place to correct them. Days count from delivery, that day being day 0; the first two windows include their last day.
 */
export const THREE_GUARANTEES = {
  /** A defect within so many days opens refund, exchange and repair. */
  refundDays: 7,
  /** A defect within so many days opens exchange and repair. */
  exchangeDays: 15,
  /** After so many repairs in the term that did not help, exchange and refund open again. */
  repairs: 2,
  /** A repair that waits for parts longer than this opens exchange. */
  partsDays: 90,
  /** What was repaired must last so many days, though the term may end before. */
  repairedGoodsDays: 30,
} as const

/** What the consumer may choose from. */
export type Remedy = 'refund' | 'exchange' | 'repair'

export type DefectQuestion = UnitLife & {
  /** The term of the component that is defective, in months: 1 to 1200. */
  readonly months: number
  /** The repair that is going on waits for parts. */
  readonly waitingForParts?: boolean | undefined
  readonly at: string
}

export type DefectAnswer = {
  /** In the order refund, exchange, repair; none once the term has ended. */
  readonly remedies: readonly Remedy[]
  /** The last day of the term, or of the guarantee on what was repaired. */
  readonly until: LocalDate
  readonly reasons: readonly Reason[]
}

export type DefectRefusal =
  | LifeRefusal
  | { readonly code: 'commerce.not-within'; readonly field: string; readonly least: number; readonly most: number }

type Rule = { readonly opens: readonly Remedy[]; readonly reason: Reason }

/**
 * The remedies that a quality defect opens on the day `at`. Days in repair and waiting for parts do not count towards the
 * term; an exchange begins it, and the first two windows, anew. Repairs of the term that ended before count as repairs that
 * did not help.
 */
export function threeGuarantees(question: DefectQuestion): Result<DefectAnswer, DefectRefusal> {
  const { months, at, waitingForParts = false } = question
  if (!(Number.isInteger(months) && months >= 1 && months <= 1_200)) {
    return refuse({ code: 'commerce.not-within', field: 'months', least: 1, most: 1_200 })
  }
  const history = unitHistory(question, at)
  if (!history.ok) return history
  const { start, at: day } = history.value
  const span = warrantySpan(history.value, months, THREE_GUARANTEES.repairedGoodsDays)
  const age = daysBetween(start, day)
  if (age < 0) return accept({ remedies: [], until: span.until, reasons: [notBegun(start)] })
  if (day > span.until) return accept({ remedies: [], until: span.until, reasons: [ended(span.until)] })
  const rules = [byAge(age, span.until), ...byRepairs(span), ...byWaiting(span, waitingForParts)]
  const open = new Set(rules.flatMap(({ opens }) => opens))
  return accept({
    remedies: (['refund', 'exchange', 'repair'] as const).filter((remedy) => open.has(remedy)),
    until: span.until,
    reasons: rules.map(({ reason }) => reason),
  })
}

function byAge(age: number, until: LocalDate): Rule {
  const { refundDays, exchangeDays } = THREE_GUARANTEES
  if (age <= refundDays) {
    return {
      opens: ['refund', 'exchange', 'repair'],
      reason: {
        code: 'within-refund-days',
        zh: `第 ${age} 天，在 ${refundDays} 日内：可退货、换货或修理。`,
        en: `Day ${age}, within ${refundDays} days: refund, exchange or repair.`,
      },
    }
  }
  if (age <= exchangeDays) {
    return {
      opens: ['exchange', 'repair'],
      reason: {
        code: 'within-exchange-days',
        zh: `第 ${age} 天，在 ${exchangeDays} 日内：可换货或修理。`,
        en: `Day ${age}, within ${exchangeDays} days: exchange or repair.`,
      },
    }
  }
  return {
    opens: ['repair'],
    reason: {
      code: 'within-term',
      zh: `三包有效期至 ${until}：可修理。`,
      en: `Within the warranty term, through ${until}: repair.`,
    },
  }
}

function byRepairs({ repairs }: WarrantySpan): Rule[] {
  const done = repairs.filter(({ finished }) => finished).length
  if (done < THREE_GUARANTEES.repairs) return []
  const reason = {
    code: 'repairs-failed',
    zh: `已修理 ${done} 次仍有故障：可换货或退货。`,
    en: `Still defective after ${done} repairs: exchange or refund.`,
  }
  return [{ opens: ['exchange', 'refund'], reason }]
}

function byWaiting({ repairs }: WarrantySpan, waitingForParts: boolean): Rule[] {
  const open = repairs.find(({ finished }) => !finished)
  if (open === undefined || !waitingForParts) return []
  const days = daysBetween(open.from, open.to)
  if (days <= THREE_GUARANTEES.partsDays) return []
  const reason = {
    code: 'parts-missing',
    zh: `待件已 ${days} 天，超过 ${THREE_GUARANTEES.partsDays} 日：可换货。`,
    en: `Waiting for parts for ${days} days, more than ${THREE_GUARANTEES.partsDays}: exchange.`,
  }
  return [{ opens: ['exchange'], reason }]
}

const notBegun = (start: LocalDate): Reason => ({
  code: 'before-start',
  zh: `三包有效期自 ${start} 起，尚未开始。`,
  en: `The warranty term has not started: it runs from ${start}.`,
})

const ended = (until: LocalDate): Reason => ({
  code: 'expired',
  zh: `三包有效期已于 ${until} 届满。`,
  en: `The warranty term ended on ${until}.`,
})
