import { type Instant, instant, isoOf } from '@aftersale/kernel'
import { z } from 'zod'

/** Any JSON value: what a company's own forms and rules hold. It comes out of a JSON reader, so nothing is left to check. */
export const json = z.unknown().meta({ description: 'Any JSON value' }) as unknown as z.ZodType<Json, Json>

export type Json = z.core.util.JSONType

/** Free text of at most `max` UTF-16 units, not blank. PostgreSQL stores neither NUL nor half a surrogate pair. */
export function text(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value === '' || isUsable(value), { params: { problem: 'unusable-text' } })
}

const isUsable = (value: string) => value.trim() !== '' && value.isWellFormed() && !value.includes('\0')

/** A name we gave out: letters, digits, `-`, `_`, `.` and `:`, up to 64. */
export const identifier = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/)

/** An instant: ISO 8601 with an offset on the wire, `Instant` (epoch milliseconds) in programs. */
export const instantText = z
  .codec(z.iso.datetime({ offset: true }), z.custom<Instant>(Number.isSafeInteger), {
    decode: (iso) => instant(iso),
    encode: (value) => isoOf(value),
  })
  .meta({ description: 'ISO 8601 with an offset' })

/** A day of the calendar, of the years 1900 to 2199. */
export const localDate = z.iso
  .date()
  .refine((day) => day >= '1900' && day < '2200')
  .meta({ description: 'yyyy-MM-dd' })

/** ISO 4217 code. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/)

/** An amount in minor units of its currency (pence, fen). */
export const money = z
  .object({ minor: z.int().meta({ description: 'In minor units: 1999 is £19.99' }), currency: currencyCode })
  .meta({
    id: 'Money',
    description: 'An amount in minor units of its currency',
    examples: [{ minor: 1999, currency: 'GBP' }],
  })

/** A whole number as a query string carries it. Text that is not one stays text, and is refused as such. */
const numberOfDigits = (value: unknown) =>
  typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value

/** The same where saying nothing means something of its own. */
export function optionalQueryNumber(min: number, max: number) {
  const digits = z.preprocess(numberOfDigits, z.int().min(min).max(max)) as unknown as z.ZodType<number, number>
  return digits.optional()
}

/** What may stand several times in a query string, at least once and at most `max` times. */
export function queryList<T extends z.ZodType<string, string>>(item: T, max: number) {
  const list = z.preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(item).min(1).max(max))
  return list as unknown as z.ZodType<string[], readonly string[]>
}

/** A whole number of a query string, from `min` to `max`; `fallback` where the caller says nothing. */
export function queryNumber(min: number, max: number, fallback: number) {
  const digits = z.preprocess(numberOfDigits, z.int().min(min).max(max)) as unknown as z.ZodType<number, number>
  return digits.default(fallback)
}
