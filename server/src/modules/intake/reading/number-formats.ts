import type { XmlHandlers } from './xml-reader.ts'

/** Built-in formats that show a date or a time of day: ECMA-376-1 §18.8.30, with the East Asian ones. */
const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 45],
  [47, 47],
  [50, 58],
] as const

/** Reads styles.xml: which cell styles, by their number, show a date or a time of day. */
export function dateStyles(): { readonly handlers: XmlHandlers; readonly isDate: (style: number) => boolean } {
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellStyles = false
  const handlers: XmlHandlers = {
    open: (name, attributes) => {
      if (name === 'numFmt') custom.set(Number(attributes['numFmtId']), isDateFormat(attributes['formatCode'] ?? ''))
      if (name === 'cellXfs') inCellStyles = true
      if (name === 'xf' && inCellStyles) {
        const format = Number(attributes['numFmtId'] ?? 0)
        styles.push(custom.get(format) ?? BUILT_IN_DATES.some(([first, last]) => format >= first && format <= last))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false
    },
    text: () => undefined,
  }
  return { handlers, isDate: (style) => styles[style] === true }
}

/**
 * Whether a format code shows a date or a time of day: its first section, without literals, has a letter of y m d h s.
 * Elapsed time (`[h]:mm`) is an amount and stays a number.
 */
function isDateFormat(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').split(';')[0] ?? ''
  if (/\[(h+|m+|s+)\]/i.test(bare)) return false
  return /[ymdhs]/i.test(bare.replaceAll(/\[[^\]]*\]|general/gi, ''))
}
