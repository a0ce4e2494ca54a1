import type { FlowNode, SequenceFlow } from '../definition.ts'
import { enter, open } from './enter.ts'
import { leadingTo } from './reach.ts'
import { childrenOf, elementOf, hasChildren, nodeById, push, type Run } from './run.ts'
import { stop } from './stop.ts'
import { visibleIn } from './variables.ts'

/** Whether tokens that come by different flows wait for each other here. */
export function isJoin(node: FlowNode): boolean {
  return (
    node.incoming.length > 1 &&
    (node.kind === 'parallelGateway' || node.kind === 'inclusiveGateway' || node.kind === 'complexGateway')
  )
}

/** A token reaches a join: it waits there until what the join needs has come. Tokens are not counted, flows are (guarantee 7). */
export function arriveAtJoin(run: Run, node: FlowNode, scope: number, flow: SequenceFlow): void {
  run.taken.push({ flow: flow.id, scope })
  if (needsAll(node)) joinAll(run, node, scope)
  else if (node.kind === 'complexGateway') joinComplex(run, node, scope)
}

/** A parallel gateway; and a complex one that states no condition of its own. */
const needsAll = (node: FlowNode): boolean =>
  node.kind === 'parallelGateway' || (node.kind === 'complexGateway' && node.activationCondition === null)

function joinAll(run: Run, node: FlowNode, scope: number): void {
  if (node.incoming.every((flow) => isTaken(run, flow.id, scope))) pass(run, node, scope, node.incoming)
}

/** BPMN 2.0.2, 13.4.5: fires as soon as its condition is true; the tokens that come after are swallowed when it resets. */
function joinComplex(run: Run, node: FlowNode, scope: number): void {
  if (node.kind !== 'complexGateway' || node.activationCondition === null) return
  if (run.fired.some((one) => one.gateway === node.id && one.scope === scope)) return
  const there = node.incoming.filter((flow) => isTaken(run, flow.id, scope))
  const counts = node.incoming.map((flow) => [flow.id, countTaken(run, flow.id, scope)] as const)
  const visible = {
    ...visibleIn(run, scope),
    ...Object.fromEntries(counts),
    activationCount: counts.reduce((sum, [, count]) => sum + count, 0),
  }
  if (node.activationCondition.evaluate(visible, run.evaluation) !== true) return
  run.fired = [...run.fired, { gateway: node.id, scope, flows: there.map(({ id }) => id) }]
  pass(run, node, scope, there)
}

/** Looks at waiting tokens as if they had just come: in another version a gateway may need less, or join nothing any more. */
export function arriveAgain(run: Run): void {
  for (const { gateway, scope } of waitingJoins(run)) {
    const there = gateway.incoming.filter((flow) => isTaken(run, flow.id, scope))
    if (isJoin(gateway)) {
      if (needsAll(gateway)) joinAll(run, gateway, scope)
      else joinComplex(run, gateway, scope)
    } else for (const flow of there) pass(run, gateway, scope, [flow])
  }
}

/** What waits at joins when everything else rests: inclusive joins that nothing more can reach go on, complex ones reset. */
export function settleJoins(run: Run): boolean {
  let moved = false
  for (const { gateway, scope } of waitingJoins(run)) {
    if (gateway.kind === 'inclusiveGateway') moved = joinInclusive(run, gateway, scope) || moved
  }
  for (const fired of run.fired) moved = reset(run, fired) || moved
  return moved
}

function waitingJoins(run: Run): { gateway: FlowNode; scope: number }[] {
  const seen = new Set<string>()
  return run.taken.flatMap(({ flow, scope }) => {
    const gateway = targetOf(run, flow)
    const id = `${scope} ${gateway.id}`
    if (seen.has(id)) return []
    seen.add(id)
    return [{ gateway, scope }]
  })
}

/**
 * BPMN 2.0.2, 13.4.3: goes on when for every token that could still reach an incoming flow without one, there is also a way
 * to a flow that has one.
 */
