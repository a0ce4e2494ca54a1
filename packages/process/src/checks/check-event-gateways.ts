import type { EventBasedGateway, FlowNode } from '../definition.ts'
import type { MessageDefinition } from '../event-definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'
import { sourceOf } from './constants.ts'

/** What follows an event-based gateway waits, and for nothing else (BPMN 2.0.2, 10.6.6). */
export const checkEventGateways: Check = (process, problems) => {
  for (const node of process.nodes.values()) {
    if (node.kind !== 'eventBasedGateway') continue
    checkInstantiating(node, problems)
    const followers = node.outgoing.flatMap(({ target }) => process.nodes.get(target) ?? [])
    for (const follower of followers) checkFollower(follower, problems)
    checkMessages(followers, problems)
  }
}

function checkInstantiating(node: EventBasedGateway, problems: Problems): void {
  if (node.isParallel && !node.instantiates) {
    problems.add(
      node,
      'process.parallel-event-gateway',
      'Only an event-based gateway that begins an instance can wait for all of its events.',
      '只有启动实例的事件网关才能等待全部事件。',
    )
  }
  if (node.instantiates && node.incoming.length > 0) refuseIncoming(node, problems)
  if (node.instantiates && node.parent !== null) refuseInside(node, problems)
}

/** What begins an instance is at its beginning. */
export function refuseIncoming(node: FlowNode, problems: Problems): void {
  problems.add(
    node,
    'process.flow-into-start',
    'It begins an instance, and yet a flow leads into it.',
    '它用于启动实例，却有连线进入。',
  )
}

/** Only what is drawn at the level of the process can begin an instance of it. */
export function refuseInside(node: FlowNode, problems: Problems): void {
  problems.add(
    node,
    'process.start-inside',
    'It would begin an instance, and yet it is drawn inside a sub-process.',
    '它用于启动实例，却画在子流程内部。',
  )
}

const WAITING = new Set(['message', 'timer', 'signal', 'conditional'])

function checkFollower(node: FlowNode, problems: Problems): void {
  const waits =
    (node.kind === 'intermediateCatchEvent' && node.definitions.every(({ kind }) => WAITING.has(kind))) ||
    (node.kind === 'receiveTask' && node.boundaries.length === 0 && node.loop === null)
  if (!waits) {
    problems.add(
      node,
      'process.not-an-event-to-wait-for',
      'It follows an event-based gateway: only a catching event (message, timer, signal, condition), or a receive task with nothing on its border, may.',
      '它跟在事件网关之后：只能是捕获事件（消息、定时器、信号、条件）或没有边界事件的接收任务。',
    )
  }
  if (node.incoming.length > 1) {
    problems.add(
      node,
      'process.event-gateway-shared',
      'It follows an event-based gateway, so no other flow may lead here.',
      '它跟在事件网关之后，不能再有其他连线进入。',
    )
  }
}

/** Of two that wait for the same message nobody could say which one gets it. */
function checkMessages(followers: readonly FlowNode[], problems: Problems): void {
  const seen = new Set<string>()
  for (const node of followers) {
    for (const message of messagesOf(node)) {
      const id = `${sourceOf(message.name)}\n${message.correlationKey === null ? '' : sourceOf(message.correlationKey)}`
      if (seen.has(id)) {
        problems.add(
          node,
          'process.message-twice',
          'Another event after the same gateway waits for the same message.',
          '同一网关之后的另一个事件等待同一消息。',
        )
      }
      seen.add(id)
    }
  }
}

function messagesOf(node: FlowNode): readonly MessageDefinition[] {
  if (node.kind === 'receiveTask') return [node.message]
  if (node.kind !== 'intermediateCatchEvent') return []
  return node.definitions.filter((definition) => definition.kind === 'message')
}
