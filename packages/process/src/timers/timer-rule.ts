import { type FeelValue, feelToJson, type Sentence, typeNameOf } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../cause.ts'
import { readCron } from './cron.ts'
import { type IsoDuration, readIsoDuration } from './iso-duration.ts'
import { type Moment, readMoment } from './moment.ts'
import { type TimerType, unreadable } from './timer-cause.ts'

/** A timer's rule, read. `text` reads as the same rule again. */
export type TimerRule =
  | { readonly kind: 'date'; readonly text: string; readonly moment: Moment }
  | { readonly kind: 'duration'; readonly text: string; readonly duration: IsoDuration }
  | CycleRule
  | { readonly kind: 'cron'; readonly text: string; readonly times: NonNullable<ReturnType<typeof readCron>> }

/** `R3/PT1H`: three times, the first an hour after the beginning; with a start, the first is the start itself. */
export interface CycleRule {
  readonly kind: 'cycle'
  readonly text: string
  /** How often it fires in all; null: without end. */
  readonly repetitions: number | null
  readonly start: Moment | null
  readonly interval: IsoDuration
}

const LONGEST_TEXT = 200
const REPEATING = /^R(\d{0,9}|-1)\/(?:(.+)\/)?([^/]+)$/
const SECOND = 1_000
/** A cycle that ends may be quicker than a second as long as it is no endless one in disguise. */
const MOST_QUICK = 1_000

/**
 * Reads what a timer's expression gave: text, or a FEEL date, date and time or duration, which is read as its text (so a
 * FEEL duration of whole days counts as days: FEEL does not tell PT24H from P1D).
 * - `date`: ISO 8601, see `readMoment`.
 * - `duration`: ISO 8601, weeks and a sign included.
 * - `cycle`: `R<n>/<duration>`, `R<n>/<start>/<duration>` (n left out, or -1: without end), or cron, see `readCron`. A bare
 *   duration is refused, as Camunda 8 does: it would not say how often.
 * An interval must be longer than nothing; one below a second is refused where it repeats without end or over 1000 times.
 */
export function readTimerRule(type: TimerType, value: FeelValue): Result<TimerRule, Cause> {
  const json = typeof value === 'string' ? value.trim() : isTemporal(value) ? feelToJson(value) : null
  if (typeof json !== 'string') return refuse(unreadable(type, typeNameOf(value)))
  if (json.length > LONGEST_TEXT) return refuse(unreadable(type, json))
  if (type === 'cycle') return readCycle(json)
  if (type === 'date') {
    const moment = readMoment(json)
    return moment === null ? refuse(unreadable(type, json)) : accept({ kind: 'date', text: json, moment })
  }
  const duration = readIsoDuration(json)
  return duration === null ? refuse(unreadable(type, json)) : accept({ kind: 'duration', text: json, duration })
}

function isTemporal(value: FeelValue): boolean {
  const kind = typeNameOf(value)
  return (
    kind === 'date' ||
    kind === 'date and time' ||
    kind === 'days and time duration' ||
    kind === 'years and months duration'
  )
}

function readCycle(text: string): Result<TimerRule, Cause> {
  const match = REPEATING.exec(text)
  if (match === null) return readCronRule(text)
  const [, count = '', startText, intervalText = ''] = match
  const repetitions = count === '' || count === '-1' ? null : Number(count)
  const start = startText === undefined ? null : readMoment(startText)
  const interval = readIsoDuration(intervalText)
  if (interval === null || (startText !== undefined && start === null)) return refuse(unreadable('cycle', text))
  const wrong = repetitions === 0 ? NEVER : intervalProblem(interval, repetitions)
  if (wrong !== null) return refuse(unreadable('cycle', text, wrong))
  return accept({ kind: 'cycle', text, repetitions, start, interval })
}

function readCronRule(text: string): Result<TimerRule, Cause> {
  if (readIsoDuration(text) !== null) return refuse(unreadable('cycle', text, HOW_OFTEN))
  const times = readCron(text)
  return times === null ? refuse(unreadable('cycle', text)) : accept({ kind: 'cron', text, times })
}

function intervalProblem(interval: IsoDuration, repetitions: number | null): Sentence | null {
  const { isNegative, months, weeks, days, milliseconds } = interval
  if (months > 0 || weeks > 0 || days > 0 || milliseconds >= SECOND) return isNegative ? NOT_FORWARD : null
  if (isNegative || milliseconds === 0) return NOT_FORWARD
  return repetitions === null || repetitions > MOST_QUICK ? TOO_QUICK : null
}

const NEVER: Sentence = { en: 'it repeats 0 times, so it never fires', 'zh-CN': '重复 0 次,永远不会触发' }
const HOW_OFTEN: Sentence = {
  en: 'it does not say how often; put R/ before it to repeat without end, or R3/ for three times',
  'zh-CN': '没有说明重复次数;在前面加 R/ 表示无限重复,加 R3/ 表示三次',
}
const NOT_FORWARD: Sentence = { en: 'its interval must be longer than nothing', 'zh-CN': '间隔必须大于零' }
const TOO_QUICK: Sentence = {
  en: `an interval below one second may repeat at most ${MOST_QUICK} times`,
  'zh-CN': `小于一秒的间隔最多只能重复 ${MOST_QUICK} 次`,
}
