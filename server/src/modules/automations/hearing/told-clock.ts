import { isoOf } from '@aftersale/kernel'
import type { AnnouncedAlarm } from '../../clocks/index.ts'

/** A service clock as expressions see it. */
export interface ToldClock {
  readonly name: string
  readonly state: 'warned' | 'breached'
  /** ISO 8601. */
  readonly due: string
  /** Business minutes that were agreed; null where that is not known any more. */
  readonly target: number | null
}

export const toldClock = ({ name, kind, due, target }: AnnouncedAlarm): ToldClock => ({
  name,
  state: kind,
  due: isoOf(due),
  target,
})
