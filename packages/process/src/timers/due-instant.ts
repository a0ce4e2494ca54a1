import type { FeelValue } from '@aftersale/feel'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../cause.ts'
import { countingOf, type TimeSurroundings } from './counting.ts'
import { endOfMoment, instantOfMoment } from './moment.ts'
import { plusDuration } from './plus-duration.ts'
import { outOfRange } from './timer-cause.ts'
import { readTimerRule } from './timer-rule.ts'

/**
 * When a user task that opens at `from` is due, or to be looked at again: a date and time, a date, or a duration from
 * `from` (counted on the calendar). A bare date is its first or its last millisecond in the zone of the surroundings, as
 * `bareDate` says: what is due on a day is late after it, what is to be followed up on a day is so from its beginning.
 */
export function dueInstant(
  value: FeelValue,
  from: Instant,
  surroundings: TimeSurroundings,
  calendarName: string | null,
  bareDate: 'start-of-day' | 'end-of-day',
): Result<Instant, Cause> {
  const counting = countingOf(surroundings, calendarName)
  if (!counting.ok) return counting
  const { zone } = counting.value
  const duration = readTimerRule('duration', value)
  if (duration.ok && duration.value.kind === 'duration') {
    const { text, duration: length } = duration.value
    return within(text, length.isNegative ? from : plusDuration(from, length, 1, counting.value))
  }
  const date = readTimerRule('date', value)
  if (!date.ok) return date
  if (date.value.kind !== 'date') throw new Error(`expected a rule of kind date, got ${date.value.kind}`)
  const { text, moment } = date.value
  return within(text, bareDate === 'end-of-day' ? endOfMoment(moment, zone) : instantOfMoment(moment, zone))
}

/** The duration that a date of a task is given as, which a calendar may count; null where it is a date. */
export function countedDuration(value: FeelValue): string | null {
  const read = readTimerRule('duration', value)
  return read.ok && read.value.kind === 'duration' && !read.value.duration.isNegative ? read.value.text : null
}

function within(text: string, due: Instant | null): Result<Instant, Cause> {
  return due === null ? refuse(outOfRange(text)) : accept(due)
}
