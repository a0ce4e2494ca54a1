import { addDays, addMonths, daysBetween, type LocalDate } from '@aftersale/kernel'
import type { Repair, UnitHistory } from './unit-history.ts'

/** How long a term lasts, and what made it longer. */
export type WarrantySpan = {
  /** The last day of the term, itself covered. */
  readonly until: LocalDate
  /** The repairs that began in the term, and the days they took together. */
  readonly repairs: readonly Repair[]
  readonly repairDays: number
  /** The repaired goods whose own guarantee is what `until` is due to. */
  readonly lasting: Repair | undefined
}

/**
 * A term of so many months from the start of the history, longer by the days in repair, from the date it began to the date
 * it ended. A repair that began after the term does not bring it back. What was repaired lasts `repairedGoodsDays` from the
 * end of its repair at least.
 */
export function warrantySpan(history: UnitHistory, months: number, repairedGoodsDays: number): WarrantySpan {
  let until = addMonths(history.start, months)
  let repairDays = 0
  let lasting: Repair | undefined
  const repairs: Repair[] = []
  for (const repair of history.repairs) {
    if (repair.from > until) break
    const days = daysBetween(repair.from, repair.to)
    repairs.push(repair)
    repairDays += days
    until = addDays(until, days)
    const lasts = addDays(repair.to, repairedGoodsDays)
    if (repairedGoodsDays > 0 && repair.finished && lasts > until) {
      until = lasts
      lasting = repair
    }
  }
  return { until, repairs, repairDays, lasting }
}
