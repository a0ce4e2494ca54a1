import type { Connection, Element, Flow, Root } from '../flow.ts'
import { readConnection, readDataAssociations } from './read-connection.ts'
import { nameOf, readElement } from './read-element.ts'
import { childrenOf, type XmlNode } from './xml.ts'

/** Reads what the document draws. What it does not know is left out; whether it executes is not asked here. */
export function readFlow(definitions: XmlNode): Flow {
  const reading = new Reading()
  const collaborations = childrenOf(definitions, 'bpmn:collaboration')
  const processes = childrenOf(definitions, 'bpmn:process')
  reading.take([...collaborations, ...processes])
  for (const collaboration of collaborations) reading.collaboration(collaboration)
  for (const process of processes) reading.process(process)
  return reading.done()
}

/** What an element is drawn in and where its lane is looked up. */
interface Place {
  readonly parent: string
  readonly laneOf: ReadonlyMap<string, string>
}

class Reading {
  readonly #roots: Root[] = []
  readonly #elements = new Map<string, Element>()
  readonly #connections = new Map<string, Connection>()
  /** By id of the process: the pool that shows it. */
  readonly #pools = new Map<string, string>()

  /** Ids that belong to something: of two things with one id, the first one has it, and the other one is not drawn. */
  readonly #taken = new Set<string>()

  take(nodes: readonly XmlNode[]): void {
    for (const { attributes } of nodes) this.#taken.add(attributes['id'] ?? '')
  }

  collaboration(node: XmlNode): void {
    const id = node.attributes['id'] ?? ''
    const pools = childrenOf(node, 'bpmn:participant')
    if (pools.length === 0) return
    this.#roots.push({ id, name: nameOf(node) })
    for (const pool of pools) {
      this.#element(pool, { parent: id, laneOf: new Map() })
      const process = pool.attributes['processRef']
      if (process !== undefined) this.#pools.set(local(process), pool.attributes['id'] ?? '')
    }
    this.#contents(node, { parent: id, laneOf: new Map() })
  }

  process(node: XmlNode): void {
    const id = node.attributes['id'] ?? ''
    const pool = this.#pools.get(id)
    if (pool === undefined) this.#roots.push({ id, name: nameOf(node) })
    const parent = pool ?? id
    this.#contents(node, { parent, laneOf: this.#lanes(node, parent) })
  }

  /** Connections that lead to nothing that is drawn are left out. */
  done(): Flow {
    const connections = [...this.#connections].filter(
      ([, { source, target }]) => this.#isThere(source) && this.#isThere(target),
    )
    return { roots: this.#roots, elements: this.#elements, connections: new Map(connections) }
  }

  #isThere = (id: string): boolean => this.#elements.has(id) || this.#connections.has(id)

  #contents(container: XmlNode, place: Place): void {
    const defaults = new Set(container.children.flatMap(({ attributes }) => attributes['default'] ?? []))
    for (const node of container.children) {
      const element = this.#element(node, place)
      if (element === null) {
        const connection = readConnection(node, defaults)
        if (connection !== null) this.#connections.set(connection.id, connection)
        continue
      }
      for (const association of readDataAssociations(node)) this.#connections.set(association.id, association)
      if (/subProcess$|^bpmn:transaction$/i.test(node.name)) {
        this.#contents(node, { parent: element.id, laneOf: this.#lanes(node, element.id) })
      }
    }
  }

  #element(node: XmlNode, { parent, laneOf }: Place): Element | null {
    const element = readElement(node, parent)
    if (element === null || this.#taken.has(element.id)) return null
    this.#taken.add(element.id)
    const placed = { ...element, lane: laneOf.get(element.id) ?? null }
    this.#elements.set(placed.id, placed)
    return placed
  }

  /** Reads the lanes of a container; answers the innermost one of each element in them. */
  #lanes(container: XmlNode, parent: string): ReadonlyMap<string, string> {
    const laneOf = new Map<string, string>()
    const visit = (lanes: readonly XmlNode[], outer: string | null): void => {
      for (const node of lanes) {
        const lane = this.#element(node, { parent, laneOf: new Map() })
        if (lane === null) continue
        this.#elements.set(lane.id, { ...lane, lane: outer })
        for (const { text } of childrenOf(node, 'bpmn:flowNodeRef')) laneOf.set(local(text.trim()), lane.id)
        for (const inner of childrenOf(node, 'bpmn:childLaneSet')) visit(childrenOf(inner, 'bpmn:lane'), lane.id)
      }
    }
    for (const set of childrenOf(container, 'bpmn:laneSet')) visit(childrenOf(set, 'bpmn:lane'), null)
    return laneOf
  }
}

/** Some tools write the prefix of the target namespace before an id. */
const local = (reference: string): string => reference.slice(reference.indexOf(':') + 1)
