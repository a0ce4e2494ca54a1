import type { AutomationRecord, KnownRefusal } from '@aftersale/contract'
import { createEvaluation, type FeelContext } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Automation } from '../documents/compile-automation.ts'
import type { Row } from '../records/record-context.ts'

/** What one condition may use of FEEL's budget: it is asked of every change. */
const STEPS = 20_000

export interface Around {
  readonly now: Instant
  readonly zone: string
}

/** Whether an automation wants records of this kind. */
export const isAbout = ({ document: { trigger } }: Automation, record: AutomationRecord, row: Row): boolean =>
  trigger.record === record && (trigger.type === undefined || row['kind'] === trigger.type)

/** Whether its condition holds; a refusal where that costs more than a condition may. */
export function holds(automation: Automation, variables: FeelContext, around: Around): boolean | KnownRefusal {
  if (automation.when === null) return true
  const evaluation = createEvaluation({ ...around, limits: { steps: STEPS } })
  const value = automation.when.evaluate(variables, evaluation)
  const isStopped = evaluation.warnings.some(({ code }) => code.startsWith('feel.limit-'))
  return isStopped ? { code: 'automations.value-unusable', field: 'when' } : value === true
}

/**
 * Whether a change makes the condition true that was not true before. A condition that reads `before`, `after` or `changed`
 * is about the change itself: it counts wherever it holds.
 */
export function becomesTrue(
  automation: Automation,
  { after, before }: { readonly after: FeelContext; readonly before: () => FeelContext | null },
  around: Around,
): boolean | KnownRefusal {
  const now = holds(automation, after, around)
  if (now === false || automation.isOfChange) return now
  const earlier = before()
  if (automation.when === null || earlier === null) return now
  const was = holds(automation, earlier, around)
  return typeof was === typeof now && was !== false ? false : now
}
