import type { Connection, Element, Flow } from '../../flow.ts'

/** An activity that undoes another one, and what leads to it. */
export interface Undoing {
  readonly element: Element
  readonly event: string
  readonly connection: Connection
}

/** By id of the activity that they undo: the handlers that nothing else leads to or away from. */
export function handlersOf(
  own: readonly Element[],
  hostOf: ReadonlyMap<string, string>,
  { connections }: Flow,
): ReadonlyMap<string, Undoing> {
  const byId = new Map(own.map((element) => [element.id, element]))
  const used = new Map<string, number>()
  for (const { source, target } of connections.values()) {
    for (const id of [source, target]) used.set(id, (used.get(id) ?? 0) + 1)
  }
  const hosts = new Set(own.map(({ attachedTo }) => attachedTo))
  const handlers = new Map<string, Undoing>()
  for (const connection of connections.values()) {
    const [event, element] = [byId.get(connection.source), byId.get(connection.target)]
    const host = hostOf.get(connection.source)
    if (event === undefined || element === undefined || host === undefined || event.trigger !== 'compensation') continue
    const isAlone = used.get(element.id) === 1 && !hosts.has(element.id) && element.lane === byId.get(host)?.lane
    const isBeside = event.kind === 'boundaryEvent' && element.kind !== 'boundaryEvent' && hostOf.has(element.id)
    if (isAlone && isBeside && !handlers.has(host)) handlers.set(host, { element, event: event.id, connection })
  }
  return handlers
}
