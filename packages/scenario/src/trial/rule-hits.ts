import type { DecisionTrace, TracedRule } from '@aftersale/decision'
import { labelInBoth } from '@aftersale/kernel'
import type { Sentence } from '../sentence.ts'
import type { Trial } from './trial.ts'

/** How often a rule decided, before and now. Rules are told apart by their ids; one without by its number. */
export interface RuleHits {
  readonly decision: { readonly id: string; readonly name: Sentence }
  readonly rule: string
  /** Its number in the table of today and of the draft, from 1; null where it never decided there. */
  readonly number: { readonly before: number | null; readonly after: number | null }
  /** What its author noted beside it. */
  readonly note: Sentence | null
  readonly before: number
  readonly after: number
}

type Side = 'before' | 'after'

const SIDES = ['before', 'after'] as const

/** How often each rule decided over many cases. Those of one table stand together, in the order of its rules. */
export function ruleHits(pairs: readonly { readonly before: Trial; readonly after: Trial }[]): readonly RuleHits[] {
  const hits = new Map<string, RuleHits>()
  for (const pair of pairs) {
    for (const side of SIDES) {
      for (const { trace } of pair[side].decisions) {
        for (const table of trace) for (const rule of table.matched) count(hits, side, table, rule)
      }
    }
  }
  const place = ({ decision, number }: RuleHits) => [decision.id, number.after ?? number.before ?? 0] as const
  return [...hits.values()].sort((one, other) => {
    const [[table, at], [otherTable, otherAt]] = [place(one), place(other)]
    return table === otherTable ? at - otherAt : table < otherTable ? -1 : 1
  })
}

function count(hits: Map<string, RuleHits>, side: Side, { decision }: DecisionTrace, traced: TracedRule): void {
  const rule = traced.id ?? `#${traced.index}`
  const name = `${decision.id} ${rule}`
  const [note = ''] = traced.annotations
  const known = hits.get(name) ?? {
    decision: { id: decision.id, name: labelInBoth(decision.label) },
    rule,
    number: { before: null, after: null },
    note: note === '' ? null : labelInBoth(note),
    before: 0,
    after: 0,
  }
  hits.set(name, { ...known, number: { ...known.number, [side]: traced.index }, [side]: known[side] + 1 })
}
