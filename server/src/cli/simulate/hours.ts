import { addMilliseconds, type Instant, instantToWallClock } from '@aftersale/kernel'

export const ZONE = 'Asia/Shanghai'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

const OPENS = 9
const CLOSES = 21

/** Whether the company works. Stores and the service desk work every day. */
export function isOpen(now: Instant): boolean {
  const { hour } = instantToWallClock(now, ZONE)
  return hour >= OPENS && hour < CLOSES
}

/** So many days later, parts of days too. */
export const daysAfter = (from: Instant, days: number): Instant => addMilliseconds(from, Math.round(days * DAY))
