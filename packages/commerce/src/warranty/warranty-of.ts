import { accept, type Result, refuse } from '@aftersale/kernel'
import { type UnitHistory, unitHistory } from './unit-history.ts'
import type { WarrantyAnswer, WarrantyReason, WarrantyRefusal, WarrantyTerm, WarrantyUnit } from './warranty.ts'
import { type WarrantySpan, warrantySpan } from './warranty-span.ts'

const MOST_MONTHS = 1_200
const MOST_DAYS = 3_650

/**
 * Whether components of a sold unit are under warranty on the day `at`, each in its place.
 *
 * The term runs from delivery, where that is not given from the sale, through the same day so many months later, that day
 * included. Days in repair are added to it; a repair that is not finished counts until `at`. An exchange begins the whole
 * term anew on its day and forgets earlier repairs. So 三包 has it (部分商品修理更换退货责任规定), and most makers' terms.
 */
export function warrantyOf(
  unit: WarrantyUnit,
  components: readonly string[],
  at: string,
): Result<readonly WarrantyAnswer[], WarrantyRefusal> {
  const wrong = termsWrong(unit)
  if (wrong !== undefined) return refuse(wrong)
  const history = unitHistory(unit, at)
  if (!history.ok) return history
  const terms = new Map(unit.terms.map(({ component, months }) => [component, months]))
  return accept(
    components.map((component) => {
      const months = terms.get(component)
      if (months === undefined) return { component, covered: false, until: null, reasons: [notInTerms(component)] }
      return { component, ...answerOf(history.value, months, unit.repairedGoodsDays ?? 0) }
    }),
  )
}

function termsWrong({ terms, repairedGoodsDays = 0 }: WarrantyUnit): WarrantyRefusal | undefined {
  if (!isWithin(repairedGoodsDays, 0, MOST_DAYS)) {
    return { code: 'commerce.not-within', field: 'repairedGoodsDays', least: 0, most: MOST_DAYS }
  }
  const seen = new Set<string>()
  for (const [index, term] of terms.entries()) {
    const wrong = termWrong(term, `terms[${index}]`, seen)
    if (wrong !== undefined) return wrong
    seen.add(term.component)
  }
  return undefined
}

function termWrong({ component, months }: WarrantyTerm, at: string, seen: ReadonlySet<string>) {
  if (!isWithin(months, 1, MOST_MONTHS)) {
    return { code: 'commerce.not-within', field: `${at}.months`, least: 1, most: MOST_MONTHS } as const
  }
  return seen.has(component)
    ? ({ code: 'commerce.id-twice', field: `${at}.component`, id: component } as const)
    : undefined
}

const isWithin = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most

function answerOf(history: UnitHistory, months: number, repairedGoodsDays: number) {
  const span = warrantySpan(history, months, repairedGoodsDays)
  const covered = history.at >= history.start && history.at <= span.until
  return { covered, until: span.until, reasons: [verdict(history, months, span), ...extensions(history, span)] }
}

function verdict({ at, start }: UnitHistory, months: number, { until }: WarrantySpan): WarrantyReason {
  if (at < start) {
    return {
      code: 'before-start',
      zh: `保修自 ${start} 起，尚未开始。`,
      en: `The warranty has not started: it runs from ${start}.`,
    }
  }
  const term = {
    zh: `自 ${start} 起 ${months} 个月`,
    en: `${months} ${months === 1 ? 'month' : 'months'} from ${start}`,
  }
  if (at > until) {
    return {
      code: 'expired',
      zh: `保修已于 ${until} 到期（${term.zh}）。`,
      en: `The warranty ended on ${until} (${term.en}).`,
    }
  }
  return {
    code: 'within-term',
    zh: `保修期至 ${until}，含当日（${term.zh}）。`,
    en: `Under warranty through ${until} (${term.en}).`,
  }
}

/** What made the term other than its months say. */
function extensions({ at, start, exchanged }: UnitHistory, { repairs, repairDays, lasting }: WarrantySpan) {
  const reasons: WarrantyReason[] = []
  if (exchanged) {
    reasons.push({
      code: 'exchanged',
      zh: `${start} 换货，保修期重新计算。`,
      en: `The exchange on ${start} restarted the term.`,
    })
  }
  if (repairDays > 0) {
    reasons.push({
      code: 'repair-days',
      zh: `维修占用 ${repairDays} 天，不计入保修期。`,
      en: `${repairDays} ${repairDays === 1 ? 'day' : 'days'} in repair ${repairDays === 1 ? 'does' : 'do'} not count towards the term.`,
    })
  }
  const open = repairs.find(({ finished }) => !finished)
  if (open !== undefined) {
    reasons.push({
      code: 'in-repair',
      zh: `${open.from} 开始的维修尚未结束，计至 ${at}。`,
      en: `The repair started on ${open.from} is not finished; its days are counted until ${at}.`,
    })
  }
  if (lasting !== undefined) {
    reasons.push({
      code: 'repaired-goods',
      zh: `${lasting.to} 修复的商品另有最低保证期。`,
      en: `The repair finished on ${lasting.to} has a guarantee of its own.`,
    })
  }
  return reasons
}

const notInTerms = (component: string): WarrantyReason => ({
  code: 'not-in-terms',
  zh: `“${component}”没有约定保修。`,
  en: `“${component}” has no warranty.`,
})
