import type { NewTiming, Timing } from '@aftersale/modelling'

export type TimingUnit = 'days' | 'hours' | 'minutes' | 'weeks'

/** A length of time while it is typed. */
export interface TimingDraft {
  readonly amount: number | null
  readonly unit: TimingUnit
  /** Null: by the clock and the calendar of the year. */
  readonly calendar: string | null
}

const SHAPES: readonly (readonly [RegExp, TimingUnit])[] = [
  [/^P(\d+)D$/, 'days'],
  [/^PT(\d+)H$/, 'hours'],
  [/^PT(\d+)M$/, 'minutes'],
  [/^P(\d+)W$/, 'weeks'],
]

/** A length of one unit as it is typed; null where it is anything else, which stays as it is written. */
export function draftOf({ duration, calendar }: Timing): TimingDraft | null {
  for (const [shape, unit] of SHAPES) {
    const amount = shape.exec(duration ?? '')?.[1]
    if (amount !== undefined) return { amount: Number(amount), unit, calendar }
  }
  return null
}

const WRITTEN: Readonly<Record<TimingUnit, (amount: number) => string>> = {
  days: (amount) => `P${amount}D`,
  hours: (amount) => `PT${amount}H`,
  minutes: (amount) => `PT${amount}M`,
  weeks: (amount) => `P${amount}W`,
}

/** As the model writes it; null while there is no amount. */
export const timingOf = ({ amount, unit, calendar }: TimingDraft): NewTiming | null =>
  amount === null || amount <= 0 ? null : { duration: WRITTEN[unit](amount), calendar }
