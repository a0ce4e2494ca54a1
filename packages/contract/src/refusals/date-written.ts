/** How 1 November 2026, 14:30:00 is written with the letters of Unicode TR 35 that templates use. */
const WRITTEN: Readonly<Record<string, string>> = {
  yyyy: '2026',
  yy: '26',
  MM: '11',
  M: '11',
  dd: '01',
  d: '1',
  HH: '14',
  H: '14',
  mm: '30',
  m: '30',
  ss: '00',
  s: '0',
  SSS: '000',
}

/**
 * A moment as a format writes it, to be shown to people who do not read formats: `yyyy-MM-dd HH:mm` gives
 * `2026-11-01 14:30`. Letters that no template uses stay as they are.
 */
export const dateWritten = (format: string): string =>
  format.replaceAll(/([A-Za-z])\1*/g, (letters) => WRITTEN[letters] ?? letters)
