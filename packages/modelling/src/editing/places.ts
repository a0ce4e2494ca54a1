import { accept, type Result } from '@aftersale/kernel'
import { type PlainRefusal, refusal } from '../document/open-document.ts'
import { isA, type Part } from '../document/part.ts'
import { arrivingAt, containerOf, type Editing, sourceOf, targetOf } from './wiring.ts'

export const isGateway = (part: Part): boolean => isA(part, 'Gateway')

/** A gateway that waits for more than one of the ways that lead to it: one way more, or less, would change what it waits for. */
export const countsWays = (part: Part): boolean =>
  ['bpmn:ParallelGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway'].includes(part.$type)

/** The flow of that id. */
export function flowOf(editing: Editing, id: string): Result<Part, PlainRefusal> {
  const flow = editing.parts.get(id)
  if (flow?.$type !== 'bpmn:SequenceFlow') return gone(id)
  return flow.get('sourceRef') === undefined || flow.get('targetRef') === undefined ? gone(id) : accept(flow)
}

/** The card of that id. */
export function nodeOf(editing: Editing, id: string): Result<Part, PlainRefusal> {
  const node = editing.parts.get(id)
  return node !== undefined && isA(node, 'FlowNode') ? accept(node) : gone(id)
}

const gone = (id: string) => refusal('not-there', 'It is no longer in the flow.', '它已不在流程中。', id)

/** Whether a step may come into a flow: an event gateway is followed by what it waits for, at once. */
export function checkInsertable(flow: Part): Result<Part, PlainRefusal> {
  if (sourceOf(flow).$type === 'bpmn:EventBasedGateway') {
    return refusal(
      'waits-here',
      'Here the flow waits for whichever comes first: insert the step after one of these events.',
      '此处在等待先发生的事件：请把步骤加在某个事件之后。',
      flow.id ?? null,
    )
  }
  if (targetOf(flow).$type === 'bpmn:ComplexGateway') {
    return refusal(
      'complex-target',
      'The ways that meet here are named in a formula: change this place in the expert view.',
      '此处汇合的路径被公式引用：请在专家视图中修改。',
      flow.id ?? null,
    )
  }
  return accept(flow)
}

/** Whether another way may lead to a card. */
export function checkTarget(target: Part, container: Part): Result<Part, PlainRefusal> {
  const id = target.id ?? null
  if (containerOf(target) !== container) {
    return refusal('other-scope', 'A way stays within its part of the flow.', '路径不能离开所在的流程部分。', id)
  }
  const follows = arrivingAt(target).some((flow) => sourceOf(flow).$type === 'bpmn:EventBasedGateway')
  const begins = target.get('instantiate') === true || target.get('triggeredByEvent') === true
  const undoes = target.get('isForCompensation') === true
  if (isA(target, 'StartEvent') || target.$type === 'bpmn:BoundaryEvent' || follows || begins || undoes) {
    return refusal('cannot-lead-here', 'Nothing can lead to this step.', '不能转到此步骤。', id)
  }
  if (countsWays(target)) {
    return refusal(
      'would-wait',
      'Ways that run side by side meet here: it would wait for one way more.',
      '此处汇合并行路径：增加路径会使流程一直等待。',
      id,
    )
  }
  return accept(target)
}
