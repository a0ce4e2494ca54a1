import { drawnBy } from '../reading/read-planes.ts'
import { childOf, childrenOf, type XmlNode } from '../reading/xml.ts'

/** What the drawing that is replaced said beside places: ids, colours, styles of labels. It is kept as it is written. */
export interface Former {
  /** By what is drawn (`id`), or by `label id` its label: the attributes as written. */
  readonly attributes: ReadonlyMap<string, string>
  /** Elements that stand in a shape or an edge beside its place, as written. */
  readonly extras: ReadonlyMap<string, string>
  /** What stands in a diagram beside its plane, as written. */
  readonly beside: string
}

const PLACES = new Set(['dc:Bounds', 'di:waypoint', 'bpmndi:BPMNLabel'])

/** Reads it from the diagrams of a document, of which `xml` is the text. */
export function formerOf(diagrams: readonly XmlNode[], xml: string): Former {
  const attributes = new Map<string, string>()
  const extras = new Map<string, string>()
  const keep = (key: string, node: XmlNode) => {
    if (!attributes.has(key)) attributes.set(key, attributesOf(node))
  }
  for (const diagram of diagrams) {
    const plane = childOf(diagram, 'bpmndi:BPMNPlane')
    if (plane === null) continue
    keep(`diagram ${drawnBy(plane)}`, diagram)
    keep(`plane ${drawnBy(plane)}`, plane)
    for (const node of plane.children) {
      const id = drawnBy(node)
      keep(id, node)
      const label = childOf(node, 'bpmndi:BPMNLabel')
      if (label !== null) keep(`label ${id}`, label)
      const others = node.children
        .filter(({ name }) => !PLACES.has(name))
        .map(({ start, end }) => xml.slice(start, end))
      if (others.length > 0 && !extras.has(id)) extras.set(id, others.join(''))
    }
  }
  const beside = diagrams
    .flatMap((diagram) => childrenOf(diagram, 'bpmndi:BPMNLabelStyle'))
    .map(({ start, end }) => xml.slice(start, end))
  return { attributes, extras, beside: beside.join('') }
}

/** The attributes of a start tag, as written. */
const attributesOf = ({ tag }: XmlNode): string =>
  tag
    .replace(/^<\s*[^\s/>]+/, '')
    .replace(/\/?>$/, '')
    .trim()
