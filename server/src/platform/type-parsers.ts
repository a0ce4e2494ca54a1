import type { CustomTypesConfig } from 'pg'
import { types } from 'pg'

/** PostgreSQL type numbers (pg_type.oid) whose default parser loses something. */
const OID = {
  int8: 20,
  int8Array: 1016,
  date: 1082,
  dateArray: 1182,
  timestamp: 1114,
  timestampArray: 1115,
  timestamptz: 1184,
  timestamptzArray: 1185,
  interval: 1186,
  intervalArray: 1187,
  numericArray: 1231,
  textArray: 1009,
}

/** A whole number that JavaScript holds exactly; a larger one is a defect of whoever stored it in a bigint column. */
function integer(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`expected a bigint within ±(2^53 − 1), got ${text}`)
  return value
}

/**
 * Epoch milliseconds of `2026-03-01 12:00:00.123456+00`; microseconds are cut off. The text is made ISO 8601 first: what is
 * not goes to V8's older parser, which takes the year 0099 for 1999.
 */
export function instantFromSql(text: string): number {
  const iso = `${text.slice(0, 10)}T${text.slice(11)}`
  const milliseconds = Date.parse(/[+-]\d\d$/.test(iso) ? `${iso}:00` : iso)
  if (Number.isNaN(milliseconds)) throw new RangeError(`expected a timestamptz in the years 1 to 9999, got ${text}`)
  return milliseconds
}

const asText = (text: string) => text

type Nested = null | string | Nested[]
const arrayOf = (element: (text: string) => unknown) => {
  const texts: (text: string) => Nested[] = types.getTypeParser(OID.textArray)
  const deep = (value: Nested): unknown =>
    value === null ? null : Array.isArray(value) ? value.map(deep) : element(value)
  return (text: string) => texts(text).map(deep)
}

const PARSERS = new Map<number, (text: string) => unknown>([
  [OID.int8, integer],
  [OID.int8Array, arrayOf(integer)],
  [OID.date, asText],
  [OID.dateArray, arrayOf(asText)],
  [OID.timestamp, asText],
  [OID.timestampArray, arrayOf(asText)],
  [OID.timestamptz, instantFromSql],
  [OID.timestamptzArray, arrayOf(instantFromSql)],
  [OID.interval, asText],
  [OID.intervalArray, arrayOf(asText)],
  [OID.numericArray, arrayOf(asText)],
])

/** timestamptz → epoch milliseconds, int8 → number, date, timestamp, interval and numeric → text; the rest as pg does. */
export const typeParsers: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : PARSERS.get(oid)) ?? types.getTypeParser(oid, format),
}
