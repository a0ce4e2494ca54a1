import type { FlowNode, ProcessDefinition, SequenceFlow } from '../definition.ts'
import { isActivity } from '../definition.ts'

const known = new WeakMap<ProcessDefinition, Map<string, ReadonlySet<string>>>()

/** Ids of the nodes from which a token can come to this incoming flow of a gateway without passing the gateway. */
export function leadingTo(definition: ProcessDefinition, gateway: FlowNode, flow: SequenceFlow): ReadonlySet<string> {
  const cache = known.get(definition) ?? new Map<string, ReadonlySet<string>>()
  known.set(definition, cache)
  const found = cache.get(flow.id)
  if (found !== undefined) return found
  const seen = new Set<string>()
  const open = [flow.source]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = definition.nodes.get(id)
    if (node === undefined || id === gateway.id || seen.has(id)) continue
    seen.add(id)
    open.push(...node.incoming.map(({ source }) => source), ...before(definition, node))
  }
  cache.set(flow.id, seen)
  return seen
}

/** Nodes that lead to a node without a sequence flow: the host of a boundary event, the throwing side of a link. */
function before(definition: ProcessDefinition, node: FlowNode): readonly string[] {
  if (node.kind === 'boundaryEvent') return [node.attachedTo]
  if (node.kind !== 'intermediateCatchEvent') return []
  const names = new Set(node.definitions.flatMap((one) => (one.kind === 'link' ? [one.name] : [])))
  if (names.size === 0) return []
  return [...definition.nodes.values()].flatMap((other) =>
    other.kind === 'intermediateThrowEvent' &&
    other.parent === node.parent &&
    other.definitions.some((one) => one.kind === 'link' && names.has(one.name))
      ? [other.id]
      : [],
  )
}

/** Ids of every node that a token at this node can come to, itself included. */
export function reachableFrom(definition: ProcessDefinition, start: FlowNode): ReadonlySet<string> {
  const links = [...definition.nodes.values()].filter((node) => node.kind === 'intermediateCatchEvent')
  const seen = new Set<string>()
  const open = [start.id]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = definition.nodes.get(id)
    if (node === undefined || seen.has(id)) continue
    seen.add(id)
    open.push(...node.outgoing.map(({ target }) => target))
    if (isActivity(node)) open.push(...node.boundaries.map((boundary) => boundary.id))
    open.push(...links.flatMap((link) => (before(definition, link).includes(node.id) ? [link.id] : [])))
  }
  return seen
}
