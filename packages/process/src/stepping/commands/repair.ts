import { headersOfPart } from '../../job-headers.ts'
import { done } from '../enter.ts'
import { offerAgain } from '../jobs.ts'
import { openStart } from '../open-scope.ts'
import { change, elementOf, nodeOf, push, type Run, removeElement } from '../run.ts'
import { contextAsVariables } from '../values.ts'
import { type Applied, applied, type CommandOf, waiting } from './waiting.ts'

/** Tries a stopped element again from where it stopped, under its key, so that work done before is not done twice. */
export function retry(run: Run, { key, by }: CommandOf<'retry'>): Applied {
  const found = waiting(run, key, 'repair')
  if (!found.ok) return found
  const { element, scope, wait } = found.value
  const node = nodeOf(run, found.value)
  run.events.push({ kind: 'retried', at: run.now, element, key, data: { by } })
  change(run, key, { wait: { kind: 'children' } })
  if (wait.from.kind === 'job') offerAgain(run, key, wait.from.job, headersOfPart(node, wait.from.job.part))
  else if (wait.from.kind === 'leave') push(run, { do: 'leave', key, data: null })
  else if (wait.from.kind === 'activate') push(run, { do: 'activate', key })
  else if (node.kind === 'startEvent') {
    removeElement(run, elementOf(run, key))
    openStart(run, scope, node)
    push(run, { do: 'settle', scope })
  } else push(run, { do: 'begin', key })
  return applied
}

/** The element counts as done: for work that was done by hand, or that is not needed any more. */
export function skip(run: Run, { key, variables, by }: CommandOf<'skip'>): Applied {
  const found = waiting(run, key, 'repair', 'job', 'decision', 'user-task', 'event', 'call', 'data')
  if (!found.ok) return found
  run.events.push({ kind: 'skipped', at: run.now, element: found.value.element, key, data: { by } })
  change(run, key, { wait: { kind: 'children' } })
  done(run, key, contextAsVariables(variables), { by })
  return applied
}
