import type { BusinessCalendar, Instant } from '@aftersale/kernel'

/** The three clocks of a service agreement, by what each of them waits for. */
export const CLOCKS = ['firstResponse', 'update', 'solution'] as const
export type ClockName = (typeof CLOCKS)[number]

/** What happened to a case, as far as its clocks care. */
export type ClockEventType = 'created' | 'replied' | 'paused' | 'resumed' | 'solved'
export type ClockEvent = { readonly at: Instant; readonly type: ClockEventType }

/** Business minutes that each clock may run; a clock without a target is not kept. */
export type ClockTargets = { readonly [name in ClockName]?: number | undefined }

/** What was agreed: how long, in the hours of which calendar. */
export type ClockTerms = { readonly calendar: BusinessCalendar; readonly targets: ClockTargets }

/** A clock as it stands. Times are milliseconds of business time. */
export type ClockState = {
  /** When the target is used up, if nothing pauses the clock any more. */
  readonly due: Instant
  readonly used: number
  /** `target − used`: negative once more than the target was used. */
  readonly remaining: number
  /** It ran on after `due`. To stop at that very instant is in time. */
  readonly breached: boolean
  /** It has not stopped, but does not run now. */
  readonly paused: boolean
  /** Years that were counted without their Chinese public holidays, which are not published yet. */
  readonly unknownYears: readonly number[]
}

/** When a clock's target is used up. One that does not run, because it is paused or has stopped, does not get there. */
export type ClockDue = { readonly due: Instant; readonly running: boolean }

/** Each clock, or null where there is no target for it. */
export type ClockStates = { readonly [name in ClockName]: ClockState | null }
export type ClockDues = { readonly [name in ClockName]: ClockDue | null }

/** Why there is no answer. `field` is where it stands: `events[2].at`. */
export type ClockRefusal =
  | { readonly code: 'clocks.target-wrong'; readonly field: string; readonly most: number }
  | { readonly code: 'clocks.not-created'; readonly field: string }
  | { readonly code: 'clocks.created-twice'; readonly field: string }
  | { readonly code: 'clocks.before-creation'; readonly field: string }
  | { readonly code: 'clocks.not-paused'; readonly field: string }
