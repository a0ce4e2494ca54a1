import type { ProcessEvent } from '@aftersale/process'

type OfElement = Extract<ProcessEvent, { element: string }>
type OfInstance = Exclude<ProcessEvent, OfElement | { kind: 'started' | 'completed' }>

/**
 * A row of the history. `data` is what a reader needs beyond the kind: the flows taken, the decision's trace, the cause,
 * the scope where it is not the instance. Rows of the instance itself have no element and the visit 0.
 */
export interface HistoryRow {
  readonly kind: OfElement['kind'] | OfInstance['kind'] | 'passed'
  readonly element: string
  readonly visit: number
  readonly data: unknown
}

/** Events that end what `entered` began: in one transaction both are one row. */
const CLOSING = new Set<OfElement['kind']>(['left', 'terminated', 'stopped'])

/**
 * The events of one transaction as history rows. Start and end stand on the instance itself; a visit entered and left
 * (or entered and stopped) in the same transaction is one row: six for a return judged straight through, not fourteen.
 */
export function historyRows(events: readonly ProcessEvent[]): HistoryRow[] {
  const rows: HistoryRow[] = []
  const entered = new Map<number, number>()
  for (const event of events) {
    if (event.kind === 'started' || event.kind === 'completed') continue
    if (!('element' in event)) {
      rows.push({ kind: event.kind, element: '', visit: 0, data: event.data })
      continue
    }
    const { kind, element, key: visit } = event
    if (kind === 'entered') entered.set(visit, rows.length)
    const entry = CLOSING.has(kind) ? entered.get(visit) : undefined
    if (entry === undefined) {
      rows.push({ kind, element, visit, data: dataOf(event) })
      continue
    }
    entered.delete(visit)
    const data = merged(rows[entry]?.data, dataOf(event))
    rows[entry] = { kind: kind === 'left' ? 'passed' : kind, element, visit, data }
  }
  return rows
}

function dataOf(event: OfElement): unknown {
  switch (event.kind) {
    case 'entered': {
      const { scope, isBody } = event
      return scope === 0 && !isBody ? null : { ...(scope === 0 ? {} : { scope }), ...(isBody ? { isBody } : {}) }
    }
    case 'left': {
      const [flow, ...more] = event.flows
      if (event.data === null && flow === undefined) return null
      return { ...(event.data as object | null), flows: more.length > 0 ? event.flows : flow }
    }
    case 'terminated':
      return null
    default:
      return event.data
  }
}

const merged = (one: unknown, other: unknown) =>
  one === null || one === undefined ? other : { ...(one as object), ...(other as object | null) }
