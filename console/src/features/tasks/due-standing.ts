export type DueStanding = 'calm' | 'warned' | 'breached'

/** Of the time that there was, this share is left when one is warned. */
const WARNED_AT = 0.2

/** How what is due stands: breached once it is due, warned when little of its time is left. All in epoch milliseconds. */
export function dueStanding(since: number, due: number, now: number): DueStanding {
  if (now >= due) return 'breached'
  return due - now <= (due - since) * WARNED_AT ? 'warned' : 'calm'
}
