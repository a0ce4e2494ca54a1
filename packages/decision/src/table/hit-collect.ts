import { compileExpression, type Evaluation, type FeelValue } from '@aftersale/feel'
import type { Aggregation } from '../model/boxed-expression.ts'
import type { HitPolicyRun } from './hit-policy.ts'

/** R and C: all outputs, in rule order (C leaves the order open). */
export const hitAll: HitPolicyRun = (matched, outputs, values, run) =>
  matched.map((rule) => outputs.output(rule, values, run))

/** The aggregations are FEEL's own functions (DMN 1.5, 8.2.10), so they are left to FEEL. */
const functions: Record<Aggregation, string> = { SUM: 'sum', COUNT: 'count', MIN: 'min', MAX: 'max' }

function aggregator(aggregation: Aggregation): (outputs: FeelValue[], evaluation: Evaluation) => FeelValue {
  const compiled = compileExpression(`${functions[aggregation]}(outputs)`)
  if (!compiled.ok)
    throw new Error(`expected FEEL to read ${functions[aggregation]}(outputs), got ${compiled.refusal.code}`)
  return (outputs, evaluation) => compiled.value.evaluate({ outputs }, evaluation)
}

/** C+, C#, C< and C>. C# counts the outputs of the rules that matched. */
export function hitAggregate(aggregation: Aggregation): HitPolicyRun {
  const aggregate = aggregator(aggregation)
  return (matched, outputs, values, run) =>
    aggregate(
      matched.map((rule) => outputs.output(rule, values, run)),
      run.evaluation,
    )
}
