import {
  type Activity,
  type BoundaryEvent,
  type EventNode,
  isActivity,
  isEvent,
  type ProcessDefinition,
} from '../definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'

/** What undoes an activity is associated with it, and what is to be undone can be (BPMN 2.0.2, 10.5.6 and 10.7). */
export const checkCompensation: Check = (process, problems) => {
  const compensable = compensableIn(process)
  for (const node of process.nodes.values()) {
    if (isActivity(node)) checkHandler(node, problems)
    if (!isEvent(node)) continue
    const definition = node.definitions.find(({ kind }) => kind === 'compensation')
    if (definition?.kind !== 'compensation') continue
    if (node.kind === 'boundaryEvent') checkBoundary(node, process, problems)
    else if (definition.activity !== null) checkTarget(node, definition.activity, process, compensable, problems)
  }
}

function checkHandler(node: Activity, problems: Problems): void {
  if (!node.isForCompensation || (node.incoming.length === 0 && node.outgoing.length === 0)) return
  problems.add(
    node,
    'process.flow-at-handler',
    'Only compensation begins it, so no flow may lead into it or out of it.',
    '它只由补偿启动，不能有连线进出。',
  )
}

function checkBoundary(boundary: BoundaryEvent, { nodes }: ProcessDefinition, problems: Problems): void {
  if (boundary.outgoing.length > 0) {
    problems.add(
      boundary,
      'process.compensation-by-flow',
      'A compensation event leads to what undoes its activity by an association, not by a flow.',
      '补偿事件须用关联（不是连线）指向撤销活动。',
    )
    return
  }
  const host = nodes.get(boundary.attachedTo)
  const id = host !== undefined && isActivity(host) ? host.compensatedBy : null
  const handler = id === null ? undefined : nodes.get(id)
  const isHandler = handler !== undefined && isActivity(handler) && handler.isForCompensation
  if (isHandler && handler.parent === boundary.parent) return
  problems.add(
    boundary,
    'process.compensation-without-handler',
    'No association leads from it to an activity of the same scope that is marked for compensation.',
    '没有关联从它指向同一层级中标记为补偿的活动。',
  )
}

/** An event can undo what is in its own scope; in an event sub-process also what is around that. */
function checkTarget(
  event: EventNode,
  id: string,
  { nodes }: ProcessDefinition,
  compensable: ReadonlySet<string>,
  problems: Problems,
): void {
  const around = event.parent === null ? undefined : nodes.get(event.parent)
  const isInEventSubProcess = around?.kind === 'subProcess' && around.variant === 'event'
  const scopes = isInEventSubProcess ? [event.parent, around.parent] : [event.parent]
  const target = nodes.get(id)
  if (target === undefined || !scopes.includes(target.parent)) {
    problems.add(
      event,
      'process.compensation-out-of-reach',
      `The activity “${target?.name ?? id}” is not in the scope that it can undo.`,
      `活动“${target?.name ?? id}”不在它可撤销的范围内。`,
    )
  } else if (!compensable.has(id)) {
    problems.add(
      event,
      'process.compensation-of-nothing',
      `Nothing undoes “${target.name}”: it has no compensation event with a handler.`,
      `“${target.name}”无法撤销：它没有带处理活动的补偿事件。`,
    )
  }
}

/** Ids of activities that something undoes: a handler, an event sub-process inside, or handlers of what is inside. */
function compensableIn({ nodes }: ProcessDefinition): ReadonlySet<string> {
  const found = new Set<string>()
  for (const node of nodes.values()) {
    const isStart = node.kind === 'startEvent' && node.definitions.some(({ kind }) => kind === 'compensation')
    const isUndone = isActivity(node) && node.compensatedBy !== null
    if (isUndone) found.add(node.id)
    for (let at = isUndone || isStart ? node.parent : null; at !== null && !found.has(at); ) {
      found.add(at)
      at = nodes.get(at)?.parent ?? null
    }
  }
  return found
}
