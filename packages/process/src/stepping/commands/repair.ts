import { refuse } from '@aftersale/kernel'
import { type FlowNode, isActivity } from '../../definition.ts'
import { headersOfPart } from '../../job-headers.ts'
import { type ElementInstance, INSTANCE, type Wait } from '../../state.ts'
import { afterEndListener } from '../complete.ts'
import { done } from '../enter.ts'
import { offerAgain } from '../jobs.ts'
import { mapInputs } from '../mapping.ts'
import { openStart } from '../open-scope.ts'
import { partOf } from '../parts.ts'
import { change, elementOf, isTurn, nodeOf, push, type Run } from '../run.ts'
import { unsubscribeEvent } from '../subscribe.ts'
import { terminate, terminateWithin } from '../terminate.ts'
import { contextAsVariables } from '../values.ts'
import { setLocal, setWhereKnown, visibleIn } from '../variables.ts'
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
  else if (wait.from.kind === 'activate') {
    remap(run, key)
    push(run, { do: 'activate', key })
  } else if (node.kind === 'startEvent') {
    terminate(run, key)
    openStart(run, scope, node)
    push(run, { do: 'settle', scope })
  } else push(run, { do: 'begin', key })
  return applied
}

/**
 * Input mappings are made anew: what was edited around the element is what the next attempt is to see. They must not see
 * what they made themselves, or `=n + 1` would count attempts; where one hid the item of its turn, it stays as it is.
 */
function remap(run: Run, key: number): void {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  const made = new Set(node.inputs.flatMap(({ target }) => target[0] ?? []))
  const hidesItem = isTurn(run, element) && [...made].some((name) => name === 'loopCounter' || name === itemOf(node))
  if (element.loop !== null || made.size === 0 || hidesItem) return
  const own = Object.entries(element.variables ?? {}).filter(([name]) => !made.has(name))
  const inputs = mapInputs(run, node, { ...visibleIn(run, element.scope), ...Object.fromEntries(own) })
  if (inputs !== null) setLocal(run, key, inputs)
}

const itemOf = (node: FlowNode): string | null =>
  isActivity(node) && node.loop?.kind === 'multi-instance' ? node.loop.inputElement : null

/**
 * The element counts as done: for work that was done by hand, or that is not needed any more. Of its end listeners only the
 * one that it waits for is passed over. Which event follows an event-based gateway cannot be skipped: trigger one.
 */
export function skip(run: Run, { key, variables, by }: CommandOf<'skip'>): Applied {
  const found = waiting(run, key, 'repair', 'job', 'decision', 'user-task', 'event', 'call', 'data')
  if (!found.ok) return found
  const { element, scope, wait } = found.value
  const node = nodeOf(run, found.value)
  if (node.kind === 'eventBasedGateway') return refuse({ code: 'process.not-waiting', key, waitsFor: wait.kind })
  run.events.push({ kind: 'skipped', at: run.now, element, key, data: { by } })
  change(run, key, { wait: { kind: 'children' } })
  if ('body' in node) terminateWithin(run, key)
  const brought = contextAsVariables(variables)
  const part = endListenerOf(wait)
  if (part !== null) {
    change(run, key, { brought: { ...found.value.brought, ...brought } })
    afterEndListener(run, key, part)
  } else if (wait.kind === 'repair' && wait.from.kind === 'leave') {
    setWhereKnown(run, scope, brought)
    push(run, { do: 'leave', key, data: { by } })
  } else if (isUnopenedStart(run, found.value, node)) {
    terminate(run, key)
    push(run, { do: 'settle', scope })
  } else {
    unsubscribeEvent(run, key, element)
    done(run, key, brought, { by })
  }
  return applied
}

/** Which end listener it waits for, or stopped at; null where none: then its own work is what is skipped. */
function endListenerOf(wait: Wait): number | null {
  const job = wait.kind === 'repair' ? (wait.from.kind === 'job' ? wait.from.job : null) : wait
  if (job?.kind !== 'job' || job.part === '') return null
  const [on, position] = partOf(job.part)
  return on === 'end' ? position : null
}

/** It stands in the scope of its event sub-process, because what would trigger it could not be waited for. */
const isUnopenedStart = (run: Run, { scope }: ElementInstance, node: FlowNode): boolean =>
  node.kind === 'startEvent' && (scope === INSTANCE ? null : elementOf(run, scope).element) !== node.parent
