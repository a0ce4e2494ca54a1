import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'
import type { Binding, DecisionNode, Frame, InputNode, ServiceNode } from './node.ts'

/**
 * The caller's value for an input or input decision. One of an imported model is found as `{namespace}name`, by its
 * qualified name, or by its plain name, because a caller need not know through which imports a decision reaches it.
 */
export function givenValue(
  { namespace, source: { variable } }: InputNode | DecisionNode,
  qualifiedName: string,
  input: FeelContext,
  callerNamespace: string,
): FeelValue {
  const { name } = variable
  if (namespace !== callerNamespace) {
    const found = [`{${namespace}}${name}`, qualifiedName].find((key) => Object.hasOwn(input, key))
    if (found !== undefined) return input[found] ?? null
  }
  return ownEntry(input, name)
}

export const ownEntry = (context: FeelContext, name: string): FeelValue =>
  Object.hasOwn(context, name) ? (context[name] ?? null) : null

function inputValue({ node, path }: Binding<InputNode>, frame: Frame): FeelValue {
  const known = frame.known?.get(node)
  if (known !== undefined) return known
  const own = node.namespace === frame.namespace
  const value = givenValue(node, own ? node.source.variable.name : path.join('.'), frame.input, frame.namespace)
  return node.coerce === undefined || value === null ? value : node.coerce(value, frame.run.evaluation)
}

function requiredValue(node: DecisionNode, frame: Frame): FeelValue {
  frame.known ??= new Map()
  const known = frame.known.get(node)
  if (known !== undefined) return known
  const value = decide(node, frame)
  frame.known.set(node, value)
  return value
}

/** Puts a value at the end of a path of names, copying the contexts on the way that others may hold too. */
export function put(scope: Record<string, FeelValue>, path: readonly string[], value: FeelValue): void {
  const name = path[0]
  if (name === undefined) return
  if (path.length === 1) {
    scope[name] = value
    return
  }
  const inner: Record<string, FeelValue> = { ...(scope[name] as FeelContext | undefined) }
  put(inner, path.slice(1), value)
  scope[name] = inner
}

/** Decides: what it requires first, then its logic, then its type. */
export function decide(node: DecisionNode, frame: Frame): FeelValue {
  const { run } = frame
  if (node.logic === undefined) {
    return run.evaluation.warn('dmn.no-logic', {
      en: `Decision “${node.source.name}” has no logic, so its value is null.`,
      'zh-CN': `决策“${node.source.name}”没有逻辑，结果为 null。`,
    })
  }
  const scope: Record<string, FeelValue> = node.seesCallerInput
    ? { ...frame.input, ...node.functions }
    : { ...node.functions }
  for (const binding of node.inputs) put(scope, binding.path, inputValue(binding, frame))
  for (const { path, node: required } of node.decisions) put(scope, path, requiredValue(required, frame))
  const value = node.logic(scope, run)
  return node.coerce === undefined ? value : node.coerce(value, run.evaluation)
}

/** Runs a decision service on its arguments alone: nothing else of the caller's is seen inside (DMN 1.5, 10.4). */
export function serve(service: ServiceNode, args: readonly FeelValue[], run: Run): FeelValue {
  const known = new Map(service.parameters.map(({ node }, index) => [node, args[index] ?? null]))
  const frame: Frame = { run, input: {}, namespace: service.namespace, known }
  const [only] = service.outputs
  if (service.outputs.length === 1 && only !== undefined) return requiredValue(only, frame)
  return Object.fromEntries(
    service.outputs.map((output) => [output.source.variable.name, requiredValue(output, frame)]),
  )
}
