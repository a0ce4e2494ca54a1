import { shareRounded } from '@aftersale/kernel'

/**
 * What the next `units` of a line are worth when `from` of its `quantity` units were taken before: cumulative, the share
 * of what was paid for `from + units` less the share for `from`. However the units are split, they come to `paid`.
 * Throws where there are not so many units.
 */
export function worthOf(paid: number, quantity: number, from: number, units: number): number {
  if (from < 0 || units < 0 || from + units > quantity) {
    throw new RangeError(`expected units within ${quantity}, got ${units} after ${from}`)
  }
  return shareRounded(paid, from + units, quantity) - shareRounded(paid, from, quantity)
}
