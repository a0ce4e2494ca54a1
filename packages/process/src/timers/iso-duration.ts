/** A duration of ISO 8601 by what counts differently; no part is negative, `isNegative` speaks of the whole. */
export interface IsoDuration {
  readonly isNegative: boolean
  readonly months: number
  readonly weeks: number
  readonly days: number
  /** Hours, minutes and seconds; what is below a millisecond is cut off. */
  readonly milliseconds: number
}

const DURATION =
  /^([+-]?)P(?=[\dT])(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})W)?(?:(\d{1,9})D)?(?:T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,](\d{1,9}))?S)?)?$/

/** `P1Y2M3W4DT5H6M7.5S` with any part left out and a sign before the whole (ISO 8601-1:2019, 5.5.2); null for other text. */
export function readIsoDuration(text: string): IsoDuration | null {
  const match = DURATION.exec(text)
  if (match === null) return null
  const part = (index: number): number => Number(match[index] ?? 0)
  return {
    isNegative: match[1] === '-',
    months: part(2) * 12 + part(3),
    weeks: part(4),
    days: part(5),
    milliseconds:
      part(6) * 3_600_000 + part(7) * 60_000 + part(8) * 1_000 + Number((match[9] ?? '').slice(0, 3).padEnd(3, '0')),
  }
}
