import type { FlowNode, StartEvent } from '../definition.ts'
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

/** An event sub-process that had taken over a scope is gone and the scope goes on: its handlers wait again. */
export function giveScopeBack(run: Run, handler: FlowNode, scope: number): void {
  if (handler.kind !== 'subProcess' || handler.variant !== 'event') return
  const tookOver = handler.body.triggeredStarts.some((start) => start.kind === 'startEvent' && start.isInterrupting)
  if (tookOver) openScope(run, scope)
}

/** Subscribes the start of an event sub-process. Where that cannot be, the start event stands in its scope, stopped. */
export function openStart(run: Run, scope: number, start: StartEvent): void {
  if (!start.definitions.some(isWaiting)) return
  const cause = subscribe(run, scope, start, visibleIn(run, scope))
  if (cause !== null) stop(run, open(run, start, scope), cause, { kind: 'begin' })
}
