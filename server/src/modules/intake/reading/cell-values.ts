import { accept, isWallClock, type Result, refuse, type WallClock } from '@aftersale/kernel'
import type { CellRefusal } from './reading-refusal.ts'

const GROUPED = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/
/** How Excel writes a long number into a CSV once it has lost its last digits: 1.23457E+17. */
const MANGLED = /^\d(\.\d+)?E\+\d{2,}$/i

/**
 * A cell as text for people and keys: without surrounding space, without what exports put around text to keep spreadsheets
 * from reading it as a number (a leading backtick or apostrophe, `="…"`), and with full-width letters and digits in their
 * usual form.
 */
export function textCell(cell: string): string {
  let text = cell.trim()
  const formula = /^="(.*)"$/s.exec(text)
  if (formula !== null) text = (formula[1] ?? '').trim()
  if (text.startsWith('`') || text.startsWith("'")) text = text.slice(1).trim()
  return hasFullWidth(text) ? text.replace(FULL_WIDTH, halfWidth) : text
}

/** A number of an order, a customer, a waybill: text as it stands, however many digits; never a JavaScript number. */
export function identifierCell(cell: string): Result<string, CellRefusal> {
  const text = textCell(cell)
  return MANGLED.test(text) ? refuse({ code: 'intake.cell-digits-lost', text: cell }) : accept(text)
}

/** A whole number, thousands grouped with commas or not; `3.00` is whole too. Refused beyond 2^53 − 1. */
export function integerCell(cell: string): Result<number, CellRefusal> {
  const match = GROUPED.exec(textCell(cell))
  const whole = match === null ? Number.NaN : Number(`${match[1] ?? ''}${match[2] ?? ''}`.replaceAll(',', ''))
  if (!Number.isSafeInteger(whole) || /[1-9]/.test(match?.[3] ?? '')) {
    return refuse({ code: 'intake.cell-not-integer', text: cell })
  }
  return accept(whole === 0 ? 0 : whole)
}

/**
 * A decimal number as plain text, which `parseMoney` and `multiplyRounded` read exactly: `￥1,234.50` is `1234.50`, `.5` is
 * `0.5`. A yuan sign before it or 元 after it is left out; other signs and exponents are refused.
 */
export function decimalCell(cell: string): Result<string, CellRefusal> {
  const bare = textCell(cell)
    .replace(/^([+-]?)\s*[¥￥]\s*/, '$1')
    .replace(/\s*元$/, '')
    .replace(/^([+-]?)\./, '$10.')
  const match = GROUPED.exec(bare)
  if (match === null) return refuse({ code: 'intake.cell-not-decimal', text: cell })
  const [, sign = '', whole = '', fraction] = match
  const plain = fraction === undefined ? whole : `${whole}.${fraction}`
  return accept((sign === '-' ? '-' : '') + plain.replaceAll(',', ''))
}

/** What reads the cells of a column of dates. */
export type DateReader = (cell: string) => Result<WallClock, CellRefusal>

const FIELDS: Readonly<Record<string, readonly [keyof WallClock, string]>> = {
  yyyy: ['year', '(\\d{4})'],
  yy: ['year', '(\\d{2})'],
  MM: ['month', '(\\d{2})'],
  M: ['month', '(\\d{1,2})'],
  dd: ['day', '(\\d{2})'],
  d: ['day', '(\\d{1,2})'],
  HH: ['hour', '(\\d{2})'],
  H: ['hour', '(\\d{1,2})'],
  mm: ['minute', '(\\d{2})'],
  m: ['minute', '(\\d{1,2})'],
  ss: ['second', '(\\d{2})'],
  s: ['second', '(\\d{1,2})'],
  SSS: ['millisecond', '(\\d{3})'],
}

/**
 * Makes a reader of dates written in a format of Unicode TR 35 letters: `yyyy-MM-dd HH:mm:ss`, `M/d/yy H:mm`. What the
 * format does not name is 1 January, midnight. Two digits of a year are 1969 to 2068, as POSIX strptime has them. A day or
 * time that does not exist is refused. Throws where the format uses a letter it does not know.
 */
export function dateReader(format: string): DateReader {
  const fields: (keyof WallClock)[] = []
  const source = format.replaceAll(/([A-Za-z])\1*|[^A-Za-z]+/g, (token) => {
    if (!/[A-Za-z]/.test(token)) return token.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(/\s+/g, '\\s+')
    const field = FIELDS[token]
    if (field === undefined)
      throw new RangeError(`expected a format such as yyyy-MM-dd HH:mm:ss, got ${token} in ${format}`)
    fields.push(field[0])
    return field[1]
  })
  const pattern = new RegExp(`^${source}$`)
  const twoDigitYear = /(?<!y)yy(?!y)/.test(format)
  return (cell) => {
    const match = pattern.exec(textCell(cell))
    if (match === null) return refuse({ code: 'intake.cell-not-date', text: cell, format })
    const wall = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 }
    for (const [index, field] of fields.entries()) wall[field] = Number(match[index + 1])
    if (twoDigitYear) wall.year += wall.year < 69 ? 2000 : 1900
    return isWallClock(wall) ? accept(wall) : refuse({ code: 'intake.cell-not-date', text: cell, format })
  }
}

const FULL_WIDTH = /[\uFF01-\uFF5E]/g

function hasFullWidth(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) >= 0xff01) return true
  }
  return false
}

/** The full-width forms of ASCII stand at a fixed distance from it (Unicode block FF00). */
function halfWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
}
