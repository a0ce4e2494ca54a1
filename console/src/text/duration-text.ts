import type { Language } from '@aftersale/contract'
import { spanText } from './span-text.ts'

const DURATION = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?)?$/

/** A duration of days, hours and minutes (ISO 8601), as people say it; anything else stands as it is. */
export function durationText(duration: string, language: Language): string {
  const found = DURATION.exec(duration)
  if (found === null) return duration
  const [days = 0, hours = 0, minutes = 0] = found.slice(1).map((part) => Number(part ?? 0))
  return spanText(((days * 24 + hours) * 60 + minutes) * 60_000, language)
}
