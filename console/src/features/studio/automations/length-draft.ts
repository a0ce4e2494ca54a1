export type LengthUnit = 'days' | 'hours' | 'minutes'

/** A length of time before or after something, in one unit. */
export interface LengthDraft {
  readonly amount: number
  readonly unit: LengthUnit
  readonly isBefore: boolean
}

const SHAPES: readonly (readonly [RegExp, LengthUnit])[] = [
  [/^(-?)P(\d+)D$/, 'days'],
  [/^(-?)PT(\d+)H$/, 'hours'],
  [/^(-?)PT(\d+)M$/, 'minutes'],
]

/** An ISO 8601 duration of one unit; null where it is anything else, which stays as it is written. */
export function lengthOf(duration: string): LengthDraft | null {
  for (const [shape, unit] of SHAPES) {
    const [, sign, amount] = shape.exec(duration) ?? []
    if (amount !== undefined) return { amount: Number(amount), unit, isBefore: sign === '-' }
  }
  return null
}

/** As an automation writes it. */
export function durationOf({ amount, unit, isBefore }: LengthDraft): string {
  const written = unit === 'days' ? `P${amount}D` : `PT${amount}${unit === 'hours' ? 'H' : 'M'}`
  return isBefore ? `-${written}` : written
}
