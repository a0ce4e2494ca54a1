import type { RuleBook } from '@aftersale/decision'

/** Where something of a file of rules is shown: its decision and, of a rule, its number from 1. Null: it is not in the file. */
export function placeIn(
  { decisions }: RuleBook,
  id: string,
): { readonly decision: string; readonly rule: number | null } | null {
  for (const { id: decision, logic } of decisions) {
    if (decision === id) return { decision, rule: null }
    const at = logic.kind === 'table' ? logic.table.rules.findIndex((rule) => rule.id === id) : -1
    if (at >= 0) return { decision, rule: at + 1 }
  }
  return null
}
