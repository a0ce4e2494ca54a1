import type { ElementInstance } from '@aftersale/process'
import type { ActiveInstance } from '../room/instance.ts'

/**
 * Where an instance really waits: element instances with nothing active within them. A call is none while its called
 * instance runs, nor is an event that waits for the compensation it threw.
 */
export function leavesOf(instance: ActiveInstance): readonly ElementInstance[] {
  const { elements } = instance.state
  const containers = new Set<number>()
  for (const { scope, compensates } of elements) {
    containers.add(scope)
    if (compensates !== null) containers.add(compensates)
  }
  for (const { caller } of instance.called) if (caller !== null) containers.add(caller.key)
  return elements.filter(({ key }) => !containers.has(key))
}
