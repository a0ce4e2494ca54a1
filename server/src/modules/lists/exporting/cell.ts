import type { Bilingual, Language, Words } from '@aftersale/contract'
import { decimalText, type Instant, instantToWallClock, type Money } from '@aftersale/kernel'

/** What a cell holds: a number is one to count with, whatever else is text. */
export type Cell = string | number | null

/** In what a table is written, and what its readers call what has a key. */
export interface Writing {
  readonly language: Language
  readonly zone: string
  readonly words: Words
  /** The names of case types, by key. */
  readonly types: ReadonlyMap<string, Bilingual>
}

/** One column of a table: its heading, and its cell in the row of an item. */
export interface Column<Item> {
  readonly heading: Bilingual
  readonly cell: (item: Item, writing: Writing) => Cell
}

const two = (number: number) => String(number).padStart(2, '0')

/** `2026-03-01 16:00`, as the company's clocks show it: what sorts and what spreadsheets read. */
export function momentCell(at: Instant | null, { zone }: Pick<Writing, 'zone'>): Cell {
  if (at === null) return null
  const { year, month, day, hour, minute } = instantToWallClock(at, zone)
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`
}

/** An amount without its currency, which stands in a column of its own; what is too long for a number stays text. */
export function amountCell(amount: Money | null): Cell {
  if (amount === null) return null
  const text = decimalText(amount)
  return Math.abs(amount.minor) < 1e14 ? Number(text) : text
}

/** Both words of one thing, where they differ. */
export const bothWords = (words: Bilingual): string =>
  words.en === words['zh-CN'] ? words.en : `${words['zh-CN']} ${words.en}`

/** Anything that a custom field holds, as text or number. */
export function fieldCell(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (Array.isArray(value)) return value.map((one) => fieldCell(one) ?? '').join(', ')
  if (typeof value === 'object' && 'minor' in value && 'currency' in value) {
    const { minor, currency } = value as Money
    return `${decimalText({ minor, currency })} ${currency}`
  }
  return JSON.stringify(value)
}
