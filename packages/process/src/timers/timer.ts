import type { FeelValue, Sentence } from '@aftersale/feel'
import { accept, type Instant, instantOf, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../cause.ts'
import type { TimerState } from '../state.ts'
import { type Counting, countingOf, type TimeSurroundings } from './counting.ts'
import { nextCronTime } from './cron.ts'
import { instantOfMoment } from './moment.ts'
import { plusDuration } from './plus-duration.ts'
import { positionNotBefore, seriesOf } from './series.ts'
import { outOfRange, type TimerType } from './timer-cause.ts'
import { type CycleRule, readTimerRule, type TimerRule } from './timer-rule.ts'

/** What is too long counted from here is too long counted from any day on which it could be deployed. */
const SOME_DAY = instantOf(Date.UTC(2_000, 0, 1))

/**
 * The timer of something that begins to wait at `from`. A date in the past and a negative duration are due at once. A cycle
 * with a start begins with it: one that ends has all its times, past ones too, an endless one those from now on.
 * Refuses with `process.timer-unreadable`, `process.timer-out-of-range` or `process.calendar-unknown`.
 */
export function firstTimer(
  value: FeelValue,
  type: TimerType,
  from: Instant,
  surroundings: TimeSurroundings,
  calendarName: string | null,
): Result<TimerState, Cause> {
  const counting = countingOf(surroundings, calendarName)
  if (!counting.ok) return counting
  const rule = readTimerRule(type, value)
  if (!rule.ok) return rule
  const timer = beginning(rule.value, from, counting.value)
  return timer === null ? refuse(outOfRange(rule.value.text)) : accept(timer)
}

/**
 * What follows when a timer has fired at `firedAt`; null where that was the last time. Planned times stay where they were
 * planned, however late one fired. Of times that passed meanwhile `all` fires each, at once, and `once` none: the one
 * that fired stood for them. By default (null) a cycle that ends fires all, an endless one and cron fire once.
 * Refuses where the calendar is gone.
 */
export function nextTimer(
  timer: TimerState,
  type: TimerType,
  firedAt: Instant,
  catchUp: 'all' | 'once' | null,
  surroundings: TimeSurroundings,
  calendarName: string | null,
): Result<TimerState | null, Cause> {
  const counting = countingOf(surroundings, calendarName)
  if (!counting.ok) return counting
  const read = readTimerRule(type, timer.rule)
  if (!read.ok) return read
  const rule = read.value
  if (rule.kind === 'cycle') return accept(following(timer, rule, firedAt, catchUp, counting.value))
  if (rule.kind !== 'cron') return accept(null)
  const last = catchUp === 'all' || firedAt < timer.due ? timer.due : firedAt
  return accept(beginning(rule, last, counting.value))
}

/**
 * The timer by what its expression gives now, or by a calendar that changed. It counts from where it began, so a due time may
 * come out in the past: then it is due at once. Of a cycle, what has fired stays fired: one that ends goes on with its next
 * time by number, an endless one with the first time after the last planned one that fired (and, where only the calendar
 * changed, not before the one that was planned). The same rule and calendar give the same timer. Null where nothing is left.
 */
export function recomputedTimer(
  timer: TimerState,
  type: TimerType,
  value: FeelValue,
  surroundings: TimeSurroundings,
  calendarName: string | null,
): Result<TimerState | null, Cause> {
  const counting = countingOf(surroundings, calendarName)
  if (!counting.ok) return counting
  const read = readTimerRule(type, value)
  if (!read.ok) return read
  const before = readTimerRule(type, timer.rule)
  const old = before.ok && before.value.kind === 'cycle' ? before.value : null
  const rule = read.value
  if (old === null || (rule.kind !== 'cycle' && rule.kind !== 'cron')) {
    return firstTimer(value, type, timer.from, surroundings, calendarName)
  }
  const lastFired = lastPlanned(timer, old, counting.value)
  if (rule.kind === 'cron') return accept(beginning(rule, lastFired ?? timer.from, counting.value))
  if (rule.repetitions !== null)
    return accept(at(rule, positionOf(timer, old, counting.value), timer.from, counting.value))
  if (rule.text === old.text) return accept(atOrAfter(rule, timer.due, timer.from, counting.value))
  if (lastFired === null) return accept(beginning(rule, timer.from, counting.value))
  return accept(atOrAfter(rule, lastFired + 1, timer.from, counting.value))
}

/** What is wrong with a constant rule, for the check at deployment; null where nothing is. */
export function timerProblem(type: TimerType, text: string): Sentence | null {
  const rule = readTimerRule(type, text)
  if (!rule.ok) return rule.refusal.message
  const isPossible = beginning(rule.value, SOME_DAY, { zone: 'UTC', calendar: null, counted: null }) !== null
  return isPossible ? null : outOfRange(rule.value.text).message
}

function beginning(rule: TimerRule, from: Instant, counting: Counting): TimerState | null {
  switch (rule.kind) {
    case 'date':
      return once(rule.text, from, instantOfMoment(rule.moment, counting.zone))
    case 'duration': {
      const due = rule.duration.isNegative ? from : plusDuration(from, rule.duration, 1, counting)
      return once(rule.text, from, due, on(counting))
    }
    case 'cron': {
      const due = nextCronTime(rule.times, from, counting.zone)
      return due === null ? null : { kind: 'timer', due, rule: rule.text, from, repetitions: null }
    }
    case 'cycle':
      return rule.repetitions === null ? atOrAfter(rule, from, from, counting) : at(rule, 1, from, counting)
  }
}

function following(
  timer: TimerState,
  rule: CycleRule,
  firedAt: Instant,
  catchUp: 'all' | 'once' | null,
  counting: Counting,
): TimerState | null {
  const next = positionOf(timer, rule, counting) + 1
  const skips = (catchUp ?? (rule.repetitions === null ? 'once' : 'all')) === 'once'
  const toCome = skips ? positionNotBefore(seriesOf(rule, timer.from, counting), firedAt + 1) : next
  return at(rule, Math.max(next, toCome), timer.from, counting)
}

/** Which time of its cycle the timer waits for; of a cycle that ends, what is left says it exactly. */
function positionOf(timer: TimerState, rule: CycleRule, counting: Counting): number {
  if (rule.repetitions !== null && timer.repetitions !== null) return rule.repetitions - timer.repetitions
  return positionNotBefore(seriesOf(rule, timer.from, counting), timer.due)
}

/** The planned time before the one that is waited for; null where nothing has fired yet. */
function lastPlanned(timer: TimerState, rule: CycleRule, counting: Counting): Instant | null {
  const position = positionOf(timer, rule, counting)
  return position <= 1 ? null : seriesOf(rule, timer.from, counting)(position - 1)
}

function atOrAfter(rule: CycleRule, instant: number, from: Instant, counting: Counting): TimerState | null {
  return at(rule, positionNotBefore(seriesOf(rule, from, counting), instant), from, counting)
}

function at(rule: CycleRule, position: number, from: Instant, counting: Counting): TimerState | null {
  const left = rule.repetitions === null ? null : rule.repetitions - position
  const due = left !== null && left < 0 ? null : seriesOf(rule, from, counting)(position)
  return due === null ? null : { kind: 'timer', due, rule: rule.text, from, repetitions: left, ...on(counting) }
}

function once(rule: string, from: Instant, due: Instant | null, calendar = {}): TimerState | null {
  return due === null ? null : { kind: 'timer', due, rule, from, repetitions: 0, ...calendar }
}

/** What is counted on a calendar names it: a duration and a cycle, no date and no cron expression. */
const on = ({ counted }: Counting): Pick<TimerState, 'counted'> => (counted === null ? {} : { counted })
