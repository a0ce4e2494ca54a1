import type { Language } from '@aftersale/contract'

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** How long something lasts (milliseconds), in the largest unit that fits: “3 days”; under a minute is a minute. */
export function spanText(milliseconds: number, language: Language): string {
  const [unit, size] = STEPS.find(([, step]) => milliseconds >= step) ?? (['minute', 60_000] as const)
  const count = Math.max(1, Math.floor(milliseconds / size))
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
