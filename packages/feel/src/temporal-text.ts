import { dateOf, dateOfDayNumber, dateTimeOf, dayNumberOf, daysTimeDuration, zonedTime } from './moment.ts'
import { type DaysTimeDuration, type FeelDate, FeelDateTime, FeelTime, YearsMonthsDuration } from './value.ts'
import { isZone } from './zone.ts'

const DATE = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d{2})-(\d{2})$/
const TIME =
  /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:([zZ])|([+-])(\d{2}):(\d{2})(?::(\d{2}))?|@([A-Za-z][A-Za-z0-9_+\-/]*))?$/
const YEARS_MONTHS = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?$/
const DAYS_TIME = /^(-?)P(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d*))?S)?)?$/
/** The kit, like ISO 8601 readers on the JVM, takes offsets up to ±18:00. */
const MAX_OFFSET = 18 * 3600
const MAX_DIGITS = 30

/** `2024-02-29`, `-0044-03-15`, `12024-01-01`: XML Schema dates without an offset; null where the text is no day. */
export function dateFromText(text: string): FeelDate | null {
  const match = DATE.exec(text)
  if (match === null) return null
  const year = Number(match[2])
  return dateOf(match[1] === '-' ? -year : year, Number(match[3]), Number(match[4]))
}

interface ClockReading {
  readonly time: FeelTime
  /** `24:00:00`, the midnight that ends the day. */
  readonly endOfDay: boolean
}

function readClock(text: string): ClockReading | null {
  const match = TIME.exec(text)
  if (match === null) return null
  const hour = Number(match[1])
  const minute = Number(match[2])
  const second = Number(match[3])
  const nanosecond = Number((match[4] ?? '').slice(0, 9).padEnd(9, '0'))
  const endOfDay = hour === 24 && minute === 0 && second === 0 && nanosecond === 0
  if ((hour > 23 && !endOfDay) || minute > 59 || second > 59) return null
  const startHour = endOfDay ? 0 : hour
  if (match[10] !== undefined) {
    if (!isZone(match[10])) return null
    return { time: zonedTime(startHour, minute, second, nanosecond, match[10]), endOfDay }
  }
  const offset = readOffset(match)
  if (offset === undefined) return null
  return { time: new FeelTime(startHour, minute, second, nanosecond, offset, null), endOfDay }
}

/** null for a local time, undefined for an offset that does not exist. */
function readOffset(match: RegExpExecArray): number | null | undefined {
  if (match[5] !== undefined) return 0
  if (match[6] === undefined) return null
  const minutes = Number(match[8])
  const seconds = Number(match[9] ?? 0)
  const offset = Number(match[7]) * 3600 + minutes * 60 + seconds
  if (minutes > 59 || seconds > 59 || offset > MAX_OFFSET) return undefined
  return match[6] === '-' ? 0 - offset : offset
}

/** `10:15:00`, `10:15:00.5Z`, `10:15:00+08:00`, `10:15:00@Asia/Shanghai`; null where the text is no time. */
export function timeFromText(text: string): FeelTime | null {
  return readClock(text)?.time ?? null
}

/** A date, `T`, and a time; or a date alone, which is its local midnight. null where the text is neither. */
export function dateTimeFromText(text: string): FeelDateTime | null {
  const split = text.indexOf('T')
  if (split < 0) {
    const date = dateFromText(text)
    return date === null ? null : new FeelDateTime(date, new FeelTime(0, 0, 0, 0, null, null))
  }
  const date = dateFromText(text.slice(0, split))
  const clock = readClock(text.slice(split + 1))
  if (date === null || clock === null) return null
  const day = clock.endOfDay ? dateOfDayNumber(dayNumberOf(date) + 1) : date
  return day === null ? null : dateTimeOf(day, clock.time)
}

/** `P1Y2M` or `P1DT2H3M4.5S`, never both (DMN 1.5, 10.3.2.3.6 and .7); null where the text is neither. */
export function durationFromText(text: string): DaysTimeDuration | YearsMonthsDuration | null {
  if (text.length > 4 * MAX_DIGITS) return null
  const months = YEARS_MONTHS.exec(text)
  if (months !== null && (months[2] ?? months[3]) !== undefined) {
    const count = Number(months[2] ?? 0) * 12 + Number(months[3] ?? 0)
    if (!Number.isSafeInteger(count)) return null
    return new YearsMonthsDuration(months[1] === '-' ? 0 - count : count)
  }
  const match = DAYS_TIME.exec(text)
  if (match === null || match[3] === 'T' || (match[2] === undefined && match[3] === undefined)) return null
  const seconds =
    BigInt(match[2] ?? 0) * 86_400n +
    BigInt(match[4] ?? 0) * 3_600n +
    BigInt(match[5] ?? 0) * 60n +
    BigInt(match[6] ?? 0)
  const total = seconds * 1_000_000_000n + BigInt((match[7] ?? '').slice(0, 9).padEnd(9, '0'))
  return daysTimeDuration(match[1] === '-' ? -total : total)
}

const two = (number: number) => String(number).padStart(2, '0')

export function dateToText(date: FeelDate): string {
  const year = String(Math.abs(date.year)).padStart(4, '0')
  return `${date.year < 0 ? '-' : ''}${year}-${two(date.month)}-${two(date.day)}`
}

function fraction(nanosecond: number): string {
  return nanosecond === 0 ? '' : `.${String(nanosecond).padStart(9, '0').replace(/0+$/, '')}`
}

function offsetToText(offset: number): string {
  if (offset === 0) return 'Z'
  const size = Math.abs(offset)
  const seconds = size % 60 === 0 ? '' : `:${two(size % 60)}`
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${seconds}`
}

export function timeToText(time: FeelTime): string {
  const clock = `${two(time.hour)}:${two(time.minute)}:${two(time.second)}${fraction(time.nanosecond)}`
  if (time.zone !== null) return `${clock}@${time.zone}`
  return time.offset === null ? clock : clock + offsetToText(time.offset)
}

export function dateTimeToText(moment: FeelDateTime): string {
  return `${dateToText(moment.date)}T${timeToText(moment.time)}`
}

export function durationToText(duration: DaysTimeDuration | YearsMonthsDuration): string {
  if (duration instanceof YearsMonthsDuration) {
    const size = Math.abs(duration.months)
    if (size === 0) return 'P0M'
    const years = Math.floor(size / 12)
    return `${duration.months < 0 ? '-' : ''}P${years === 0 ? '' : `${years}Y`}${size % 12 === 0 ? '' : `${size % 12}M`}`
  }
  const size = duration.nanoseconds < 0n ? -duration.nanoseconds : duration.nanoseconds
  if (size === 0n) return 'PT0S'
  const seconds = size / 1_000_000_000n
  const inDay = Number(seconds % 86_400n)
  const rest = Number(size % 1_000_000_000n)
  const days = seconds / 86_400n
  const hours = Math.floor(inDay / 3600)
  const minutes = Math.floor(inDay / 60) % 60
  const clock =
    (hours === 0 ? '' : `${hours}H`) +
    (minutes === 0 ? '' : `${minutes}M`) +
    (inDay % 60 === 0 && rest === 0 ? '' : `${inDay % 60}${fraction(rest)}S`)
  return `${duration.nanoseconds < 0n ? '-' : ''}P${days === 0n ? '' : `${days}D`}${clock === '' ? '' : `T${clock}`}`
}
