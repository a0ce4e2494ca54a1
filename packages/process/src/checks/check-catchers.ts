import { type Body, type EventDefinition, type EventNode, isActivity } from '../definition.ts'
import type { Problems } from '../reading/problems.ts'
import type { Check } from './check.ts'
import { sourceOf } from './constants.ts'
import { KIND } from './words.ts'

/** Of the events on one border, and of the event sub-processes of one scope, it is clear which one catches. */
export const checkCatchers: Check = (process, problems) => {
  checkPlace(startsOf(process), problems)
  for (const node of process.nodes.values()) {
    if (isActivity(node)) checkPlace(node.boundaries, problems)
    if ('body' in node) checkPlace(startsOf(node.body), problems)
  }
}

const startsOf = ({ eventSubProcesses }: Body): readonly EventNode[] =>
  eventSubProcesses.flatMap(({ body }) => body.triggeredStarts.filter((start) => start.kind === 'startEvent'))

function checkPlace(catchers: readonly EventNode[], problems: Problems): void {
  const seen = new Set<string>()
  for (const catcher of catchers) {
    for (const definition of catcher.definitions) {
      const caught = caughtBy(definition)
      if (caught !== null && seen.has(caught)) {
        const { en, zh } = KIND[definition.kind]
        problems.add(
          catcher,
          'process.caught-twice',
          `Another event of the same place already catches this ${en}.`,
          `同一位置的另一个事件已捕获此${zh}。`,
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
