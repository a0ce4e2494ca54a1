import type { Language } from '@aftersale/contract'

const part = (count: number, unit: 'hour' | 'minute', language: Language) =>
  count === 0 ? [] : [new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)]

/** Whole minutes exactly, as people say them: 450 is “7 hours 30 minutes”; none are “0 minutes”. */
export function minutesText(minutes: number, language: Language): string {
  const parts = [...part(Math.floor(minutes / 60), 'hour', language), ...part(minutes % 60, 'minute', language)]
  const none = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'long' })
  return parts.length === 0 ? none.format(0) : parts.join(language === 'en' ? ' ' : '')
}
