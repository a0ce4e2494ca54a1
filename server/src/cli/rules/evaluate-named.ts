import {
  type DecisionModel,
  evaluateDecision,
  explainDecision,
  explainInWords,
  inputFromJson,
} from '@aftersale/decision'
import { type Evaluation, feelToJson, formatFeel } from '@aftersale/feel'
import type { Context, Report } from '../frame/index.ts'
import { explanationLines } from './explanation-lines.ts'
import type { GivenValues } from './given-values.ts'
import { sayStrayInputs, strayInputs } from './stray-inputs.ts'
import { sayWarnings, warningsTold } from './warning-lines.ts'

/** Decides, and says what was missing, what was not asked for, and what became null on the way. */
export function evaluateNamed(
  model: DecisionModel,
  name: string,
  values: GivenValues,
  evaluation: Evaluation,
  context: Context & { readonly options: { readonly explain: boolean } },
): Report {
  const input = inputFromJson(model, name, values)
  const strays = strayInputs(model, name, values)
  const { value, trace } = context.options.explain
    ? explainDecision(model, name, input, evaluation)
    : { value: evaluateDecision(model, name, input, evaluation), trace: undefined }
  sayStrayInputs(strays, context)
  sayWarnings(evaluation, context)
  const document = { value: feelToJson(value), ...strays, warnings: warningsTold(evaluation, context) }
  if (trace === undefined) return { document, lines: [formatFeel(value)] }
  const sentence = explainInWords(trace, context.language)
  return {
    document: { ...document, explanation: { sentence, trace } },
    lines: [formatFeel(value), ...explanationLines(trace, context.language)],
  }
}
