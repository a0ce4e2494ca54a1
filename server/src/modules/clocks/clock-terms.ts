import type { ClockEventType, ClockName, ClockTargets } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'

/** What was agreed for a case. Targets are business minutes in the hours of a deployed calendar. */
export interface ClockAgreement {
  readonly caseId: string
  readonly calendar: string
  readonly targets: ClockTargets
  /** Of a target, how much may be used before somebody is warned; null: nobody is. */
  readonly warnPercent: number | null
  /** Elements of the flow at which somebody else is awaited: the clocks stand still meanwhile. */
  readonly awaiting: readonly string[]
}

/** Something that starts, stops or halts clocks. The same cause counts once for a case. */
export interface ClockNews {
  readonly caseId: string
  readonly type: Exclude<ClockEventType, 'created'>
  readonly at: Instant
  readonly cause: string
  readonly by: string
}

/** A clock that came near its due instant, or ran past it. */
export interface ClockAlarm {
  readonly caseId: string
  readonly name: ClockName
  readonly kind: 'warned' | 'breached'
  readonly legFrom: Instant
  readonly due: Instant
  /** Business minutes that were agreed; null: said before that was kept. */
  readonly target: number | null
}

/** An alarm that is told to whoever hears: each once, by its id. */
export interface AnnouncedAlarm extends ClockAlarm {
  readonly id: string
}

/** A clock of a case that is in time by what is known now: what was said of it has lapsed. */
export type Relieved = Pick<ClockAlarm, 'caseId' | 'name' | 'kind' | 'legFrom'>

export type AgreementRefusal = KnownRefusal<'cases.not-found' | 'calendars.not-found' | 'clocks.target-wrong'>
export type NewsRefusal = KnownRefusal<'clocks.none-kept' | 'clocks.before-creation'>
