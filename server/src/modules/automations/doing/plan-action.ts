import type { AutomationAction, KnownRefusal } from '@aftersale/contract'
import { createEvaluation, type Evaluation, type FeelContext, feelToJson, type Json } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Automation } from '../documents/compile-automation.ts'
import { expressionsIn } from '../documents/compile-automation.ts'
import type { Around } from '../noticing/fires.ts'

/** An action with its values: what would be asked, as plain data. */
export type PlannedAction = AutomationAction & { readonly values: Readonly<Record<string, Json>> }

const STEPS = 200_000
/** Where null is as good as any other value. */
const MAY_BE_NULL = /^(?:title|customer|order|product|fields\..*|variables\..*|body\..*)$/

/** Computes the values of an action; refused where one of them is needed and comes to nothing. */
export function planAction(
  { values }: Automation,
  action: AutomationAction,
  variables: FeelContext,
  around: Around,
): Result<PlannedAction, KnownRefusal<'automations.value-unusable'>> {
  const evaluation: Evaluation = createEvaluation({ ...around, limits: { steps: STEPS, stringLength: 100_000 } })
  const planned: [string, Json][] = []
  for (const { path, text } of expressionsIn(action)) {
    const value = feelToJson(values.get(text)?.evaluate(variables, evaluation) ?? null)
    const isStopped = evaluation.warnings.some(({ code }) => code.startsWith('feel.limit-'))
    if (isStopped || (value === null && !MAY_BE_NULL.test(path)))
      return refuse({ code: 'automations.value-unusable', field: path })
    planned.push([path, value])
  }
  return accept({ ...action, values: Object.fromEntries(planned) })
}

/** The values of a group, `fields` or `variables`, by the names in it. */
export function groupOf({ values }: PlannedAction, group: string): Record<string, Json> {
  const prefix = `${group}.`
  const own = Object.entries(values).filter(([path]) => path.startsWith(prefix))
  return Object.fromEntries(own.map(([path, value]) => [path.slice(prefix.length), value]))
}
