import type { FeelNumber } from '../decimal.ts'
import type { Evaluation } from '../evaluation.ts'
import { badValue } from '../messages.ts'
import { truncated } from '../number.ts'
import { isMatch, readPattern, replaceMatches, splitAtMatches } from '../regex/pattern.ts'
import type { FeelValue } from '../value.ts'
import { define } from './define.ts'

const HIGH_SURROGATE = /[\ud800-\udbff]/

/** The characters as code points count them; only text with surrogates needs to be taken apart. */
function lengthOf(text: string): number {
  return HIGH_SURROGATE.test(text) ? Array.from(text).length : text.length
}

/** From a place counted from 1, or from the end with -1; null where the text has no such place. */
function substring(text: string, start: number, length: number | null, evaluation: Evaluation): string | null {
  const size = lengthOf(text)
  const index = start > 0 ? start - 1 : size + start
  const end = length === null ? size : index + length
  if (start === 0 || index < 0 || end <= index || end > size) {
    return evaluation.warn('feel.bad-value', badValue('start position or length'))
  }
  return size === text.length ? text.slice(index, end) : Array.from(text).slice(index, end).join('')
}

function before(text: string, match: string): string {
  const at = text.indexOf(match)
  return at < 0 ? '' : text.slice(0, at)
}

function after(text: string, match: string): string {
  const at = text.indexOf(match)
  return at < 0 ? '' : text.slice(at + match.length)
}

function join(list: readonly FeelValue[], delimiter: string, evaluation: Evaluation): string {
  const parts = list.filter((item) => typeof item === 'string')
  evaluation.checkString(parts.reduce((length, part) => length + part.length + delimiter.length, 0))
  return parts.join(delimiter)
}

export const textFunctions = [
  define('substring', [
    'string: string, start position: number, length?: number',
    'string',
    ([string, start, length = null], evaluation) =>
      substring(
        string as string,
        truncated(start as FeelNumber),
        length === null ? null : truncated(length as FeelNumber),
        evaluation,
      ),
  ]),
  define('string length', ['string: string', 'number', ([string]) => lengthOf(string as string)]),
  define('upper case', ['string: string', 'string', ([string]) => (string as string).toUpperCase()]),
  define('lower case', ['string: string', 'string', ([string]) => (string as string).toLowerCase()]),
  define('substring before', [
    'string: string, match: string',
    'string',
    ([string, match]) => before(string as string, match as string),
  ]),
  define('substring after', [
    'string: string, match: string',
    'string',
    ([string, match]) => after(string as string, match as string),
  ]),
  define('contains', [
    'string: string, match: string',
    'boolean',
    ([string, match]) => (string as string).includes(match as string),
  ]),
  define('starts with', [
    'string: string, match: string',
    'boolean',
    ([string, match]) => (string as string).startsWith(match as string),
  ]),
  define('ends with', [
    'string: string, match: string',
    'boolean',
    ([string, match]) => (string as string).endsWith(match as string),
  ]),
  define('matches', [
    'input: string, pattern: string, flags??: string',
    'boolean',
    ([input, pattern, flags = null], evaluation) => {
      const read = readPattern(pattern as string, (flags as string | null) ?? '', evaluation)
      return read === null ? null : isMatch(read, input as string, evaluation)
    },
  ]),
  define('replace', [
    'input: string, pattern: string, replacement: string, flags??: string',
    'string',
    ([input, pattern, replacement, flags = null], evaluation) => {
      const read = readPattern(pattern as string, (flags as string | null) ?? '', evaluation)
      return read === null ? null : replaceMatches(read, input as string, replacement as string, evaluation)
    },
  ]),
  define('split', [
    'string: string, delimiter: string',
    'list<string>',
    ([string, delimiter], evaluation) => {
      const read = readPattern(delimiter as string, '', evaluation)
      return read === null ? null : splitAtMatches(read, string as string, evaluation)
    },
  ]),
  define('string join', [
    'list: list<string>, delimiter??: string',
    'string',
    ([list, delimiter = null], evaluation) =>
      join(list as readonly FeelValue[], (delimiter as string | null) ?? '', evaluation),
  ]),
]
