import type { AutomationRecord } from '@aftersale/contract'
import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { instant, isoOf } from '@aftersale/kernel'

/** A record as its table has it. */
export type Row = Readonly<Record<string, unknown>>

/** Inner matters of tables, which nobody asks for. */
const HIDDEN = new Set([
  'search_text',
  'terms',
  'version',
  'effect_key',
  'next_query_at',
  'watch_ended_at',
  'content_sha256',
])
const CASE_NAMES: Readonly<Record<string, string>> = { kind: 'type', order_number: 'order', status: 'state' }
const STATES: Readonly<Record<string, string>> = { running: 'working' }

/** What FEEL sees of a record: its columns in camel case, instants in ISO 8601 of UTC, a case in the words of the API. */
export function contextOf(record: AutomationRecord, row: Row): FeelContext {
  return feelFromJson(membersOf(record, row)) as FeelContext
}

export function membersOf(record: AutomationRecord, row: Row): Record<string, unknown> {
  const entries = Object.entries(row).flatMap(([column, value]): [string, unknown][] => {
    if (HIDDEN.has(column)) return []
    return [[memberName(record, column), memberValue(record, column, value)]]
  })
  return Object.fromEntries(entries)
}

/** The member that a column is called. */
export function memberName(record: AutomationRecord, column: string): string {
  const renamed = record === 'case' ? CASE_NAMES[column] : undefined
  return renamed ?? column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function memberValue(record: AutomationRecord, column: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (record === 'case' && column === 'status') return STATES[value] ?? value
  return isTimed(column) ? isoOf(instant(value)) : value
}

const isTimed = (column: string) => column.endsWith('_at') || column === 'waiting_since'

/** What became what, by the names of members; a field of the company's own as `fields.<name>`. */
export function differences(record: AutomationRecord, before: Row | null, after: Row): Record<string, Difference> {
  const [was, is] = [before === null ? {} : flat(record, before), flat(record, after)]
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort()
  return Object.fromEntries(
    names.flatMap((name): [string, Difference][] => {
      const [from, to] = [was[name] ?? null, is[name] ?? null]
      return JSON.stringify(from) === JSON.stringify(to) ? [] : [[name, { from, to }]]
    }),
  )
}

export interface Difference {
  readonly from: unknown
  readonly to: unknown
}

function flat(record: AutomationRecord, row: Row): Record<string, unknown> {
  const { fields, ...members } = membersOf(record, row)
  const own = typeof fields === 'object' && fields !== null ? Object.entries(fields) : []
  return { ...members, ...Object.fromEntries(own.map(([name, value]) => [`fields.${name}`, value])) }
}
