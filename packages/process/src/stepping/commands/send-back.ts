import { refuse } from '@aftersale/kernel'
import { type ElementInstance, INSTANCE } from '../../state.ts'
import { enter } from '../enter.ts'
import { giveScopeBack } from '../open-scope.ts'
import { reachableFrom } from '../reach.ts'
import { childrenOf, elementOf, nodeOf, type Run } from '../run.ts'
import { terminate } from '../terminate.ts'
import { contextAsVariables } from '../values.ts'
import { setWhereKnown } from '../variables.ts'
import { type Applied, applied, type CommandOf, waiting } from './waiting.ts'

/**
 * 退回: the case goes back to an earlier user task that the model allows. What lies behind that task in its scope ends, with
 * the tokens that wait at joins behind it; branches beside it go on.
 */
export function sendBack(run: Run, { key, to, variables, by }: CommandOf<'send-back'>): Applied {
  const found = waiting(run, key, 'user-task')
  if (!found.ok) return found
  const node = nodeOf(run, found.value)
  const target = run.definition.nodes.get(to)
  if (node.kind !== 'userTask' || !node.sendBackTo.includes(to) || target === undefined) {
    return refuse({ code: 'process.cannot-send-back', to })
  }
  const scope = scopeFor(run, found.value, target.parent)
  if (scope === null) return refuse({ code: 'process.cannot-send-back', to })
  setWhereKnown(run, found.value.scope, contextAsVariables(variables))
  run.events.push({ kind: 'task', at: run.now, element: node.id, key, data: { sentBackTo: to, by } })
  const behind = reachableFrom(run.definition, target)
  const own = branchOf(run, key, scope)
  const branch = nodeOf(run, elementOf(run, own))
  for (const child of childrenOf(run, scope)) {
    if (child === own || behind.has(elementOf(run, child).element)) terminate(run, child)
  }
  run.fired = run.fired.filter((fired) => fired.scope !== scope || !behind.has(fired.gateway))
  run.taken = run.taken.filter((taken) => {
    const source = run.definition.flows.get(taken.flow)?.source
    return taken.scope !== scope || source === undefined || !behind.has(source)
  })
  giveScopeBack(run, branch, scope)
  enter(run, target, scope)
  return applied
}

/** What of the scope the element lives in: itself, or a sub-process around it, wherever that hangs. */
function branchOf(run: Run, key: number, scope: number): number {
  let at = key
  for (let around = elementOf(run, at).scope; around !== scope; around = elementOf(run, at).scope) at = around
  return at
}

/** The scope around the element in which the target is drawn. */
function scopeFor(run: Run, element: ElementInstance, parent: string | null): number | null {
  for (let { scope } = element; ; { scope } = elementOf(run, scope)) {
    if (scope === INSTANCE) return parent === null ? INSTANCE : null
    const around = elementOf(run, scope)
    if (around.element === parent && around.loop === null) return scope
  }
}
