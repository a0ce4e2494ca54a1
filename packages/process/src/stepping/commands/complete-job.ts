import { refuse } from '@aftersale/kernel'
import type { AdHocSubProcess } from '../../definition.ts'
import { beginInAdHoc } from '../ad-hoc.ts'
import { nextListener } from '../begin.ts'
import { afterEndListener } from '../complete.ts'
import { completeScope, done } from '../enter.ts'
import { partOf } from '../parts.ts'
import { change, elementOf, nodeOf, type Run } from '../run.ts'
import { contextAsVariables } from '../values.ts'
import { setLocal } from '../variables.ts'
import { completeTaskListener } from './user-task.ts'
import { type Applied, applied, type CommandOf, waiting } from './waiting.ts'

/** A piece of an element's work is done: its own, or one of its listeners'. */
export function completeJob(run: Run, { key, part, variables }: CommandOf<'complete-job'>): Applied {
  const found = waiting(run, key, 'job')
  if (!found.ok) return found
  if (found.value.wait.part !== part) return refuse({ code: 'process.not-waiting', key, waitsFor: 'job' })
  const brought = contextAsVariables(variables)
  if (part === '') return completeOwn(run, key, brought)
  const [on, position] = partOf(part)
  if (on === 'start') {
    setLocal(run, key, brought)
    change(run, key, { wait: { kind: 'children' } })
    nextListener(run, key, 'start', position + 1)
  } else if (on === 'end') {
    change(run, key, { brought: { ...elementOf(run, key).brought, ...brought } })
    afterEndListener(run, key, position)
  } else return completeTaskListener(run, key, part, brought)
  return applied
}

function completeOwn(run: Run, key: number, brought: ReturnType<typeof contextAsVariables>): Applied {
  const node = nodeOf(run, elementOf(run, key))
  if (node.kind === 'adHocSubProcess') return leadAdHoc(run, key, node, brought)
  done(run, key, brought)
  return applied
}

/**
 * A worker leads an ad-hoc sub-process: `activateElements` names what is to be done next; nothing of it, that it is done.
 * When all that it named is done, it is asked again.
 */
function leadAdHoc(
  run: Run,
  key: number,
  { body, isSequential }: AdHocSubProcess,
  { activateElements, ...brought }: ReturnType<typeof contextAsVariables>,
): Applied {
  const entries = body.entries.map(({ id }) => id)
  const ids = Array.isArray(activateElements) ? activateElements.filter((id) => typeof id === 'string') : []
  const unknown = ids.find((id) => !entries.includes(id)) ?? (isSequential ? ids[1] : undefined)
  if (unknown !== undefined) return refuse({ code: 'process.cannot-begin-there', element: unknown })
  setLocal(run, key, brought)
  change(run, key, { wait: { kind: 'children' } })
  for (const id of ids) beginInAdHoc(run, key, id, {})
  if (ids.length === 0) completeScope(run, key, null)
  return applied
}
