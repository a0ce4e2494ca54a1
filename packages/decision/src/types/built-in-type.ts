import { type FeelType, typeFromText } from '@aftersale/feel'

export const anyType: FeelType = { kind: 'Any' }

/** The spellings of DMN 1.1 to 1.5 beside FEEL's own, and the Java words that Camunda 7 tables use for numbers. */
const spellings: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['any', anyType],
  ['datetime', { kind: 'date and time' }],
  ['daytimeduration', { kind: 'days and time duration' }],
  ['yearmonthduration', { kind: 'years and months duration' }],
  ['integer', { kind: 'number' }],
  ['long', { kind: 'number' }],
  ['double', { kind: 'number' }],
  ['list', { kind: 'list', of: anyType }],
  ['context', { kind: 'context', entries: new Map() }],
  ['function', { kind: 'function', parameters: null, result: anyType }],
  ['range', { kind: 'range', of: anyType }],
])

/** The FEEL type of that name, undefined where it is not one of FEEL's. */
export const builtInType = (name: string): FeelType | undefined =>
  typeFromText(name) ?? spellings.get(name.toLowerCase())
