import { type ElementInstance, type FiredGateway, INSTANCE, type InstanceState, type TakenFlow } from '../state.ts'
import { noFlow, noTarget } from './migration-problem.ts'
import { isTurn, type Placing, scopeFor } from './placement.ts'
import { flowTarget, misfit, nodeFrom, targetId, targetOf, type Versions, waitMisfit } from './targets.ts'
import { contentsOf } from './vanishing.ts'

/** Looks up what every visit is in the new version; where it cannot be, why. */
export function openPlacing(versions: Versions, state: InstanceState): Placing {
  const placing: Placing = {
    versions,
    elements: new Map(state.elements.map((element) => [element.key, element])),
    targets: new Map(),
    scopes: new Map(),
    entered: new Map(),
    opened: [],
    problems: [],
    nextKey: state.nextKey,
  }
  const held = contentsOf(state)
  for (const element of state.elements) aim(placing, element, held)
  return placing
}

function aim(placing: Placing, element: ElementInstance, held: ReadonlySet<number>): void {
  const { versions, problems, elements } = placing
  const one = nodeFrom(versions, element.element)
  const other = targetOf(versions, one.id)
  if (other === null) {
    const { wait, loop, compensates, key } = element
    const isEnclosing = 'body' in one && wait.kind === 'children' && loop === null && compensates === null
    if (!isEnclosing || isTurn(elements, element) || !held.has(key)) {
      problems.push(noTarget(one.id, targetId(versions, one.id)))
    }
    return
  }
  const problem = misfit(one, other) ?? waitMisfit(element, one, other)
  if (problem !== null) problems.push(problem)
  placing.targets.set(element.key, other)
}

/** Tokens that wait at joins, behind the flows of the new version. */
export function migrateTaken(placing: Placing, state: InstanceState): readonly TakenFlow[] {
  return state.taken.flatMap((taken) => {
    const flow = flowTarget(placing.versions, taken.flow)
    const gateway = flow === null ? undefined : placing.versions.to.nodes.get(flow.target)
    if (flow === null || gateway === undefined) {
      placing.problems.push(noFlow(taken.flow))
      return []
    }
    const old = placing.versions.from.flows.get(taken.flow)
    const problem = old === undefined ? null : misfit(nodeFrom(placing.versions, old.target), gateway)
    if (problem !== null) placing.problems.push(problem)
    const scope = scopeFor(placing, taken.flow, taken.scope, gateway.parent)
    return scope === null ? [] : [{ flow: flow.id, scope }]
  })
}

/** Complex gateways that have fired; flows that are not there any more are not waited for either. */
export function migrateFired(placing: Placing, state: InstanceState): readonly FiredGateway[] {
  const { versions, problems } = placing
  return state.fired.flatMap(({ gateway, scope, flows }) => {
    const target = targetOf(versions, gateway)
    if (target === null) {
      problems.push(noTarget(gateway, targetId(versions, gateway)))
      return []
    }
    const problem = misfit(nodeFrom(versions, gateway), target)
    if (problem !== null) problems.push(problem)
    const moved = flows.flatMap((flow) => flowTarget(versions, flow)?.id ?? [])
    return [{ gateway: target.id, scope: scopeFor(placing, gateway, scope, target.parent) ?? INSTANCE, flows: moved }]
  })
}
