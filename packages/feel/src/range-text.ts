import { Cursor } from './cursor.ts'
import { numberFromText } from './number.ts'
import { takeString, temporalFromText } from './parse-literal.ts'
import { Unreadable } from './problem.ts'
import { comparisonRange, isWellFormed } from './range.ts'
import { FeelRange, type FeelValue } from './value.ts'

const NUMBER = /-?\s*(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const TEMPORAL_FUNCTION = /(?:date\s+and\s+time|date|time|duration)\s*\(/y

/**
 * Reads a range of literals, `[18..21)`, `(@"2024-01-01"..)`; an absent end is open and its bracket too (DMN 1.5, grammar
 * rule 66). null where the text is no such range.
 */
export function rangeFromText(text: string): FeelRange | null {
  const cursor = new Cursor(text)
  try {
    return readRange(cursor)
  } catch (failure) {
    if (failure instanceof Unreadable) return null
    throw failure
  }
}

function readRange(cursor: Cursor): FeelRange | null {
  const startIncluded = cursor.takeSymbol('[')
  if (!startIncluded && !cursor.takeSymbol('(') && !cursor.takeSymbol(']')) return null
  const start = takeEndpoint(cursor)
  if (!cursor.takeSymbol('..')) return null
  const end = takeEndpoint(cursor)
  const endIncluded = cursor.takeSymbol(']')
  if (!endIncluded && !cursor.takeSymbol(')') && !cursor.takeSymbol('[')) return null
  if (!cursor.atEnd()) return null
  if (start === null) return end === null || startIncluded ? null : comparisonRange(endIncluded ? '<=' : '<', end)
  if (end === null) return endIncluded ? null : comparisonRange(startIncluded ? '>=' : '>', start)
  const range = new FeelRange(start, startIncluded, end, endIncluded)
  return isWellFormed(range) ? range : null
}

/** A number, a string, `@"…"`, or `date("…")` and its kin; null where none of them is here. */
function takeEndpoint(cursor: Cursor): FeelValue {
  const number = cursor.take(NUMBER)
  if (number !== null) return numberFromText(number.replace(/\s+/g, '')) ?? failLiteral(cursor)
  if (cursor.takeSymbol('@')) return takeTemporal(cursor)
  if (cursor.take(TEMPORAL_FUNCTION) === null) return takeString(cursor)
  const value = takeTemporal(cursor)
  cursor.expectSymbol(')')
  return value
}

function takeTemporal(cursor: Cursor): FeelValue {
  return temporalFromText(takeString(cursor) ?? '') ?? failLiteral(cursor)
}

function failLiteral(cursor: Cursor): never {
  return cursor.failExpected({ en: 'a literal', 'zh-CN': '字面量' })
}
