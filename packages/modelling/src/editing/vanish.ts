import { type Part, partOf } from '../document/part.ts'
import { eventsOn, leaving, nodesIn, sourceOf, targetOf } from './wiring.ts'

/** What a part of a flow begins with, and all that can be reached from there over ways and events on borders. */
export interface Reached {
  readonly roots: readonly Part[]
  readonly nodes: ReadonlySet<Part>
}

export function reached(container: Part): Reached {
  const nodes = nodesIn(container)
  const led = new Set(nodes.flatMap(leaving).map(targetOf))
  const roots = nodes.filter((node) => !led.has(node) && node.$type !== 'bpmn:BoundaryEvent')
  return { roots, nodes: reachedFrom(roots, new Set()) }
}

function reachedFrom(roots: readonly Part[], without: ReadonlySet<Part>): ReadonlySet<Part> {
  const open = roots.filter((node) => !without.has(node))
  const found = new Set(open)
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const ways = leaving(node).filter((flow) => !without.has(flow))
    for (const next of [...ways.map(targetOf), ...eventsOn(node)]) {
      if (found.has(next) || without.has(next)) continue
      found.add(next)
      open.push(next)
    }
  }
  return found
}

/**
 * What goes when these go: whatever could be reached before and no longer can, and all flows that end or begin at something
 * gone.
 */
export function vanishing(container: Part, taken: ReadonlySet<Part>, before: Reached): ReadonlySet<Part> {
  const after = reachedFrom(before.roots, taken)
  const nodes = nodesIn(container).filter((node) => taken.has(node) || (before.nodes.has(node) && !after.has(node)))
  const gone = new Set<Part>([...taken, ...nodes])
  for (const node of nodesIn(container)) {
    const host = node.$type === 'bpmn:BoundaryEvent' ? partOf(node, 'attachedToRef') : null
    if (host !== null && gone.has(host)) gone.add(node)
  }
  const flows = nodesIn(container).flatMap(leaving)
  for (const flow of flows) if (gone.has(sourceOf(flow)) || gone.has(targetOf(flow))) gone.add(flow)
  return gone
}
