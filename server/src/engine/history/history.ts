import type { ProcessEvent } from '@aftersale/process'

/** A row of the history. `data` is what a reader needs beyond the kind: the flows taken, the decision's trace, the cause. */
export interface HistoryRow {
  readonly kind: 'entered' | 'left' | 'passed' | 'stopped' | 'retried'
  readonly at: number
  readonly element: string
  readonly visit: number
  readonly data: unknown
}

/**
 * The events of one transaction as history rows. Start and end stand on the instance itself; a visit entered and left
 * (or entered and stopped) in the same transaction is one row: six for a return judged straight through, not fourteen.
 */
export function historyRows(events: readonly ProcessEvent[]): HistoryRow[] {
  const rows: HistoryRow[] = []
  const enteredAt = new Map<number, number>()
  for (const event of events) {
    if (event.kind === 'started' || event.kind === 'completed') continue
    const { at, element, key: visit } = event
    if (event.kind === 'entered') {
      enteredAt.set(visit, rows.length)
      rows.push({ kind: 'entered', at, element, visit, data: null })
      continue
    }
    const entry = enteredAt.get(visit)
    enteredAt.delete(visit)
    const data = event.kind === 'left' ? leftData(event) : event.data
    const kind = event.kind === 'left' && entry !== undefined ? 'passed' : event.kind
    if (entry === undefined) rows.push({ kind, at, element, visit, data })
    else rows[entry] = { kind, at, element, visit, data }
  }
  return rows
}

function leftData(event: Extract<ProcessEvent, { kind: 'left' }>): unknown {
  const [flow, ...more] = event.flows
  if (event.data === null && flow === undefined) return null
  return { ...(event.data as object | null), flows: more.length > 0 ? event.flows : flow }
}
