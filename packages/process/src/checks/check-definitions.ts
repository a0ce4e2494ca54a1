import type { BoundaryEvent, EventNode, ProcessDefinition, StartEvent } from '../definition.ts'
import { isEvent } from '../definition.ts'
import type { EventDefinition } from '../event-definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'
import { KIND, upper, withArticle } from './words.ts'

type Kind = EventDefinition['kind']

const WAITING: readonly Kind[] = ['message', 'timer', 'signal', 'conditional']

/** What each event may be triggered by or throw (BPMN 2.0.2, table 10.93). */
const POSSIBLE = {
  start: WAITING,
  startOfEventSubProcess: [...WAITING, 'error', 'escalation', 'compensation'],
  intermediateCatchEvent: [...WAITING, 'link'],
  intermediateThrowEvent: ['message', 'signal', 'escalation', 'compensation', 'link'],
  endEvent: ['message', 'signal', 'escalation', 'compensation', 'error', 'terminate', 'cancel'],
  boundaryEvent: [...WAITING, 'error', 'escalation', 'cancel', 'compensation'],
} as const satisfies Record<string, readonly Kind[]>

/** What always interrupts. */
const INTERRUPTING: readonly Kind[] = ['error', 'cancel']

/** What does not go together with others on one event. */
const ALONE: readonly Kind[] = ['link', 'compensation']

/** Every event has what triggers it, or what it throws, where that is possible. */
export const checkDefinitions: Check = (process, problems) => {
  for (const node of process.nodes.values()) {
    if (!isEvent(node)) continue
    checkPlaces(node, process, problems)
    checkTogether(node, problems)
    checkCodes(node, problems)
    checkWork(node, problems)
    if (node.definitions.length > 0) continue
    if (node.kind !== 'intermediateCatchEvent' && node.kind !== 'boundaryEvent') continue
    problems.add(node, 'process.event-without-trigger', 'It says nothing that it waits for.', '它没有说明等待什么。')
  }
}

function checkPlaces(node: EventNode, process: ProcessDefinition, problems: Problems): void {
  const possible: readonly Kind[] = POSSIBLE[placeOf(node, process)]
  for (const { kind } of node.definitions) {
    const { en, zh } = KIND[kind]
    if (!possible.includes(kind)) {
      problems.add(
        node,
        'process.event-impossible',
        `${upper(withArticle(en))} is not possible here.`,
        `此处不能使用${zh}。`,
      )
    } else if (INTERRUPTING.includes(kind) && isNonInterrupting(node)) {
      problems.add(
        node,
        'process.event-must-interrupt',
        `${upper(withArticle(en))} always interrupts: it cannot let go on what it ends.`,
        `${zh}必然中断：不能设为非中断。`,
      )
    }
  }
}

function placeOf(node: EventNode, { nodes }: ProcessDefinition): keyof typeof POSSIBLE {
  if (node.kind !== 'startEvent') return node.kind
  const parent = node.parent === null ? undefined : nodes.get(node.parent)
  return parent?.kind === 'subProcess' && parent.variant === 'event' ? 'startOfEventSubProcess' : 'start'
}

const isNonInterrupting = (node: EventNode): node is StartEvent | BoundaryEvent =>
  (node.kind === 'startEvent' || node.kind === 'boundaryEvent') && !node.isInterrupting

function checkTogether(node: EventNode, problems: Problems): void {
  const alone = node.definitions.find(({ kind }) => ALONE.includes(kind))
  if (alone !== undefined && node.definitions.length > 1 && node.kind !== 'endEvent') {
    const { en, zh } = KIND[alone.kind]
    problems.add(
      node,
      'process.event-must-be-alone',
      `A ${en} cannot stand together with others on one event.`,
      `${zh}不能与其他定义同在一个事件上。`,
    )
  }
  if (!node.parallelMultiple || node.definitions.every(({ kind }) => WAITING.includes(kind))) return
  problems.add(
    node,
    'process.parallel-multiple-impossible',
    'It waits for all of several things, so each must be a message, a timer, a signal or a condition.',
    '它等待全部触发器，因此每个都必须是消息、定时器、信号或条件。',
  )
}

/** What is thrown has a code that can be told from others; only what catches may leave it open. */
function checkCodes(node: EventNode, problems: Problems): void {
  if (node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent') return
  for (const definition of node.definitions) {
    if ((definition.kind !== 'error' && definition.kind !== 'escalation') || definition.code !== null) continue
    const { en, zh } = KIND[definition.kind]
    problems.add(
      node,
      'process.thrown-without-code',
      `It throws an ${en} and names none, so it has no code.`,
      `它抛出${zh}，却没有指定代码。`,
    )
  }
}

/** Work and settings for publishing belong to a message; without one nothing would ask for them. */
function checkWork(node: EventNode, problems: Problems): void {
  if (node.kind !== 'endEvent' && node.kind !== 'intermediateThrowEvent') return
  if ((node.job === null && node.publish === null) || node.definitions.some(({ kind }) => kind === 'message')) return
  problems.add(
    node,
    'process.work-without-message',
    'It has work to do or something to publish, and yet it throws no message.',
    '它带有工作或发布设置，却没有抛出消息。',
  )
}
