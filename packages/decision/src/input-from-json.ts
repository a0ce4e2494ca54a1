import { type FeelContext, FeelFunction, type FeelType, type FeelValue, feelFromJson } from '@aftersale/feel'
import type { DecisionModel } from './decision-model.ts'
import { requiredInputNodes } from './drg/required-inputs.ts'
import { typedFromJson } from './types/from-json.ts'

function typesOf(model: DecisionModel, nameOrId: string): Map<string, FeelType> {
  const entry = model.entries.get(nameOrId)
  if (entry === undefined) return new Map()
  if (entry.kind === 'decision') {
    return new Map(requiredInputNodes(entry).map(({ source, type }) => [source.variable.name, type]))
  }
  if (entry.kind === 'service') {
    return new Map(
      entry.parameters.flatMap(({ path, node: { source, type } }) => [
        [source.variable.name, type],
        [path.join('.'), type],
      ]),
    )
  }
  const [signature] = entry.function instanceof FeelFunction ? entry.function.signatures : []
  return new Map(signature?.parameters.map(({ name, type }) => [name, type]))
}

/**
 * JSON as the input of a decision: dates, times, durations and numbers beyond a double, which JSON carries as text, are
 * read by the types that the model states for them. Names the decision does not ask for are kept.
 */
export function inputFromJson(
  model: DecisionModel,
  nameOrId: string,
  json: Readonly<Record<string, unknown>>,
): FeelContext {
  const types = typesOf(model, nameOrId)
  const input: Record<string, FeelValue> = {}
  for (const [name, value] of Object.entries(json)) {
    const type = types.get(name)
    input[name] = type === undefined ? feelFromJson(value) : typedFromJson(value, type)
  }
  return input
}
