/** A piece of a text that is replaced by another. */
export interface Splice {
  readonly from: number
  readonly to: number
  readonly with: string
}

/** The text with its pieces replaced; they do not overlap. Of several at one place the first stands first. */
export function spliced(text: string, splices: readonly Splice[]): string {
  let result = ''
  let at = 0
  for (const splice of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    result += text.slice(at, splice.from) + splice.with
    at = splice.to
  }
  return result + text.slice(at)
}

/** What XML 1.0 cannot hold, not even escaped, and control characters nobody can see. */
const unwritable = /(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu

/** A text as XML character data or as the value of an attribute in double quotes. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
