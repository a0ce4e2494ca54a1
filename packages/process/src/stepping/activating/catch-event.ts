import type { BoundaryEvent, CatchEvent, StartEvent } from '../../definition.ts'
import { done } from '../enter.ts'
import { change, type Run } from '../run.ts'
import { stop } from '../stop.ts'
import { isWaiting, subscribe } from '../subscribe.ts'
import { visibleIn } from '../variables.ts'

/** Waits until it happens; a plain event, or the catching side of a link, has nothing to wait for. */
export function awaitEvent(run: Run, node: StartEvent | CatchEvent | BoundaryEvent, key: number): void {
  if (node.kind !== 'intermediateCatchEvent' || !node.definitions.some(isWaiting)) return done(run, key, null)
  run.subscriptions.delete(key)
  const cause = subscribe(run, key, node, visibleIn(run, key))
  if (cause !== null) return stop(run, key, cause)
  change(run, key, { wait: { kind: 'event' } })
}
