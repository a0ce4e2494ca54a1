import type { LocalDate } from '@aftersale/kernel'
import type { TimeRefusal, ZoneRefusal } from '../given-time.ts'
import type { Reason } from '../reason.ts'

/** What happened to a sold unit, as far as its warranty cares. */
export type WarrantyEventType = 'repairStarted' | 'repairEnded' | 'exchanged'

/**
 * The life of a sold unit. Dates are `yyyy-MM-dd`, or instants, which count as the day of `zone` (Asia/Shanghai where
 * left out). Events may come in any order; of those at one time, their order counts.
 */
export type UnitLife = {
  readonly sold: string
  /** The day the term runs from, where it is not that of the sale. */
  readonly delivered?: string | undefined
  readonly events: readonly { readonly at: string; readonly type: WarrantyEventType }[]
  readonly zone?: string | undefined
}

/** How many months each component is covered, 1 to 1200. */
export type WarrantyTerm = { readonly component: string; readonly months: number }

export type WarrantyUnit = UnitLife & {
  readonly terms: readonly WarrantyTerm[]
  /** Days that whatever was repaired in its term must last at least; 30 under 三包, none where left out. */
  readonly repairedGoodsDays?: number | undefined
}

export type WarrantyReason = Reason<
  | 'within-term'
  | 'expired'
  | 'before-start'
  | 'not-in-terms'
  | 'exchanged'
  | 'repair-days'
  | 'in-repair'
  | 'repaired-goods'
>

/** Whether a component is covered, and through which day; null where no warranty is given on it. */
export type WarrantyAnswer = {
  readonly component: string
  readonly covered: boolean
  readonly until: LocalDate | null
  readonly reasons: readonly WarrantyReason[]
}

/** A life that no unit can have. `field` is where it stands: `events[1].type`. */
export type LifeRefusal =
  | TimeRefusal
  | ZoneRefusal
  | { readonly code: 'warranty.delivered-before-sold'; readonly field: string }
  | { readonly code: 'warranty.before-start'; readonly field: string; readonly start: string }
  | { readonly code: 'warranty.repair-open'; readonly field: string; readonly since: string }
  | { readonly code: 'warranty.no-repair-open'; readonly field: string }

export type WarrantyRefusal =
  | LifeRefusal
  | { readonly code: 'commerce.not-within'; readonly field: string; readonly least: number; readonly most: number }
  | { readonly code: 'commerce.id-twice'; readonly field: string; readonly id: string }
