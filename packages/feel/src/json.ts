import { type Building, setEntry } from './context.ts'
import { Decimal, type FeelNumber } from './decimal.ts'
import { kindOf } from './kind.ts'
import { numberFrom } from './number.ts'
import { textOf } from './text.ts'
import type { FeelContext, FeelValue } from './value.ts'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/**
 * JSON as FEEL values: 0.1 is the decimal 0.1, objects are contexts; dates stay the strings they are. FEEL values inside
 * pass through as they are. What neither is (undefined, NaN, bigints beyond 34 digits, symbols, functions) is null.
 */
export function feelFromJson(value: unknown): FeelValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return numberFrom(value)
    case 'object':
      return value === null ? null : fromObject(value)
    default:
      return null
  }
}

function fromObject(value: object): FeelValue {
  if (Array.isArray(value)) return value.map(feelFromJson)
  if (value instanceof Decimal || kindOf(value as FeelContext) !== 'context') return value as FeelValue
  const context: Building = {}
  for (const [name, entry] of Object.entries(value)) {
    if (entry !== undefined) setEntry(context, name, feelFromJson(entry))
  }
  return context
}

/** A double where it prints as this decimal, else the decimal's text. */
function numberToJson(value: FeelNumber): Json {
  if (typeof value === 'number') return value
  const double = value.toNumber()
  return Number.isFinite(double) && value.equals(double) ? double : value.toFixed()
}

/**
 * FEEL values as JSON: a number that no double prints becomes its text, dates, times, durations and ranges
 * their FEEL text, functions null.
 */
export function feelToJson(value: FeelValue): Json {
  switch (kindOf(value)) {
    case 'null':
    case 'function':
      return null
    case 'boolean':
    case 'string':
      return value as boolean | string
    case 'number':
      return numberToJson(value as FeelNumber)
    case 'list':
      return (value as readonly FeelValue[]).map(feelToJson)
    case 'context': {
      const json: { [name: string]: Json } = {}
      for (const [name, entry] of Object.entries(value as FeelContext)) {
        setEntry(json as Building, name, feelToJson(entry ?? null))
      }
      return json
    }
    default:
      return textOf(value)
  }
}
