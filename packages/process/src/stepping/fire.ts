import type { FeelContext } from '@aftersale/feel'
import type { BoundaryEvent, StartEvent } from '../definition.ts'
import { INSTANCE } from '../state.ts'
import { enter, happened, open } from './enter.ts'
import { bodyOf, change, elementOf, isTurn, nodeById, type Run, setSubscriptions, subscriptionsOf } from './run.ts'
import { terminate, terminateWithin } from './terminate.ts'

/** A boundary event happens: an interrupting one ends its host; the token goes on from the event. */
export function fireBoundary(run: Run, host: number, node: BoundaryEvent, variables: FeelContext | null): void {
  const { scope } = elementOf(run, host)
  if (node.isInterrupting) terminate(run, host)
  happened(run, node, scope, variables)
}

/**
 * The start event of an event sub-process happens: an interrupting one ends everything else in its scope, for which no
 * other event sub-process begins from then on. The start event goes on when the sub-process around it is prepared.
 */
export function fireStart(run: Run, scope: number, start: StartEvent, variables: FeelContext | null): void {
  if (start.isInterrupting) {
    terminateWithin(run, scope)
    dropStarts(run, scope)
  }
  const key = enter(run, nodeById(run, start.parent ?? ''), scope)
  change(run, open(run, start, key), { brought: variables })
}

/** Whether an interrupting event sub-process has taken over a scope. */
export function isInterrupted(run: Run, scope: number): boolean {
  const starts = new Set(
    bodyOf(run, scope)?.eventSubProcesses.flatMap(({ id, body }) =>
      body.triggeredStarts.some((start) => start.kind === 'startEvent' && start.isInterrupting) ? [id] : [],
    ),
  )
  if (starts.size === 0) return false
  for (const key of run.children.get(scope) ?? []) if (starts.has(elementOf(run, key).element)) return true
  return false
}

/** What hangs on a scope besides its event sub-processes (events on its border) stays. */
export function dropStarts(run: Run, scope: number): void {
  const starts = new Set(
    bodyOf(run, scope)?.eventSubProcesses.flatMap(({ body }) => body.triggeredStarts.map(({ id }) => id)),
  )
  setSubscriptions(
    run,
    scope,
    subscriptionsOf(run, scope).filter(({ event }) => !starts.has(event)),
  )
}

/** The element that carries the boundary events of a visit: itself or, of a turn, the body of its loop. */
export function hostOf(run: Run, key: number): number {
  if (key === INSTANCE) return INSTANCE
  const element = elementOf(run, key)
  return isTurn(run, element) ? element.scope : key
}
