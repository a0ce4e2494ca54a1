import { dateTimeFromText, type FeelDateTime } from '@aftersale/feel'
import { type Instant, isTimeZone } from '@aftersale/kernel'
import { instantOfWall, instantWithin } from './wall-time.ts'

/** A date, or a date and time, as a rule says it. */
export interface Moment {
  readonly value: FeelDateTime
  readonly isBareDate: boolean
  /** The zone that the text names (`@Europe/Berlin`); null where it names none, or only an offset. */
  readonly zone: string | null
}

const WITHOUT_SECONDS = /^([^T]+T\d{2}:\d{2})(?!:)/
const ZONE_IN_BRACKETS = /^(.+?)(Z|[+-]\d{2}:\d{2})?\[([^\]]+)\]$/

/**
 * `2026-03-01`, `2026-03-01T09:00` and `2026-03-01T09:00:00.5`, followed by `Z`, an offset, `@Zone`, or as Java writes it
 * an offset and `[Zone]`, of which the offset says the instant. Null for other text.
 */
export function readMoment(text: string): Moment | null {
  const [, local, offset, named] = ZONE_IN_BRACKETS.exec(text) ?? []
  if (local === undefined || named === undefined) return momentOf(text, null)
  if (!isTimeZone(named)) return null
  return offset === undefined ? momentOf(`${local}@${named}`, named) : momentOf(local + offset, named)
}

function momentOf(text: string, zone: string | null): Moment | null {
  const value = dateTimeFromText(text.replace(WITHOUT_SECONDS, '$1:00'))
  return value === null ? null : { value, isBareDate: !text.includes('T'), zone: zone ?? value.time.zone }
}

/** The moment's instant; `zone` is for one without zone or offset. Null outside the years 1 to 9999. */
export function instantOfMoment({ value: { date, time } }: Moment, zone: string): Instant | null {
  const wall = {
    year: date.year,
    month: date.month,
    day: date.day,
    hour: time.hour,
    minute: time.minute,
    second: time.second,
    millisecond: Math.floor(time.nanosecond / 1_000_000),
  }
  if (time.zone !== null || time.offset === null) return instantOfWall(wall, time.zone ?? zone)
  const asIfUtc = instantOfWall(wall, 'UTC')
  return asIfUtc === null ? null : instantWithin(asIfUtc - time.offset * 1_000)
}

/** The last millisecond of the moment's day, where it is a bare date; else its instant. */
export function endOfMoment(moment: Moment, zone: string): Instant | null {
  if (!moment.isBareDate) return instantOfMoment(moment, zone)
  const { year, month, day } = moment.value.date
  return instantOfWall({ year, month, day, hour: 23, minute: 59, second: 59, millisecond: 999 }, zone)
}
