/** Words that a text has only under a condition: `{{ if a = 1 then "yes" else "" }}`. */
export interface ConditionalWords {
  /** Where the braces stand in the text, both included. */
  readonly from: number
  readonly to: number
  /** FEEL. */
  readonly when: string
  readonly met: string
  readonly otherwise: string
}

const TEXT = String.raw`"(?:[^"\\]|\\.)*"`
const CONDITIONAL = new RegExp(
  String.raw`\{\{\s*if\s+((?:${TEXT}|(?!\}\})[^"])+?)\s+then\s+(${TEXT})\s+else\s+(${TEXT})\s*\}\}`,
  'gs',
)

/** The conditional words of a text, where both ways are fixed words; others stay what they are. */
export const conditionalsIn = (text: string): readonly ConditionalWords[] =>
  [...text.matchAll(CONDITIONAL)].flatMap((found) => {
    const [whole, when = '', met = '""', otherwise = '""'] = found
    const [first, second] = [wordsOf(met), wordsOf(otherwise)]
    if (first === null || second === null) return []
    return [{ from: found.index, to: found.index + whole.length, when, met: first, otherwise: second }]
  })

/** What a FEEL string says; null where it escapes something that JSON does not. */
function wordsOf(literal: string): string | null {
  try {
    return String(JSON.parse(literal.replaceAll('\n', '\\n')))
  } catch {
    return null
  }
}

/** The text with one of its conditional words said otherwise. */
export function withConditional(text: string, { from, to, when, met, otherwise }: ConditionalWords): string {
  const [first, second] = [JSON.stringify(met), JSON.stringify(otherwise)]
  return `${text.slice(0, from)}{{ if ${when} then ${first} else ${second} }}${text.slice(to)}`
}
