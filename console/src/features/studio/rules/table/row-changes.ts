import type { RuleEdit } from '@aftersale/decision'

/** What can be done with a rule as a whole. */
export const ROW_CHANGES = ['addAbove', 'addBelow', 'copy', 'up', 'down', 'delete'] as const

export type RowChange = (typeof ROW_CHANGES)[number]

/** Whether a rule can be moved so among so many. */
export const isPossible = (change: RowChange, rule: number, count: number): boolean =>
  (change !== 'up' || rule > 1) && (change !== 'down' || rule < count)

/** A change of a rule as an edit, and the rule that is chosen then. */
export function rowEdit(change: RowChange, decision: string, rule: number, count: number): [RuleEdit, number | null] {
  switch (change) {
    case 'addAbove':
      return [{ kind: 'add-rule', decision, at: rule }, rule]
    case 'addBelow':
      return [{ kind: 'add-rule', decision, at: rule + 1 }, rule + 1]
    case 'copy':
      return [{ kind: 'add-rule', decision, at: rule + 1, copyOf: rule }, rule + 1]
    case 'up':
      return [{ kind: 'move-rule', decision, rule, to: rule - 1 }, rule - 1]
    case 'down':
      return [{ kind: 'move-rule', decision, rule, to: rule + 1 }, rule + 1]
    case 'delete':
      return [{ kind: 'delete-rule', decision, rule }, count === 1 ? null : Math.min(rule, count - 1)]
  }
}
