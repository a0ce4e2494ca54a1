import type { Instant } from '@aftersale/kernel'
import type { Counting } from './counting.ts'
import { instantOfMoment } from './moment.ts'
import { plusDuration } from './plus-duration.ts'
import type { CycleRule } from './timer-rule.ts'

/** The planned times of a cycle by position from 1; null where there is none within the years 1 to 9999. */
export type Series = (position: number) => Instant | null

/**
 * Each time is counted from the beginning and not from the one before, so nothing drifts: a month after a month after
 * 31 January is 31 March. A start that names a zone has its days counted there.
 */
export function seriesOf({ start, interval }: CycleRule, from: Instant, counting: Counting): Series {
  if (start === null) return (position) => plusDuration(from, interval, position, counting)
  const beginning = instantOfMoment(start, counting.zone)
  const there = { ...counting, zone: start.zone ?? counting.zone }
  return (position) => (beginning === null ? null : plusDuration(beginning, interval, position - 1, there))
}

/** Position of the first time of the series that is not before `instant`, or that does not exist any more. */
export function positionNotBefore(series: Series, instant: number): number {
  const isReached = (position: number): boolean => {
    const at = series(position)
    return at === null || at >= instant
  }
  let most = 1
  while (!isReached(most)) most *= 2
  let least = Math.floor(most / 2) + 1
  while (least < most) {
    const middle = Math.floor((least + most) / 2)
    if (isReached(middle)) most = middle
    else least = middle + 1
  }
  return most
}
