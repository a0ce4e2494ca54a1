import { Decimal, type Evaluation, type FeelContext, type FeelValue, feelFromJson, feelToJson } from '@aftersale/feel'
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

/**
 * Runs `zeebe:output`; without any, the result is merged into the instance's variables, except what has the name of an
 * input mapping, which stays where that was made (Camunda 8, "Variables", "Variable propagation").
 */
export function mapOutputs(
  node: FlowNode,
  variables: FeelContext,
  locals: FeelContext | null,
  result: FeelContext | null,
  evaluation: Evaluation,
): FeelContext {
  const brought = result === null ? null : contextAsVariables(result)
  if (node.outputs.length === 0) return brought === null ? variables : { ...variables, ...without(brought, locals) }
  let visible: FeelContext = { ...visibleVariables(variables, locals), ...brought }
  let after = variables
  for (const { source, target } of node.outputs) {
    const value = asVariable(attributeValue(source, visible, evaluation))
    after = written(after, target, value)
    visible = written(visible, target, value)
  }
  return after
}

/**
 * Variables live as JSON between steps, so a value takes at once the form in which it comes back: a date or a duration
 * is its text, a number what a double holds, text what a database stores. An instance that was stored and read back must
 * step on exactly as one that stayed in memory.
 */
function asVariable(value: FeelValue): FeelValue {
  if (typeof value === 'string') return storableText(value)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Decimal) return feelFromJson(value.toNumber())
  if (Array.isArray(value)) return value.map(asVariable)
  return isPlainContext(value) ? contextAsVariables(value) : feelFromJson(feelToJson(value))
}

/** The context with every value as a variable holds it. */
export function contextAsVariables(context: FeelContext): FeelContext {
  return Object.fromEntries(
    Object.entries(context).map(([name, value]) => [storableText(name), asVariable(value ?? null)]),
  )
}

/** FEEL can make NUL and halves of surrogate pairs, which PostgreSQL does not store. */
function storableText(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\uFFFD')
}

function without(context: FeelContext, names: FeelContext | null): FeelContext {
  if (names === null) return context
  return Object.fromEntries(Object.entries(context).filter(([name]) => !Object.hasOwn(names, name)))
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
