import { type Evaluation, type FeelContext, type FeelValue, feelFromJson, feelToJson } from '@aftersale/feel'
import type { Attribute, FlowNode } from './definition.ts'

/** The value of an attribute where these variables are visible. */
export function attributeValue(attribute: Attribute, visible: FeelContext, evaluation: Evaluation): FeelValue {
  return attribute.kind === 'text' ? attribute.value : attribute.expression.evaluate(visible, evaluation)
}

/** What a visit sees: the instance's variables, hidden by its own where both have a name. */
export function visibleVariables(variables: FeelContext, locals: FeelContext | null): FeelContext {
  return locals === null ? variables : { ...variables, ...locals }
}

/** Runs `zeebe:input`: each mapping sees the ones before it. Null where the element has none. */
export function mapInputs(node: FlowNode, variables: FeelContext, evaluation: Evaluation): FeelContext | null {
  if (node.inputs.length === 0) return null
  let locals: FeelContext = {}
  for (const { source, target } of node.inputs) {
    const value = attributeValue(source, visibleVariables(variables, locals), evaluation)
    locals = written(locals, target, asVariable(value))
  }
  return locals
}

/** Runs `zeebe:output`; without any, the whole result is merged into the instance's variables (Camunda 8's rule). */
export function mapOutputs(
  node: FlowNode,
  variables: FeelContext,
  locals: FeelContext | null,
  result: FeelContext | null,
  evaluation: Evaluation,
): FeelContext {
  if (node.outputs.length === 0) return result === null ? variables : { ...variables, ...result }
  let visible: FeelContext = { ...visibleVariables(variables, locals), ...result }
  let after = variables
  for (const { source, target } of node.outputs) {
    const value = asVariable(attributeValue(source, visible, evaluation))
    after = written(after, target, value)
    visible = written(visible, target, value)
  }
  return after
}

/**
 * Variables live as JSON between steps, so a date or a duration that an expression made becomes its text at once:
 * an instance that was stored and read back must step on exactly as one that stayed in memory.
 */
function asVariable(value: FeelValue): FeelValue {
  return value === null || typeof value !== 'object' ? value : feelFromJson(feelToJson(value))
}

function written(context: FeelContext, path: readonly string[], value: FeelValue): FeelContext {
  const [name = '', ...rest] = path
  if (rest.length === 0) return { ...context, [name]: value }
  const inner = Object.hasOwn(context, name) ? context[name] : null
  return { ...context, [name]: written(isPlainContext(inner) ? inner : {}, rest, value) }
}

function isPlainContext(value: FeelValue | undefined): value is FeelContext {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
