import { createEvaluation, type FeelContext, type FeelValue, formatFeel, typeNameOf } from '@aftersale/feel'
import { type Instant, instantOf } from '@aftersale/kernel'
import type { DecisionModel } from '../decision-model.ts'
import { evaluateDecision } from '../evaluate-decision.ts'
import type { KitCase, KitResult } from './kit-case.ts'
import { feelFromKit, meetsKit } from './kit-value.ts'

/** What became of one expected result; values as FEEL text. */
export interface KitOutcome {
  readonly result: string
  readonly passed: boolean
  readonly expected: string
  readonly got: string
  /** Why values became null on the way, in English. */
  readonly warnings: readonly string[]
}

/** An input of an imported model goes by `{namespace}name`, one of the model itself by its name. */
function inputOf(kitCase: KitCase, model: DecisionModel): FeelContext {
  return Object.fromEntries(
    kitCase.inputs.map(({ name, namespace, value }) => {
      const own = namespace === undefined || namespace === model.namespace
      return [own ? name : `{${namespace}}${name}`, feelFromKit(value)]
    }),
  )
}

/** A service with several outputs answers a context, in which the result is found by the output decision's name. */
function resultOf(kitCase: KitCase, { name }: KitResult, value: FeelValue, model: DecisionModel): FeelValue {
  const service = model.decisions.find((decision) => decision.name === kitCase.invocableName)
  if (kitCase.type !== 'decisionService' || service === undefined || service.outputs.length < 2) return value
  return typeNameOf(value) === 'context' ? ((value as FeelContext)[name] ?? null) : null
}

function runResult(model: DecisionModel, kitCase: KitCase, result: KitResult, now: Instant): KitOutcome {
  const evaluated = kitCase.type === 'decision' ? result.name : (kitCase.invocableName ?? result.name)
  const expected = result.expected ?? { kind: 'nil' }
  const told = result.errorResult ? 'an error' : formatFeel(feelFromKit(expected))
  if (!model.entries.has(evaluated)) {
    return { result: result.name, passed: false, expected: told, got: `no decision “${evaluated}”`, warnings: [] }
  }
  const evaluation = createEvaluation({ now })
  const whole = evaluateDecision(model, evaluated, inputOf(kitCase, model), evaluation)
  const value = resultOf(kitCase, result, whole, model)
  const isEmpty = expected.kind === 'empty' && meetsKit({}, value)
  const met = isEmpty || meetsKit(feelFromKit(expected), value)
  return {
    result: result.name,
    passed: result.errorResult ? evaluation.warningCount > 0 && (met || value === null) : met,
    expected: told,
    got: formatFeel(value),
    warnings: evaluation.warnings.map(({ message }) => message.en),
  }
}

/**
 * Runs one case of the conformance kit against a model that was read with `brokenExpressions: 'null'`: one outcome for
 * each expected result. An expected error is met when evaluation reported one, and the value is null or as stated.
 */
export const runKitCase = (model: DecisionModel, kitCase: KitCase, now: Instant = instantOf(0)): KitOutcome[] =>
  kitCase.results.map((result) => runResult(model, kitCase, result, now))
