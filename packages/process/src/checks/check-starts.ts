import type { Body, FlowNode, ProcessDefinition, StartEvent, SubProcess } from '../definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'
import { refuseIncoming, refuseInside } from './check-event-gateways.ts'

/** Everything has one clear way to begin (BPMN 2.0.2, 10.5.2). */
export const checkStarts: Check = (process, problems) => {
  checkBody(process, process, problems)
  for (const node of process.nodes.values()) {
    if (node.kind === 'subProcess') {
      if (node.variant === 'event') checkEventSubProcess(node, process, problems)
      else checkInner(node, problems)
    }
    if (node.kind === 'adHocSubProcess') checkInner(node, problems)
    if (node.kind !== 'receiveTask' || !node.instantiates) continue
    if (node.incoming.length > 0) refuseIncoming(node, problems)
    if (node.parent !== null) refuseInside(node, problems)
  }
}

type Owner = { readonly id: string; readonly name: string }

function checkBody(body: Body, owner: Owner, problems: Problems): void {
  const plain = body.entries.filter(({ kind }) => kind === 'startEvent')
  if (plain.length > 1) {
    problems.add(
      owner,
      'process.one-start',
      `It has ${plain.length} start events without a trigger; one is the most.`,
      `它有 ${plain.length} 个没有触发器的开始事件，最多只能有一个。`,
    )
  }
  if (body.entries.length > 0 || body.triggeredStarts.length > 0) return
  problems.add(owner, 'process.no-start', 'Nothing in it could begin.', '其中没有可以开始的元素。')
}

/** Only its flow begins a sub-process, so nothing inside may wait to begin it. */
function checkInner(node: FlowNode & { readonly body: Body }, problems: Problems): void {
  checkBody(node.body, node, problems)
  for (const start of node.body.triggeredStarts) {
    if (start.kind !== 'startEvent') continue
    problems.add(
      start,
      'process.start-triggered-inside',
      'A start event with a trigger belongs to a process or to an event sub-process.',
      '带触发器的开始事件只能用于流程或事件子流程。',
    )
  }
}

function checkEventSubProcess(node: SubProcess, { nodes }: ProcessDefinition, problems: Problems): void {
  const starts = startsIn(node)
  const [start] = starts
  if (start === undefined || starts.length > 1 || start.definitions.length === 0) {
    problems.add(
      node,
      'process.event-sub-process-start',
      'An event sub-process needs exactly one start event, and a trigger on it.',
      '事件子流程必须有且只有一个开始事件，并带触发器。',
    )
  }
  const around = node.parent === null ? null : nodes.get(node.parent)
  const undoes = start?.definitions.some(({ kind }) => kind === 'compensation') ?? false
  if (start !== undefined && undoes && around?.kind !== 'subProcess') {
    problems.add(
      start,
      'process.compensation-of-process',
      'Only what is done inside a sub-process can be undone by a compensation start event.',
      '补偿开始事件只能用于子流程内的事件子流程。',
    )
  }
  // Some modelers mark what a compensation event begins as made for compensation, which says the same again.
  if (node.loop === null && (undoes || !node.isForCompensation)) return
  problems.add(
    node,
    'process.event-sub-process-loop',
    'An event sub-process can be neither a loop nor a compensation handler.',
    '事件子流程不能是循环，也不能是补偿处理。',
  )
}

const startsIn = ({ body }: SubProcess): readonly StartEvent[] =>
  [...new Set([...body.entries, ...body.triggeredStarts])].filter((one) => one.kind === 'startEvent')
