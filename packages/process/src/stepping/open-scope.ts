import type { StartEvent } from '../definition.ts'
import { open } from './enter.ts'
import { bodyOf, type Run } from './run.ts'
import { stop } from './stop.ts'
import { isWaiting, subscribe, unsubscribeEvent } from './subscribe.ts'
import { visibleIn } from './variables.ts'

/** Lets the event sub-processes of a scope be triggered. Called again where the scope is tried again. */
export function openScope(run: Run, scope: number): void {
  for (const { body } of bodyOf(run, scope)?.eventSubProcesses ?? []) {
    for (const start of body.triggeredStarts) {
      if (start.kind !== 'startEvent') continue
      unsubscribeEvent(run, scope, start.id)
      openStart(run, scope, start)
    }
  }
}

/** Subscribes the start of an event sub-process. Where that cannot be, the start event stands in its scope, stopped. */
export function openStart(run: Run, scope: number, start: StartEvent): void {
  if (!start.definitions.some(isWaiting)) return
  const cause = subscribe(run, scope, start, visibleIn(run, scope))
  if (cause !== null) stop(run, open(run, start, scope), cause, { kind: 'begin' })
}
