/** A calendar as its file has it; what is not edited here stays as it is. */
export type CalendarDocument = {
  readonly name: { readonly en: string; readonly 'zh-CN': string }
  readonly weekly: Readonly<Record<string, readonly (readonly [string, string])[]>>
  readonly holidays?: readonly string[]
  readonly [other: string]: unknown
}

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** Openings as they are typed: `09:00-12:00, 13:30-18:00`. */
export const hoursText = (openings: readonly (readonly [string, string])[] | undefined): string =>
  (openings ?? []).map(([from, to]) => `${from}-${to}`).join(', ')

/** The same read back; null where a part is no pair of times. */
export function hoursOf(text: string): [string, string][] | null {
  const parts = text.split(/[,，、;；]/).flatMap((part) => part.trim() || [])
  const pairs = parts.map((part) => /^(\d{2}:\d{2})\s*[-–~至]\s*(\d{2}:\d{2})$/.exec(part))
  return pairs.every((pair) => pair !== null) ? pairs.map(([, from = '', to = '']) => [from, to]) : null
}

/** Days as they are typed, one after the other. */
export const daysOf = (text: string): string[] => text.split(/[\s,，、;；]+/).filter((day) => day !== '')