function joinInclusive(run: Run, node: FlowNode, scope: number): boolean {
  const filled = node.incoming.filter((flow) => isTaken(run, flow.id, scope))
  const missing = node.incoming.filter((flow) => !filled.includes(flow))
  if (filled.length === 0 || missing.some((flow) => canStillCome(run, node, scope, flow, filled))) return false
  pass(run, node, scope, filled)
  return true
}

function canStillCome(
  run: Run,
  gateway: FlowNode,
  scope: number,
  flow: SequenceFlow,
  filled: readonly SequenceFlow[],
): boolean {
  const from = leadingTo(run.definition, gateway, flow)
  for (const place of places(run, scope, gateway)) {
    if (from.has(place) && !filled.some((one) => leadingTo(run.definition, gateway, one).has(place))) return true
  }
  return false
}

/** Where tokens of the scope are, besides at this gateway. */
function places(run: Run, scope: number, gateway: FlowNode): Set<string> {
  const active = childrenOf(run, scope).flatMap((key) => {
    const { element, compensates } = elementOf(run, key)
    return compensates === null ? [element] : []
  })
  const atJoins = run.taken.flatMap((taken) => (taken.scope === scope ? [targetOf(run, taken.flow).id] : []))
  return new Set([...active, ...atJoins].filter((id) => id !== gateway.id))
}

/** A complex gateway that has fired waits for those that can still come, then swallows them and can fire again. */
function reset(run: Run, { gateway: id, scope, flows }: Run['fired'][number]): boolean {
  const gateway = nodeById(run, id)
  const late = gateway.incoming.filter((flow) => !flows.includes(flow.id))
  const missing = late.filter((flow) => !isTaken(run, flow.id, scope))
  if (missing.some((flow) => canStillCome(run, gateway, scope, flow, []))) return false
  for (const flow of late) take(run, flow.id, scope)
  run.fired = run.fired.filter((one) => one.gateway !== id || one.scope !== scope)
  // Tokens that came once more by a flow that had fired belong to the next round.
  joinComplex(run, gateway, scope)
  push(run, { do: 'settle', scope })
  return true
}

/** Nothing in the scope can bring what its joins wait for: a person must look, a flow that hangs in silence is the worst. */
export function stopDeadJoins(run: Run): void {
  for (const { gateway, scope } of waitingJoins(run)) {
    if (hasChildren(run, scope) || (run.onTheWay.get(scope) ?? 0) > 0) continue
    const there = gateway.incoming.filter((flow) => isTaken(run, flow.id, scope))
    for (const flow of there) take(run, flow.id, scope)
    stop(run, open(run, gateway, scope), deadJoin(there, gateway))
  }
}

function pass(run: Run, node: FlowNode, scope: number, flows: readonly SequenceFlow[]): void {
  for (const flow of flows) take(run, flow.id, scope)
  enter(run, node, scope)
}

const isTaken = (run: Run, flow: string, scope: number): boolean =>
  run.taken.some((taken) => taken.flow === flow && taken.scope === scope)

const countTaken = (run: Run, flow: string, scope: number): number =>
  run.taken.filter((taken) => taken.flow === flow && taken.scope === scope).length

/** Consumes one token of a flow, the oldest. */
function take(run: Run, flow: string, scope: number): void {
  const position = run.taken.findIndex((taken) => taken.flow === flow && taken.scope === scope)
  if (position >= 0) run.taken = run.taken.toSpliced(position, 1)
}

function targetOf(run: Run, id: string): FlowNode {
  const flow = run.definition.flows.get(id)
  if (flow === undefined) throw new Error(`expected the flow ${id} in ${run.definition.id}, found none`)
  return nodeById(run, flow.target)
}

function deadJoin(there: readonly SequenceFlow[], gateway: FlowNode) {
  const missing = gateway.incoming.filter((flow) => !there.includes(flow)).map((flow) => flow.name || flow.id)
  return {
    code: 'process.join-never-complete',
    message: {
      en: `Nothing can come any more by ${missing.join(', ')}: the gateway would wait for ever. A retry goes on with what is there.`,
      'zh-CN': `${missing.join('、')} 不会再有任何流程到达：网关将永远等待。重试将以已到达的继续。`,
    },
  }
}
