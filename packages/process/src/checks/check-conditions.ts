import { type FlowNode, isEvent } from '../definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'
import { nameOfFlow } from './words.ts'

/** Conditions stand where they are looked at, and where they are needed (BPMN 2.0.2, 8.3.13 and 10.6). */
export const checkConditions: Check = ({ nodes }, problems) => {
  for (const node of nodes.values()) {
    if (isEvent(node) || node.kind === 'parallelGateway' || node.kind === 'eventBasedGateway')
      refuseConditions(node, problems)
    else checkDefault(node, problems)
    if (node.kind === 'exclusiveGateway') checkDecided(node, problems)
  }
}

function refuseConditions(node: FlowNode, problems: Problems): void {
  for (const flow of node.outgoing) {
    if (flow.condition === null) continue
    problems.add(
      flow,
      'process.condition-ignored',
      `Its condition would not be looked at where it leaves “${node.name}”: draw an exclusive or inclusive gateway.`,
      `从“${node.name}”出发时不会判断它的条件：请画一个排他或包容网关。`,
    )
  }
}

function checkDefault(node: FlowNode, problems: Problems): void {
  if (node.defaultFlow === null || node.defaultFlow.condition === null) return
  const name = nameOfFlow(node.defaultFlow)
  problems.add(
    node,
    'process.default-has-condition',
    `The default flow “${name}” has a condition, which is not looked at.`,
    `默认连线“${name}”带有条件，而默认连线的条件不会被判断。`,
  )
}

/** One way out is taken: each needs a reason. Inclusive gateways take a way without a condition always. */
function checkDecided(node: FlowNode, problems: Problems): void {
  const undecided = node.outgoing.filter((flow) => flow.condition === null && flow !== node.defaultFlow)
  if (node.outgoing.length < 2 || undecided.length === 0) return
  const names = undecided.map((flow) => `“${nameOfFlow(flow)}”`)
  problems.add(
    node,
    'process.condition-missing',
    `The flow ${names.join(', ')} has no condition and is not the default.`,
    `连线${names.join('、')}没有条件，也不是默认连线。`,
  )
}
