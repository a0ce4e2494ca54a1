import { civilDay, dayNumber, daysInMonth } from './calendar.ts'
import { DaysTimeDuration, FeelDate, FeelDateTime, FeelTime } from './value.ts'
import { offsetAt, offsetAtLocal } from './zone.ts'

const MAX_YEAR = 999_999_999
const DAY_SECONDS = 86_400
const LONGEST = 10n ** 34n
const SECOND_NANOSECONDS = 1_000_000_000n
const DAY_NANOSECONDS = 86_400_000_000_000n
/** An instant of the standard half of the year, by which a zoned time without a date is placed. */
const JANUARY = 946_684_800
const JULY = 962_409_600

/** null where there is no such day. */
export function dateOf(year: number, month: number, day: number): FeelDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null
  if (Math.abs(year) > MAX_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return new FeelDate(year, month, day)
}

export function dateOfDayNumber(number: number): FeelDate | null {
  const { year, month, day } = civilDay(number)
  return Math.abs(year) > MAX_YEAR ? null : new FeelDate(year, month, day)
}

export function dayNumberOf(date: FeelDate): number {
  return dayNumber(date.year, date.month, date.day)
}

export function secondOfDay(time: FeelTime): number {
  return time.hour * 3600 + time.minute * 60 + time.second
}

/** The seconds from 1970-01-01T00:00:00 on the wall clock, as if it were UTC. */
export function localSeconds(moment: FeelDateTime): number {
  return dayNumberOf(moment.date) * DAY_SECONDS + secondOfDay(moment.time)
}

/** Joins a date and a time; the offset of a zoned time becomes the one in force then. */
export function dateTimeOf(date: FeelDate, time: FeelTime): FeelDateTime {
  if (time.zone === null) return new FeelDateTime(date, time)
  const local = dayNumberOf(date) * DAY_SECONDS + secondOfDay(time)
  return new FeelDateTime(date, withOffset(time, offsetAtLocal(time.zone, local), time.zone))
}

/** A zoned time of no particular day: its offset is the zone's standard one. */
export function zonedTime(hour: number, minute: number, second: number, nanosecond: number, zone: string): FeelTime {
  const offset = Math.min(offsetAt(zone, JANUARY), offsetAt(zone, JULY))
  return new FeelTime(hour, minute, second, nanosecond, offset, zone)
}

function withOffset(time: FeelTime, offset: number | null, zone: string | null): FeelTime {
  return new FeelTime(time.hour, time.minute, time.second, time.nanosecond, offset, zone)
}

/** Midnight, the implicit conversion of a date to a date and time (DMN 1.5, 10.3.2.9.4: UTC). */
export function midnightOf(date: FeelDate): FeelDateTime {
  return new FeelDateTime(date, UTC_MIDNIGHT)
}

export const UTC_MIDNIGHT = new FeelTime(0, 0, 0, 0, 0, null)

/** Nanoseconds since 1970-01-01T00:00:00Z; of a local moment, on its own clock. */
export function nanosecondsOf(moment: FeelDateTime): bigint {
  return BigInt(localSeconds(moment) - (moment.time.offset ?? 0)) * SECOND_NANOSECONDS + BigInt(moment.time.nanosecond)
}

export function timeNanoseconds(time: FeelTime): bigint {
  return BigInt(secondOfDay(time) - (time.offset ?? 0)) * SECOND_NANOSECONDS + BigInt(time.nanosecond)
}

function timeOfNanoseconds(nanoseconds: bigint, offset: number | null, zone: string | null): FeelTime {
  const inDay = ((nanoseconds % DAY_NANOSECONDS) + DAY_NANOSECONDS) % DAY_NANOSECONDS
  const seconds = Number(inDay / SECOND_NANOSECONDS)
  return new FeelTime(
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    seconds % 60,
    Number(inDay % SECOND_NANOSECONDS),
    offset,
    zone,
  )
}

/** The wall clock at `nanoseconds` since 1970 with the offset or zone of `like`; null beyond the years FEEL has. */
function momentAt(nanoseconds: bigint, offset: number | null, zone: string | null): FeelDateTime | null {
  const inForce = zone === null ? offset : offsetAt(zone, Number(nanoseconds / SECOND_NANOSECONDS))
  const local = nanoseconds + BigInt(inForce ?? 0) * SECOND_NANOSECONDS
  const rest = ((local % DAY_NANOSECONDS) + DAY_NANOSECONDS) % DAY_NANOSECONDS
  const date = dateOfDayNumber(Number((local - rest) / DAY_NANOSECONDS))
  return date === null ? null : new FeelDateTime(date, timeOfNanoseconds(rest, inForce, zone))
}

/** The moment at an instant in a zone. */
export function zonedMoment(epochMilliseconds: number, zone: string): FeelDateTime {
  const moment = momentAt(BigInt(epochMilliseconds) * 1_000_000n, null, zone)
  if (moment === null) throw new RangeError(`expected an instant of the calendar, got ${epochMilliseconds}`)
  return moment
}

export function addToMoment(moment: FeelDateTime, duration: DaysTimeDuration): FeelDateTime | null {
  return momentAt(nanosecondsOf(moment) + duration.nanoseconds, moment.time.offset, moment.time.zone)
}

export function addToTime(time: FeelTime, duration: DaysTimeDuration): FeelTime {
  const local = BigInt(secondOfDay(time)) * SECOND_NANOSECONDS + BigInt(time.nanosecond)
  return timeOfNanoseconds(local + duration.nanoseconds, time.offset, time.zone)
}

/** Whole days of the duration move the date; a date has no time of day that the rest could change. */
export function addToDate(date: FeelDate, duration: DaysTimeDuration): FeelDate | null {
  const midnight = BigInt(dayNumberOf(date)) * DAY_NANOSECONDS + duration.nanoseconds
  const rest = ((midnight % DAY_NANOSECONDS) + DAY_NANOSECONDS) % DAY_NANOSECONDS
  return dateOfDayNumber(Number((midnight - rest) / DAY_NANOSECONDS))
}

/** The same day of a month that lies `months` later, or that month's last day. */
export function addMonths(date: FeelDate, months: number): FeelDate | null {
  const count = date.year * 12 + date.month - 1 + months
  const year = Math.floor(count / 12)
  const month = count - year * 12 + 1
  if (Math.abs(year) > MAX_YEAR) return null
  return new FeelDate(year, month, Math.min(date.day, daysInMonth(year, month)))
}

/** Whole months from one day to another, towards zero; times of day and zones do not count. */
export function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + to.month - from.month
  const rest = to.day - from.day
  if (months > 0 && rest < 0) return months - 1
  if (months < 0 && rest > 0) return months + 1
  return months
}

/** A length of time that FEEL's numbers can say in nanoseconds: null beyond 34 digits. */
export function daysTimeDuration(nanoseconds: bigint): DaysTimeDuration | null {
  return nanoseconds > LONGEST || nanoseconds < -LONGEST ? null : new DaysTimeDuration(nanoseconds)
}

export function difference(from: bigint, to: bigint): DaysTimeDuration {
  return new DaysTimeDuration(to - from)
}
