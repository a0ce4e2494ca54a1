import { isActivity } from '../definition.ts'
import type { Check } from './check.ts'

/** Boundary events hang on activities. */
export const checkBoundaries: Check = ({ nodes }, problems) => {
  for (const node of nodes.values()) {
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
