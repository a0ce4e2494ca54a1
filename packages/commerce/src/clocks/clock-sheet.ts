import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import { notATime, readTime, type TimeRefusal } from '../given-time.ts'
import {
  CLOCKS,
  type ClockEvent,
  type ClockEventType,
  type ClockName,
  type ClockRefusal,
  type ClockState,
  type ClockStates,
  type ClockTargets,
} from './clock.ts'
import { clockStates } from './clock-states.ts'
import { type CalendarProblem, type ServiceHours, serviceCalendar } from './service-calendar.ts'

/** Weeks that a target may take: ten years. It bounds what a calendar that is hardly ever open can cost to walk. */
const MOST_WEEKS = 520
/** No case is open longer; and a calendar is walked day by day, 18,000 of them in half a second (Node 24). */
const MOST_YEARS = 50
const YEAR = 365.25 * 86_400_000

/**
 * What a person asks of the clocks of one case. Times are ISO instants with an offset, or what clocks show in the
 * calendar's zone; targets are business minutes.
 */
export type ClockQuestion = {
  readonly calendar: ServiceHours
  readonly targets: ClockTargets
  readonly events: readonly { readonly at: string; readonly type: ClockEventType }[]
  readonly now: string
}

/** A clock with `due` in UTC (`2026-03-01T08:00:00.000Z`) and business minutes to three decimals; `used + remaining` is the target. */
export type ClockReading = {
  readonly due: string
  readonly used: number
  readonly remaining: number
  readonly breached: boolean
  readonly paused: boolean
}

/** `unknownYears` names years counted without their Chinese public holidays, where there are any. */
export type ClockAnswer = { readonly [name in ClockName]: ClockReading | null } & {
  readonly unknownYears?: readonly number[]
}

export type ClockQuestionRefusal =
  | ClockRefusal
  | CalendarProblem
  | TimeRefusal
  | { readonly code: 'clocks.too-far-apart'; readonly field: string; readonly years: number }

/** Answers for people and files what `clockStates` answers for the program; its rules stand there. */
export function answerClocks(question: ClockQuestion): Result<ClockAnswer, ClockQuestionRefusal> {
  const hours = serviceCalendar(question.calendar)
  if (!hours.ok) return hours
  const { calendar, weeklyMinutes } = hours.value
  const far = CLOCKS.find((name) => (question.targets[name] ?? 0) > weeklyMinutes * MOST_WEEKS)
  if (far !== undefined) {
    return refuse({ code: 'clocks.target-wrong', field: `targets.${far}`, most: weeklyMinutes * MOST_WEEKS })
  }
  const events: ClockEvent[] = []
  for (const [index, { at, type }] of question.events.entries()) {
    const time = readTime(at, calendar.zone)
    if (time === undefined) return refuse(notATime(`events[${index}].at`, at))
    events.push({ at: time.at, type })
  }
  const now = readTime(question.now, calendar.zone)
  if (now === undefined) return refuse(notATime('now', question.now))
  const tooFar = tooFarApart(events, now.at)
  if (tooFar !== undefined) return refuse({ code: 'clocks.too-far-apart', field: tooFar, years: MOST_YEARS })
  const states = clockStates({ calendar, targets: question.targets }, events, now.at)
  return states.ok ? accept(answerOf(states.value, question.targets)) : states
}

/** The field of a time that lies too long after the first event. */
function tooFarApart(events: readonly ClockEvent[], now: Instant): string | undefined {
  const first = events.reduce<number>((earliest, { at }) => Math.min(earliest, at), now)
  const isTooFar = (at: Instant) => at - first > MOST_YEARS * YEAR
  const index = events.findIndex(({ at }) => isTooFar(at))
  if (index >= 0) return `events[${index}].at`
  return isTooFar(now) ? 'now' : undefined
}

function answerOf(states: ClockStates, targets: ClockTargets): ClockAnswer {
  const reading = (name: ClockName) => readingOf(states[name], targets[name] ?? 0)
  const unknownYears = [...new Set(CLOCKS.flatMap((name) => states[name]?.unknownYears ?? []))].sort((a, b) => a - b)
  return {
    firstResponse: reading('firstResponse'),
    update: reading('update'),
    solution: reading('solution'),
    ...(unknownYears.length > 0 ? { unknownYears } : {}),
  }
}

function readingOf(state: ClockState | null, target: number): ClockReading | null {
  if (state === null) return null
  const used = Math.round(state.used / 60)
  return {
    due: isoOf(state.due),
    used: used / 1_000,
    remaining: (Math.round(target * 1_000) - used) / 1_000,
    breached: state.breached,
    paused: state.paused,
  }
}
