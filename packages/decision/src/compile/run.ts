import type { Evaluation } from '@aftersale/feel'
import type { DecisionTrace } from '../explain/decision-trace.ts'
import type { Run } from './compile-scope.ts'

/** FEEL passes a function only the evaluation, so the run it belongs to is found by it. */
const explained = new WeakMap<Evaluation, DecisionTrace[]>()

export const startRun = (evaluation: Evaluation): Run => ({ evaluation, trace: undefined })

/** A run that gathers a trace of every table evaluated in it. */
export function startExplainedRun(evaluation: Evaluation, trace: DecisionTrace[]): Run {
  explained.set(evaluation, trace)
  return { evaluation, trace }
}

/** The run in which a function was called. */
export const runOf = (evaluation: Evaluation): Run => ({ evaluation, trace: explained.get(evaluation) })
