import { isTimeZone, readStatedTime, type StatedTime } from '@aftersale/kernel'

/** Years that after-sales happens in: another one is a slip of the pen. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199

/** A field that should state a date or a time and does not. */
export type TimeRefusal = { readonly code: 'commerce.not-a-time'; readonly field: string; readonly text: string }

export type ZoneRefusal = { readonly code: 'commerce.unknown-zone'; readonly field: string; readonly zone: string }

/** Reads a stated time (see the kernel's `readStatedTime`) of the years 1900 to 2199. */
export function readTime(text: string, zone: string): StatedTime | undefined {
  const time = readStatedTime(text, zone)
  const year = Number(time?.date.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR ? time : undefined
}

export const notATime = (field: string, text: string): TimeRefusal => ({ code: 'commerce.not-a-time', field, text })

export function zoneWrong(zone: string, field: string): ZoneRefusal | undefined {
  return isTimeZone(zone) ? undefined : { code: 'commerce.unknown-zone', field, zone }
}
