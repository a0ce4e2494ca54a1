import type { FeelContext } from '@aftersale/feel'
import type { FlowNode } from '../definition.ts'
import type { ElementInstance } from '../state.ts'
import type { Run } from './run.ts'
import { asVariable, contextAsVariables, written } from './values.ts'
import { setWhereKnown, valueOf, visibleIn } from './variables.ts'

/** Runs `zeebe:input`: each mapping sees the ones before it. Null where the element has none. */
export function mapInputs(run: Run, node: FlowNode, visible: FeelContext): FeelContext | null {
  if (node.inputs.length === 0) return null
  let locals: FeelContext = {}
  for (const { source, target } of node.inputs) {
    locals = written(locals, target, asVariable(valueOf(run, source, { ...visible, ...locals })))
  }
  return locals
}

/**
 * Runs `zeebe:output`; without any, what the element brought is merged into the variables around it, except what has the
 * name of a variable of its own, which stays where that was made (Camunda 8, "Variables", "Variable propagation").
 */
export function mapOutputs(run: Run, node: FlowNode, element: ElementInstance): void {
  const { brought, variables: own, scope } = element
  if (node.outputs.length === 0) {
    if (brought !== null) setWhereKnown(run, scope, own === null ? brought : without(brought, own))
    return
  }
  let visible: FeelContext = { ...visibleIn(run, element.key), ...brought }
  let outer: FeelContext = {}
  for (const { source, target } of node.outputs) {
    const value = asVariable(valueOf(run, source, visible))
    const [name = ''] = target
    const around = visibleIn(run, scope)
    outer = written(Object.hasOwn(outer, name) ? outer : { ...outer, ...pick(around, name) }, target, value)
    visible = written(visible, target, value)
  }
  setWhereKnown(run, scope, contextAsVariables(outer))
}

const pick = (context: FeelContext, name: string): FeelContext =>
  Object.hasOwn(context, name) ? { [name]: context[name] ?? null } : {}

function without(context: FeelContext, names: FeelContext): FeelContext {
  return Object.fromEntries(Object.entries(context).filter(([name]) => !Object.hasOwn(names, name)))
}
