import { type FlowNode, INSTANCE, isActivity } from '@aftersale/process'
import type { Working } from '../instances/working.ts'
import { nodeOf } from '../name.ts'

/**
 * The visit to a user task whose completion, with nothing else beside it, brought an instance to the tasks that it opened
 * now; null where anything happened on the way that cannot be taken back: work was done, a message was thrown, a timer
 * began, branches joined. Decides whether the person who completed that task may withdraw it (撤回).
 */
export function cameFrom(working: Working): number | null {
  const { before, state, answers } = working
  const [identity = '', ...others] = answers.keys()
  if (before === null || state === null || others.length > 0 || !/^\d+$/.test(identity)) return null
  const from = before.elements.find(({ key }) => key === Number(identity))
  if (from === undefined || isLooped(working, from.element)) return null
  const remained = new Set(state.elements.map(({ key }) => key))
  const known = new Set(before.elements.map(({ key }) => key))
  const gone = before.elements.filter(({ key }) => !remained.has(key))
  const isOnlyIt = gone.length === 1 && gone[0] === from
  const areTasks = state.elements.every(
    ({ key, scope, wait, loop }) =>
      known.has(key) || (scope === from.scope && wait.kind === 'user-task' && loop === null),
  )
  const isUntouched = isSame(before.taken, state.taken) && isSame(before.compensable, state.compensable)
  return isOnlyIt && areTasks && isUntouched && working.events.every((event) => isHarmless(working, event))
    ? from.key
    : null
}

/** What comes after a turn of a loop is the next one. */
function isLooped({ deployed }: Working, element: string): boolean {
  const node = nodeOf(deployed.process, element)
  return isActivity(node) && node.loop !== null
}

function isHarmless({ deployed }: Working, event: Working['events'][number]): boolean {
  switch (event.kind) {
    case 'variables':
    case 'task':
      return true
    case 'entered':
    case 'left':
      return event.key === INSTANCE || changesNothing(nodeOf(deployed.process, event.element))
    default:
      return false
  }
}

/** Nothing outside the instance knows of it: no work was done, no store of data written. */
function changesNothing(node: FlowNode): boolean {
  const { listeners, dataOutputs } = node
  if (listeners.start.length > 0 || listeners.end.length > 0) return false
  if (dataOutputs.some(({ targetStore }) => targetStore !== null)) return false
  switch (node.kind) {
    case 'exclusiveGateway':
    case 'inclusiveGateway':
    case 'parallelGateway':
    case 'userTask':
    case 'manualTask':
    case 'task':
      return true
    case 'businessRuleTask':
    case 'scriptTask':
      return node.job === null
    default:
      return false
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
