import { type FeelUnreadable, type Filter, type NamePath, readFilter } from '@aftersale/feel'
import type { Result } from '@aftersale/kernel'

/** The members of `case` that a condition can read: those that flows see, and that never change but by people. */
const CASE_MEMBERS = [
  'id',
  'number',
  'type',
  'source',
  'channel',
  'customer',
  'order',
  'product',
  'title',
  'priority',
] as const

const MEMBERS: ReadonlySet<string> = new Set(CASE_MEMBERS)
const MONEY: ReadonlySet<string> = new Set(['minor', 'currency'])

/** A condition of a role on cases: over `case` and the fields in `request`, of an amount its `minor` and `currency`. */
export const readCondition = (text: string): Result<Filter, FeelUnreadable> => readFilter(text, isKnown)

function isKnown([record, name = '', part, ...rest]: NamePath): boolean {
  if (record === 'case') return MEMBERS.has(name) && part === undefined
  return record === 'request' && name !== '' && (part === undefined || MONEY.has(part)) && rest.length === 0
}
