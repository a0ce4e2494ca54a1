import type { Connection, ConnectionKind } from '../flow.ts'
import { nameOf } from './read-element.ts'
import { childOf, childrenOf, type XmlNode } from './xml.ts'

const KINDS: Readonly<Record<string, ConnectionKind>> = {
  'bpmn:sequenceFlow': 'sequence',
  'bpmn:messageFlow': 'message',
  'bpmn:association': 'association',
}

/** An id without the prefix that some tools write before it. */
const idIn = (reference: string | undefined): string | null => reference?.trim().replace(/^.*:/, '') || null

/** Reads a flow or an association; null where this is neither, or has an end that is not said. `defaults`: ids of default flows. */
export function readConnection(node: XmlNode, defaults: ReadonlySet<string>): Connection | null {
  const kind = KINDS[node.name]
  const source = idIn(node.attributes['sourceRef'])
  const target = idIn(node.attributes['targetRef'])
  if (kind === undefined || source === null || target === null) return null
  // BPMN lets a flow go without an id: it goes by what it connects.
  const id = node.attributes['id'] ?? `${source}-${target}`
  const direction = node.attributes['associationDirection']
  return {
    id,
    kind,
    name: nameOf(node),
    source,
    target,
    isDefault: kind === 'sequence' && defaults.has(id),
    isConditional: childOf(node, 'bpmn:conditionExpression') !== null,
    arrows: direction === 'Both' ? 'both' : direction === 'One' ? 'target' : 'none',
  }
}

/** Reads what flows into the element and out of it. */
export function readDataAssociations(owner: XmlNode): Connection[] {
  const id = owner.attributes['id'] ?? ''
  const inputs = childrenOf(owner, 'bpmn:dataInputAssociation').flatMap((node) =>
    childrenOf(node, 'bpmn:sourceRef').flatMap(({ text }) => dataConnection(node, idIn(text), id)),
  )
  const outputs = childrenOf(owner, 'bpmn:dataOutputAssociation').flatMap((node) =>
    childrenOf(node, 'bpmn:targetRef').flatMap(({ text }) => dataConnection(node, id, idIn(text))),
  )
  return [...inputs, ...outputs]
}

function dataConnection(node: XmlNode, source: string | null, target: string | null): Connection[] {
  if (source === null || target === null) return []
  const id = node.attributes['id'] ?? `${source}-${target}`
  const plain = { name: nameOf(node), isDefault: false, isConditional: false } as const
  return [{ ...plain, id, kind: 'data', source, target, arrows: 'target' }]
}
