import {
  type BookDecision,
  type DecisionExample,
  decideByGiven,
  exampleForRule,
  exampleInputs,
  type RuleBook,
  readDecisionModel,
} from '@aftersale/decision'
import type { Instant } from '@aftersale/kernel'

type Json = DecisionExample['expected']
type Given = DecisionExample['given']

const modelOf = (xml: string) => {
  const model = readDecisionModel(xml, { brokenExpressions: 'null' })
  return model.ok ? model.value : undefined
}

/** The outputs that an example is about unless somebody says otherwise: not the texts, which change more often than what is meant. */
function plainOutputs({ logic }: BookDecision): readonly string[] | undefined {
  if (logic.kind !== 'table' || logic.table.outputs.length < 2) return undefined
  const { outputs } = logic.table
  const plain = outputs.filter(({ type, values }) => values !== null || type === 'boolean' || type === 'number')
  return (plain.length > 0 ? plain : outputs.slice(0, 1)).map(({ name, label }) => name ?? label)
}

/** What comes out for what is given now; of several outputs the ones wanted, or those an example is about. */
export function comesOut(
  xml: string,
  decision: BookDecision,
  given: Given,
  now: Instant,
  wanted: readonly string[] | undefined = plainOutputs(decision),
): Json {
  const model = modelOf(xml)
  if (model === undefined) return null
  const { result } = decideByGiven(model, decision.id, given, now)
  if (wanted === undefined || typeof result !== 'object' || result === null || Array.isArray(result)) return result
  return Object.fromEntries(wanted.map((name) => [name, result[name] ?? null]))
}

/** What an example begins with: nothing of all that can be given. */
export const blankGiven = (decision: BookDecision, book: RuleBook): Given =>
  Object.fromEntries(
    exampleInputs(decision, book)
      .filter(({ of }) => of === 'asked')
      .map(({ key }) => [key, null]),
  )

/** What makes a rule decide; undefined where nothing does. */
export function givenForRule(xml: string, decision: BookDecision, rule: number): Given | undefined {
  const model = modelOf(xml)
  const found = model === undefined ? undefined : exampleForRule(model, decision.id, rule)
  return found?.ok === true && found.value !== null ? (found.value as Given) : undefined
}
