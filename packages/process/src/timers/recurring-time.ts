import type { Sentence } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import { nextCronTime } from './cron.ts'
import { positionNotBefore, seriesOf } from './series.ts'
import { timerProblem } from './timer.ts'
import { readTimerRule } from './timer-rule.ts'

/** What is wrong with a recurrence, cron or ISO 8601 `R/PT1H`, for the check at deployment; null where nothing is. */
export const recurringProblem = (text: string): Sentence | null => timerProblem('cycle', text)

/**
 * The first time of a recurrence that is later than `after`: of an interval counted from `from`, of cron on the clock of the
 * IANA zone. Null where the text is none, and where it has no such time any more.
 */
export function recurringTime(text: string, from: Instant, after: Instant, zone: string): Instant | null {
  const rule = readTimerRule('cycle', text)
  if (!rule.ok) return null
  if (rule.value.kind === 'cron') return nextCronTime(rule.value.times, after, zone)
  if (rule.value.kind !== 'cycle') return null
  const series = seriesOf(rule.value, from, { zone, calendar: null, counted: null })
  const position = positionNotBefore(series, after + 1)
  const { repetitions } = rule.value
  return repetitions !== null && position > repetitions ? null : series(position)
}
