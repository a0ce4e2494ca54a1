import { numberFromText } from './number.ts'
import { temporalFromText } from './parse-literal.ts'
import { comparisonRange, isWellFormed } from './range.ts'
import { FeelRange, type FeelValue } from './value.ts'

const RANGE = /^\s*([[(\]])\s*(.*?)\s*\.\.\s*(.*?)\s*([\])[])\s*$/su
const STRING = /^"((?:[^"\\]|\\.)*)"$/su
const TEMPORAL = /^(?:@|(?:date and time|date|time|duration)\s*\(\s*)"([^"]*)"\s*(\)?)$/u

/**
 * Reads a range of literals, `[18..21)`, `(@"2024-01-01"..)`; an absent end is open and its bracket too (DMN 1.5, grammar
 * rule 66). null where the text is no such range.
 */
export function rangeFromText(text: string): FeelRange | null {
  const match = RANGE.exec(text)
  if (match === null) return null
  const [, open = '', startText = '', endText = '', close = ''] = match
  const startIncluded = open === '['
  const endIncluded = close === ']'
  const start = endpoint(startText)
  const end = endpoint(endText)
  if (start === undefined || end === undefined) return null
  if (start === null) return end === null || startIncluded ? null : comparisonRange(endIncluded ? '<=' : '<', end)
  if (end === null) return endIncluded ? null : comparisonRange(startIncluded ? '>=' : '>', start)
  const range = new FeelRange(start, startIncluded, end, endIncluded)
  return isWellFormed(range) ? range : null
}

/** null where there is none, undefined where it is not a literal. */
function endpoint(text: string): FeelValue | undefined {
  if (text === '') return null
  const string = STRING.exec(text)
  if (string !== null) return string[1] ?? ''
  const temporal = TEMPORAL.exec(text)
  if (temporal !== null) return temporalFromText(temporal[1] ?? '') ?? undefined
  return numberFromText(text) ?? undefined
}
