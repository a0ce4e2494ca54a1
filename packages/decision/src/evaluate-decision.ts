import { type Evaluation, type FeelContext, FeelFunction, type FeelValue } from '@aftersale/feel'
import type { Run } from './compile/compile-scope.ts'
import { startExplainedRun, startRun } from './compile/run.ts'
import type { DecisionModel } from './decision-model.ts'
import { decide, givenValue, ownEntry } from './drg/evaluate-node.ts'
import type { DecisionTrace } from './explain/decision-trace.ts'
import { coercionTo } from './types/coercion.ts'

function evaluate(model: DecisionModel, nameOrId: string, input: FeelContext, run: Run): FeelValue {
  const entry = model.entries.get(nameOrId)
  if (entry === undefined) {
    const names = model.decisions.map(({ name }) => name).join(', ')
    throw new Error(`expected a decision of model “${model.name}” (${names}), got “${nameOrId}”`)
  }
  if (entry.kind === 'decision') {
    return decide(entry, { run, input, namespace: model.namespace, known: undefined })
  }
  const [signature] = entry.function instanceof FeelFunction ? entry.function.signatures : []
  if (signature === undefined) return null
  const args = signature.parameters.map(({ name, type }, index) => {
    const bound = entry.kind === 'service' ? entry.parameters[index]?.node : undefined
    const given = bound === undefined ? ownEntry(input, name) : givenValue(bound, name, input, model.namespace)
    const coerce = coercionTo(type, name)
    return coerce === undefined ? given : coerce(given, run.evaluation)
  })
  return signature.implementation(args, run.evaluation)
}

/**
 * Decides. `input` has the input data by name (a decision service: its parameters by name). Values that do not fit
 * their type, missing ones and errors in logic are null and leave warnings in `evaluation`, as FEEL has it.
 * An unknown decision is a defect of the caller: ask `model.decisions` first.
 */
export const evaluateDecision = (
  model: DecisionModel,
  nameOrId: string,
  input: FeelContext,
  evaluation: Evaluation,
): FeelValue => evaluate(model, nameOrId, input, startRun(evaluation))

/** As `evaluateDecision`, and tells for every table evaluated on the way which rules matched, and on which values. */
export function explainDecision(
  model: DecisionModel,
  nameOrId: string,
  input: FeelContext,
  evaluation: Evaluation,
): { readonly value: FeelValue; readonly trace: readonly DecisionTrace[] } {
  const trace: DecisionTrace[] = []
  const value = evaluate(model, nameOrId, input, startExplainedRun(evaluation, trace))
  return { value, trace }
}
