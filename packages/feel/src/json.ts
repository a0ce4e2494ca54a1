import { type Building, setEntry } from './context.ts'
import { Decimal, type FeelNumber } from './decimal.ts'
import { kindOf } from './kind.ts'
import { numberFrom } from './number.ts'
import { textOf } from './text.ts'
import type { FeelContext, FeelValue } from './value.ts'

const MAX_DEPTH = 1_000
const MAX_NODES = 1_000_000

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/**
 * JSON as FEEL values: 0.1 is the decimal 0.1, objects are contexts; dates stay the strings they are. FEEL values inside
 * pass through as they are. What neither is (undefined, NaN, symbols, functions), or nests deeper than 1000, is null.
 */
export function feelFromJson(value: unknown): FeelValue {
  return fromJson(value, 0)
}

function fromJson(value: unknown, depth: number): FeelValue {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return numberFrom(value)
    case 'object':
      return value === null || depth > MAX_DEPTH ? null : fromObject(value, depth)
    default:
      return null
  }
}

function fromObject(value: object, depth: number): FeelValue {
  if (Array.isArray(value)) return value.map((item) => fromJson(item, depth + 1))
  if (value instanceof Decimal || kindOf(value as FeelContext) !== 'context') return value as FeelValue
  const context: Building = {}
  for (const [name, entry] of Object.entries(value)) {
    if (entry !== undefined) setEntry(context, name, fromJson(entry, depth + 1))
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
 * their FEEL text, functions null. Beyond a million nodes or a depth of 1000, lists and contexts are null.
 */
export function feelToJson(value: FeelValue): Json {
  return toJson(value, { left: MAX_NODES }, 0)
}

function toJson(value: FeelValue, nodes: { left: number }, depth: number): Json {
  nodes.left -= 1
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
      return isBeyond(nodes, depth)
        ? null
        : (value as readonly FeelValue[]).map((item) => toJson(item, nodes, depth + 1))
    case 'context': {
      if (isBeyond(nodes, depth)) return null
      const json: { [name: string]: Json } = {}
      for (const [name, entry] of Object.entries(value as FeelContext)) {
        setEntry(json as Building, name, toJson(entry ?? null, nodes, depth + 1))
      }
      return json
    }
    default:
      return textOf(value)
  }
}

/** Lists may share their items, so that a small value can have more nodes than any text could hold. */
function isBeyond(nodes: { left: number }, depth: number): boolean {
  return nodes.left < 0 || depth > MAX_DEPTH
}
