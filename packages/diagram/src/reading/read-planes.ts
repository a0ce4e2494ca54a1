import type { Edge, Plane, Shape } from '../diagram.ts'
import { type Flow, isSubProcess } from '../flow.ts'
import type { Bounds, Point } from '../geometry.ts'
import { childOf, childrenOf, isTrue, type XmlNode } from './xml.ts'

/** Reads the diagram interchange: what of the flow is drawn where. Shapes and edges of anything else are left out. */
export function readPlanes(definitions: XmlNode, flow: Flow): Plane[] {
  return childrenOf(definitions, 'bpmndi:BPMNDiagram').flatMap((diagram) => {
    const plane = childOf(diagram, 'bpmndi:BPMNPlane')
    return plane === null ? [] : [readPlane(plane, flow)]
  })
}

/** What a shape, an edge or a plane draws. */
export const drawnBy = ({ attributes }: XmlNode): string => (attributes['bpmnElement'] ?? '').replace(/^.*:/, '')

function readPlane(plane: XmlNode, flow: Flow): Plane {
  const shapes = new Map<string, Shape>()
  const edges = new Map<string, Edge>()
  // Tools that do not say whether a sub-process is open draw what is in it, or do not.
  const open = new Set(plane.children.flatMap((node) => flow.elements.get(drawnBy(node))?.parent ?? []))
  for (const node of plane.children) {
    const id = drawnBy(node)
    const element = flow.elements.get(id)
    const bounds = boundsIn(node)
    if (node.name === 'bpmndi:BPMNShape' && element !== undefined && bounds !== null) {
      const isExpanded = isSubProcess(element) && isTrue(node, 'isExpanded', open.has(id))
      shapes.set(id, { bounds, label: labelOf(node), isExpanded })
    }
    if (node.name === 'bpmndi:BPMNEdge' && flow.connections.has(id)) {
      const points = childrenOf(node, 'di:waypoint').flatMap((point) => pointOf(point) ?? [])
      if (points.length >= 2) edges.set(id, { points, label: labelOf(node) })
    }
  }
  return { of: drawnBy(plane), shapes, edges }
}

function labelOf(node: XmlNode): Bounds | null {
  const label = childOf(node, 'bpmndi:BPMNLabel')
  return label === null ? null : boundsIn(label)
}

function boundsIn(node: XmlNode): Bounds | null {
  const bounds = childOf(node, 'dc:Bounds')
  if (bounds === null) return null
  const point = pointOf(bounds)
  const width = numberIn(bounds, 'width')
  const height = numberIn(bounds, 'height')
  return point === null || width === null || height === null ? null : { ...point, width, height }
}

function pointOf(node: XmlNode): Point | null {
  const x = numberIn(node, 'x')
  const y = numberIn(node, 'y')
  return x === null || y === null ? null : { x, y }
}

/** Farther out than any drawing is: such a figure is a mistake, and would make everything else too small to see. */
const FARTHEST = 1_000_000

function numberIn({ attributes }: XmlNode, name: string): number | null {
  const value = Number.parseFloat(attributes[name] ?? '')
  return Number.isFinite(value) && Math.abs(value) <= FARTHEST ? value : null
}
