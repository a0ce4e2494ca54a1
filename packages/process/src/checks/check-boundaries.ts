import { type Activity, type EventDefinition, isActivity } from '../definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check-process.ts'
import { sourceOf } from './constants.ts'
import { KIND } from './words.ts'

/** Boundary events hang on activities, and of those on one activity it is clear which one catches. */
export const checkBoundaries: Check = ({ nodes }, problems) => {
  for (const node of nodes.values()) {
    if (isActivity(node)) checkCatchers(node, problems)
    if (node.kind !== 'boundaryEvent') continue
    const host = nodes.get(node.attachedTo)
    const isOnActivity = host !== undefined && isActivity(host) && host.parent === node.parent
    if (isOnActivity && !(host.kind === 'subProcess' && host.variant === 'event')) continue
    problems.add(
      node,
      'process.boundary-on-nothing',
      'It is not attached to an activity of its own scope (an event sub-process is none).',
      '它没有附着在同一层级的活动上（事件子流程除外）。',
    )
  }
}

function checkCatchers({ boundaries }: Activity, problems: Problems): void {
  const seen = new Set<string>()
  for (const boundary of boundaries) {
    for (const definition of boundary.definitions) {
      const caught = caughtBy(definition)
      if (caught !== null && seen.has(caught)) {
        const { en, zh } = KIND[definition.kind]
        problems.add(
          boundary,
          'process.caught-twice',
          `Another event on the same border already catches this ${en}.`,
          `同一边界上的另一个事件已捕获此${zh}。`,
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
