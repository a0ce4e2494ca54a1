import type { SubProcess } from '../../definition.ts'
import { enter } from '../enter.ts'
import { openScope } from '../open-scope.ts'
import { childrenOf, elementOf, nodeById, push, type Run } from '../run.ts'

/**
 * Begins what is drawn inside. What may interrupt it is in place before its first element. Something is inside already
 * where it was begun for that: the start event that triggered an event sub-process, or what a modification begins.
 */
export function startSubProcess(run: Run, node: SubProcess, key: number): void {
  openScope(run, key)
  const inside = childrenOf(run, key).map((child) => elementOf(run, child))
  for (const { key: child, element, wait } of inside) {
    const isStart = nodeById(run, element).kind === 'startEvent' && wait.kind === 'children'
    if (isStart) push(run, { do: 'complete', key: child, data: null })
  }
  if (inside.length === 0) for (const entry of node.body.entries) enter(run, entry, key)
  push(run, { do: 'settle', scope: key })
}
