import { accept, type Result, refuse } from './result.ts'

/** Ranges of minutes since midnight, the end excluded, in order and apart; 1440 is the midnight that ends the day. */
export type OpeningHours = readonly { readonly from: number; readonly to: number }[]

const RANGE = /^(\d{2}):(\d{2})-(\d{2}):(\d{2})$/
const MINUTES_A_DAY = 1_440

/** Reads ranges such as `09:00-12:00`, `13:30-24:00`. Refuses the first that is malformed, empty, or not after the last. */
export function readOpeningHours(
  ranges: readonly string[],
): Result<OpeningHours, { readonly code: 'calendar.bad-range'; readonly text: string }> {
  const hours: { from: number; to: number }[] = []
  let earliest = 0
  for (const text of ranges) {
    const [, fromHour, fromMinute, toHour, toMinute] = RANGE.exec(text) ?? []
    const from = minutesOf(fromHour, fromMinute)
    const to = minutesOf(toHour, toMinute)
    if (from === undefined || to === undefined || from < earliest || to <= from) {
      return refuse({ code: 'calendar.bad-range', text })
    }
    hours.push({ from, to })
    earliest = to
  }
  return accept(hours)
}

function minutesOf(hour: string | undefined, minute: string | undefined): number | undefined {
  const minutes = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && minutes <= MINUTES_A_DAY ? minutes : undefined
}
