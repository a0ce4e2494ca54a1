import type { ExclusiveGateway, FlowNode, ProcessDefinition } from './definition.ts'
import type { Problems } from './reading/problems.ts'
import type { Source } from './reading/source.ts'

/**
 * Checks the structure of a process whose elements were all read: one way in, everything reachable, every
 * branch decided, no condition where it would not be looked at. Answers the definition, or null with the reasons added.
 */
export function checkProcess(
  process: Omit<ProcessDefinition, 'start'>,
  source: Source,
  problems: Problems,
): ProcessDefinition | null {
  const before = problems.list.length
  const starts = [...process.nodes.values()].filter((node) => node.kind === 'startEvent')
  const [start] = starts
  if (start === undefined || starts.length > 1) {
    problems.add(
      source,
      'process.one-start',
      `A process needs exactly one start event; this one has ${starts.length}.`,
      `流程必须有且只有一个开始事件，现有 ${starts.length} 个。`,
    )
    return null
  }
  const reachable = reach(process.nodes, start)
  for (const node of process.nodes.values()) {
    if (!reachable.has(node.id)) {
      problems.add(node, 'process.unreachable', 'No flow leads here from the start.', '从开始事件无法到达此处。')
    }
    checkNode(node, start, problems)
  }
  const circle = straightCircle(process.nodes)
  if (circle !== null) {
    problems.add(
      circle,
      'process.endless-loop',
      'From here the flow leads back here without any task between: it would turn for ever.',
      '从此处出发不经过任何任务就回到此处：会无限循环。',
    )
  }
  return problems.list.length > before ? null : { ...process, start }
}

function checkNode(node: FlowNode, start: FlowNode, problems: Problems): void {
  if (node.outgoing.some((flow) => flow.target === start.id)) {
    problems.add(node, 'process.flow-into-start', 'A flow leads back into the start event.', '有连线回到了开始事件。')
  }
  if (node.kind === 'endEvent' && node.outgoing.length > 0) {
    problems.add(node, 'process.flow-after-end', 'A flow leaves this end event.', '结束事件之后还有连线。')
  }
  if (node.kind !== 'exclusiveGateway') {
    if (node.outgoing.length > 1) {
      problems.add(
        node,
        'process.fork-not-executed',
        'Several flows leave this element: draw an exclusive gateway that decides between them.',
        '有多条连线从此元素出发：请画一个排他网关来选择。',
      )
    }
    if (node.outgoing.some((flow) => flow.condition !== null)) {
      problems.add(
        node,
        'process.condition-ignored',
        'A flow that leaves this element has a condition, which only an exclusive gateway looks at.',
        '从此元素出发的连线带有条件，而只有排他网关才判断条件。',
      )
    }
    return
  }
  checkGateway(node, problems)
}

function checkGateway(node: ExclusiveGateway, problems: Problems): void {
  if (node.outgoing.length === 0) {
    problems.add(node, 'process.gateway-leads-nowhere', 'No flow leaves this gateway.', '没有连线从此网关出发。')
  }
  if (node.defaultFlow !== null && node.defaultFlow.condition !== null) {
    problems.add(
      node,
      'process.default-has-condition',
      `The default flow “${node.defaultFlow.name || node.defaultFlow.id}” has a condition, which is not looked at.`,
      `默认连线“${node.defaultFlow.name || node.defaultFlow.id}”带有条件，而默认连线的条件不会被判断。`,
    )
  }
  const undecided = node.outgoing.filter((flow) => flow.condition === null && flow !== node.defaultFlow)
  if (node.outgoing.length > 1 && undecided.length > 0) {
    problems.add(
      node,
      'process.condition-missing',
      `The flow ${undecided.map((flow) => `“${flow.name || flow.id}”`).join(', ')} has no condition and is not the default.`,
      `连线 ${undecided.map((flow) => `“${flow.name || flow.id}”`).join('、')} 没有条件，也不是默认连线。`,
    )
  }
}

function reach(nodes: ReadonlyMap<string, FlowNode>, start: FlowNode): Set<string> {
  const seen = new Set<string>([start.id])
  const open = [start]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const flow of node.outgoing) {
      const target = nodes.get(flow.target)
      if (target === undefined || seen.has(target.id)) continue
      seen.add(target.id)
      open.push(target)
    }
  }
  return seen
}

/** A gateway from which gateways alone lead back to it: nothing on the way could ever change the answer. */
function straightCircle(nodes: ReadonlyMap<string, FlowNode>): FlowNode | null {
  const gateways = [...nodes.values()].filter((node) => node.kind === 'exclusiveGateway')
  const inner = new Map<string, FlowNode>(gateways.map((node) => [node.id, node]))
  return gateways.find((gateway) => gateway.outgoing.some((flow) => flowsBack(flow.target, gateway, inner))) ?? null
}

function flowsBack(target: string, home: FlowNode, gateways: ReadonlyMap<string, FlowNode>): boolean {
  const first = gateways.get(target)
  return first !== undefined && reach(gateways, first).has(home.id)
}
