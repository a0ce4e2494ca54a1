import type { EventBasedGateway } from '../../definition.ts'
import { change, nodeById, type Run } from '../run.ts'
import { stop } from '../stop.ts'
import { subscribe } from '../subscribe.ts'
import { visibleIn } from '../variables.ts'

/** Waits for the first of the events that follow. */
export function awaitEvents(run: Run, node: EventBasedGateway, key: number): void {
  run.subscriptions.delete(key)
  for (const { target } of node.outgoing) {
    const event = nodeById(run, target)
    if (event.kind !== 'intermediateCatchEvent' && event.kind !== 'receiveTask') continue
    const cause = subscribe(run, key, event, visibleIn(run, key))
    if (cause === null) continue
    run.subscriptions.delete(key)
    return stop(run, key, cause)
  }
  change(run, key, { wait: { kind: 'event' } })
}
