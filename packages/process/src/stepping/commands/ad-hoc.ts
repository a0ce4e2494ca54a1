import { refuse } from '@aftersale/kernel'
import { beginInAdHoc } from '../ad-hoc.ts'
import { completeScope } from '../enter.ts'
import { nodeOf, type Run } from '../run.ts'
import { terminateWithin } from '../terminate.ts'
import { contextAsVariables } from '../values.ts'
import { type Applied, applied, type CommandOf, waiting } from './waiting.ts'

/** Begins activities of an ad-hoc sub-process: who leads it chooses. In a sequential one only while nothing is active. */
export function activateAdHoc(run: Run, { key, elements }: CommandOf<'activate-ad-hoc'>): Applied {
  const found = waiting(run, key, 'children')
  if (!found.ok) return found
  const node = nodeOf(run, found.value)
  if (node.kind !== 'adHocSubProcess' || found.value.loop !== null) {
    return refuse({ code: 'process.not-waiting', key, waitsFor: 'children' })
  }
  const entries = new Set(node.body.entries.map(({ id }) => id))
  const unknown = elements.find(({ element }) => !entries.has(element))
  const isBusy = node.isSequential && (run.children.get(key)?.size ?? 0) + elements.length > 1
  const refused = unknown ?? (isBusy ? elements[0] : undefined)
  if (refused !== undefined) return refuse({ code: 'process.cannot-begin-there', element: refused.element })
  for (const { element, variables } of elements) beginInAdHoc(run, key, element, contextAsVariables(variables))
  return applied
}

export function completeAdHoc(run: Run, { key, by }: CommandOf<'complete-ad-hoc'>): Applied {
  const found = waiting(run, key, 'children')
  if (!found.ok) return found
  if (nodeOf(run, found.value).kind !== 'adHocSubProcess' || found.value.loop !== null) {
    return refuse({ code: 'process.not-waiting', key, waitsFor: 'children' })
  }
  terminateWithin(run, key)
  completeScope(run, key, { by })
  return applied
}
