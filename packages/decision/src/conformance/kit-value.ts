import {
  Decimal,
  dateFromText,
  dateTimeFromText,
  durationFromText,
  type FeelContext,
  type FeelValue,
  feelEquals,
  numberFromText,
  timeFromText,
  typeNameOf,
} from '@aftersale/feel'
import type { KitValue } from './kit-case.ts'

const readers: ReadonlyMap<string, (text: string) => FeelValue> = new Map<string, (text: string) => FeelValue>([
  ['boolean', (text) => text === 'true' || text === '1'],
  ['date', dateFromText],
  ['time', timeFromText],
  ['dateTime', dateTimeFromText],
  ['duration', durationFromText],
  ['dayTimeDuration', durationFromText],
  ['yearMonthDuration', durationFromText],
  ...['decimal', 'double', 'float', 'integer', 'int', 'long', 'short'].map(
    (type) => [type, numberFromText] as [string, (text: string) => FeelValue],
  ),
])

/** A value of the kit as FEEL has it, by its XML Schema type. */
export function feelFromKit(value: KitValue): FeelValue {
  switch (value.kind) {
    case 'nil':
    case 'empty':
      return null
    case 'list':
      return value.items.map(feelFromKit)
    case 'context':
      return Object.fromEntries(value.entries.map((entry) => [entry.name, feelFromKit(entry.value)]))
    case 'simple':
      return readers.get(value.type)?.(value.text) ?? value.text
  }
}

/** The kit writes results such as cosines to eight places. */
const tolerance = new Decimal('1e-8')

const isNumber = (value: FeelValue): value is number | Decimal => typeNameOf(value) === 'number'
const isContext = (value: FeelValue): value is FeelContext => typeNameOf(value) === 'context'
const isList = (value: FeelValue): value is readonly FeelValue[] => Array.isArray(value)

/** Whether a result is what the kit expects: numbers to eight places, lists in order, contexts by the same entries. */
export function meetsKit(expected: FeelValue, actual: FeelValue): boolean {
  if (isNumber(expected) && isNumber(actual)) {
    return new Decimal(expected).minus(actual).abs().lessThanOrEqualTo(tolerance)
  }
  if (isList(expected) && isList(actual)) {
    return expected.length === actual.length && expected.every((item, index) => meetsKit(item, actual[index] ?? null))
  }
  if (isContext(expected) && isContext(actual)) {
    const names = Object.keys(expected)
    return (
      names.length === Object.keys(actual).length &&
      names.every((name) => Object.hasOwn(actual, name) && meetsKit(expected[name] ?? null, actual[name] ?? null))
    )
  }
  return expected === actual || feelEquals(expected, actual) === true
}
