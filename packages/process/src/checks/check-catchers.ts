import { type Activity, type Body, type EventNode, type FlowNode, isActivity, isEvent } from '../definition.ts'
import { type EventDefinition } from '../event-definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'
import { sourceOf } from './constants.ts'
import { KIND } from './words.ts'

/**
 * Of the events on one border, of the event sub-processes of one scope, and of what begins the process, it is clear which
 * one catches.
 */
export const checkCatchers: Check = (process, problems) => {
  checkPlace(startsOf(process), problems)
  checkBeginnings(process.triggeredStarts, problems)
  for (const node of process.nodes.values()) {
    if (isActivity(node)) checkBorder(node, problems)
    if ('body' in node) checkPlace(startsOf(node.body), problems)
  }
}

/** What the activity itself catches comes first: a receive task its message, a sub-process the compensation of what is in it. */
function checkBorder(node: Activity, problems: Problems): void {
  const own: EventDefinition[] = node.kind === 'receiveTask' ? [node.message] : []
  if ('body' in node) own.push(...startsOf(node.body).flatMap(({ definitions }) => definitions.filter(isCompensation)))
  checkPlace(node.boundaries, problems, own)
}

const isCompensation = ({ kind }: EventDefinition): boolean => kind === 'compensation'

/** A message begins one instance of a process, so it begins it at one place. */
function checkBeginnings(starts: readonly FlowNode[], problems: Problems): void {
  const seen = new Set<string>()
  for (const node of starts) {
    const definitions = isEvent(node) ? node.definitions : node.kind === 'receiveTask' ? [node.message] : []
    for (const definition of definitions) {
      if (definition.kind !== 'message') continue
      const name = sourceOf(definition.name)
      if (seen.has(name)) {
        problems.add(
          node,
          'process.caught-twice',
          `Another start of this process already waits for the message “${name}”.`,
          `此流程的另一个开始已在等待消息“${name}”。`,
        )
      }
      seen.add(name)
    }
  }
}

const startsOf = ({ eventSubProcesses }: Body): readonly EventNode[] =>
  eventSubProcesses.flatMap(({ body }) => body.triggeredStarts.filter((start) => start.kind === 'startEvent'))

function checkPlace(
  catchers: readonly EventNode[],
  problems: Problems,
  already: readonly EventDefinition[] = [],
): void {
  const seen = new Set(already.map(caughtBy))
  for (const catcher of catchers) {
    for (const definition of catcher.definitions) {
      const caught = caughtBy(definition)
      if (caught !== null && seen.has(caught)) {
        const { en, zh } = KIND[definition.kind]
        problems.add(
          catcher,
          'process.caught-twice',
          `Something else of the same place already catches this ${en}.`,
          `同一位置已有其他元素捕获此${zh}。`,
        )
      }
      if (caught !== null) seen.add(caught)
    }
  }
}

/** What only one catcher can have. A signal is for all; timers and conditions are each for themselves. */
function caughtBy(definition: EventDefinition): string | null {
  switch (definition.kind) {
    case 'error':
    case 'escalation':
      return `${definition.kind} ${definition.code === null ? '*' : sourceOf(definition.code)}`
    case 'message': {
      const key = definition.correlationKey === null ? '' : sourceOf(definition.correlationKey)
      return `message ${sourceOf(definition.name)}\n${key}`
    }
    case 'cancel':
    case 'compensation':
      return definition.kind
    default:
      return null
  }
}
