import { WEEKDAYS } from '../../calendars/index.ts'
import { within } from '../wording/json-document.ts'

/** When a day opens and closes, once or several times: pairs of `09:00`. */
export type Openings = readonly (readonly [from: string, to: string])[]

/** The openings that a document has at a place; what is none is left out of sight. */
export function openingsIn(value: unknown): Openings {
  const pairs = Array.isArray(value) ? (value as readonly unknown[]) : []
  return pairs.flatMap((pair) => {
    const [from, to] = Array.isArray(pair) ? (pair as readonly unknown[]) : []
    return typeof from === 'string' && typeof to === 'string' ? [[from, to] as const] : []
  })
}

/** Openings as they are typed: `09:00-12:00, 13:30-18:00`. */
export const hoursText = (openings: Openings): string => openings.map(([from, to]) => `${from}-${to}`).join(', ')

const OPENING = /^(\d{1,2})[:：](\d{2})\s*[-–—~～至到]\s*(\d{1,2})[:：](\d{2})$/

/** The same read back; null where a part is no pair of times of one day, the first before the second. */
export function hoursOf(text: string): Openings | null {
  const parts = text.split(/[,，、;；]/).flatMap((part) => part.trim() || [])
  const pairs = parts.map((part): readonly [string, string] | null => {
    const [, hour = '', minute = '', untilHour = '', untilMinute = ''] = OPENING.exec(part) ?? []
    const [from, to] = [`${hour.padStart(2, '0')}:${minute}`, `${untilHour.padStart(2, '0')}:${untilMinute}`]
    return hour !== '' && minute < '60' && untilMinute < '60' && from < to && to <= '24:00' ? [from, to] : null
  })
  return pairs.every((pair) => pair !== null) ? pairs : null
}

/** The minutes that they come to. */
export const minutesOf = (openings: Openings): number =>
  openings.reduce((sum, [from, to]) => sum + minuteOf(to) - minuteOf(from), 0)

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** The minutes of the first open day of a week, as most of its days have; null where no day has hours. */
export function usualMinutes(weekly: unknown): number | null {
  const days = within(weekly)
  const first = WEEKDAYS.map((day) => minutesOf(openingsIn(days[day]))).find((minutes) => minutes > 0)
  return first ?? null
}
