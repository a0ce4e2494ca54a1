import type { FeelType } from './value.ts'

export const ANY: FeelType = { kind: 'Any' }
/** What a text does not tell the type of: only its value can say whether it is of another type, so it is taken for one. */
export const UNKNOWN: FeelType = { kind: 'Any' }
const LIST: FeelType = { kind: 'list', of: ANY }
const RANGE: FeelType = { kind: 'range', of: ANY }
const CONTEXT: FeelType = { kind: 'context', entries: new Map() }
const FUNCTION: FeelType = { kind: 'function', parameters: null, result: ANY }

/** The types that FEEL names itself (DMN 1.5, 10.3.1.2 and table 47), `dateTime` and its kin as XML Schema names them. */
export const BUILT_IN_TYPES: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['Any', ANY],
  ['Null', { kind: 'null' }],
  ['number', { kind: 'number' }],
  ['string', { kind: 'string' }],
  ['boolean', { kind: 'boolean' }],
  ['date', { kind: 'date' }],
  ['time', { kind: 'time' }],
  ['date and time', { kind: 'date and time' }],
  ['dateTime', { kind: 'date and time' }],
  ['days and time duration', { kind: 'days and time duration' }],
  ['dayTimeDuration', { kind: 'days and time duration' }],
  ['years and months duration', { kind: 'years and months duration' }],
  ['yearMonthDuration', { kind: 'years and months duration' }],
  ['list', LIST],
  ['range', RANGE],
  ['context', CONTEXT],
  ['function', FUNCTION],
])
