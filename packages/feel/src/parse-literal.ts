import type { Cursor } from './cursor.ts'
import { numberFromText } from './number.ts'
import type { Node } from './syntax.ts'
import { dateFromText, dateTimeFromText, durationFromText, timeFromText } from './temporal-text.ts'
import type { FeelValue } from './value.ts'

const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', "'": "'", '\\': '\\' }
const STRING_PART = /[^"\\]+/y
const UNICODE_ESCAPE = /u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})/y

/** A number without a sign; null where none starts here. */
export function takeNumber(cursor: Cursor): Node | null {
  cursor.skipBlank()
  const from = cursor.position
  const text = cursor.take(NUMBER)
  if (text === null) return null
  const value = numberFromText(text)
  if (value === null) {
    cursor.fail(
      'feel.number-too-large',
      { en: 'The number is beyond 34-digit decimals.', 'zh-CN': '数字超出 34 位十进制数的范围。' },
      from,
      cursor.position,
    )
  }
  return { type: 'literal', value, from, to: cursor.position }
}

/** The text between quotes with its escapes resolved; a backslash before any other character stands for itself. */
export function takeString(cursor: Cursor): string | null {
  if (!cursor.at('"')) return null
  const { source } = cursor
  const from = cursor.position
  let position = from + 1
  let text = ''
  for (;;) {
    STRING_PART.lastIndex = position
    if (STRING_PART.test(source)) {
      text += source.slice(position, STRING_PART.lastIndex)
      position = STRING_PART.lastIndex
    }
    const character = source[position]
    if (character === undefined) {
      cursor.fail('feel.open-string', { en: 'The string has no closing quote.', 'zh-CN': '字符串缺少右引号。' }, from)
    }
    position += 1
    if (character === '"') break
    const escaped = readEscape(source, position)
    text += escaped.text
    position += escaped.length
  }
  cursor.position = position
  return text
}

function readEscape(source: string, position: number): { text: string; length: number } {
  const simple = SIMPLE_ESCAPES[source[position] ?? '']
  if (simple !== undefined) return { text: simple, length: 1 }
  UNICODE_ESCAPE.lastIndex = position
  const match = UNICODE_ESCAPE.exec(source)
  const digits = match?.[1] ?? match?.[2]
  if (digits === undefined) return { text: '\\', length: 0 }
  const code = Number.parseInt(digits, 16)
  return code > 0x10ffff ? { text: '\\', length: 0 } : { text: String.fromCodePoint(code), length: digits.length + 1 }
}

/** `@"2024-02-29"`: a date, a time, a date and time or a duration, by its form. */
export function takeAtLiteral(cursor: Cursor): Node | null {
  cursor.skipBlank()
  const from = cursor.position
  if (!cursor.takeSymbol('@')) return null
  const text = takeString(cursor) ?? cursor.failExpected({ en: 'a string after "@"', 'zh-CN': '“@”之后的字符串' })
  const value = temporalFromText(text)
  return value === null
    ? { type: 'bad literal', text, from, to: cursor.position }
    : { type: 'literal', value, from, to: cursor.position }
}

export function temporalFromText(text: string): FeelValue {
  return (
    durationFromText(text) ??
    dateFromText(text) ??
    timeFromText(text) ??
    (text.includes('T') ? dateTimeFromText(text) : null)
  )
}
