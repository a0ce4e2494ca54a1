import { amend, type Diagram, type Edge, type Flow, type Plane, type Shape } from '@aftersale/diagram'
import { newPart } from '../new-part.ts'
import type { OpenDocument } from '../open-document.ts'
import { listOf, type Part, partOf } from '../part.ts'

/** Changes the drawing of a document as its flow was changed: what did not move is not touched. */
export function amendDrawing(
  { root, ids }: OpenDocument,
  before: Diagram,
  flow: Flow,
  swapped: readonly [string, string] | null,
): void {
  const after = amend(before, flow, swapped)
  const known = drawable(root)
  const planes = listOf(root, 'diagrams').flatMap((diagram) => partOf(diagram, 'plane') ?? [])
  for (const [at, plane] of planes.entries()) {
    const [old, young] = [before.planes[at], after.planes[at]]
    if (old !== undefined && young !== undefined) amendPlane(plane, old, young, known, ids)
  }
}

function amendPlane(plane: Part, old: Plane, young: Plane, known: ReadonlyMap<string, Part>, ids: Set<string>): void {
  const elements = listOf(plane, 'planeElement')
  for (const part of elements.toReversed()) {
    const id = partOf(part, 'bpmnElement')?.id ?? ''
    const isGone = old.shapes.has(id) ? !young.shapes.has(id) : old.edges.has(id) && !young.edges.has(id)
    const [shape, edge] = [young.shapes.get(id), young.edges.get(id)]
    if (isGone) elements.splice(elements.indexOf(part), 1)
    else if (shape !== undefined && part.$type === 'bpmndi:BPMNShape') setShape(part, old.shapes.get(id), shape)
    else if (edge !== undefined && part.$type === 'bpmndi:BPMNEdge') setEdge(part, old.edges.get(id), edge)
  }
  const add = (type: string, id: string, more: Readonly<Record<string, unknown>>): Part | null => {
    const drawn = known.get(id)
    if (drawn === undefined) return null
    const part = newPart(type, { id: freeId(`${id}_di`, ids), ...more })
    part.set('bpmnElement', drawn)
    part.$parent = plane
    elements.push(part)
    return part
  }
  for (const [id, shape] of young.shapes) {
    if (old.shapes.has(id)) continue
    const marker = known.get(id)?.$type === 'bpmn:ExclusiveGateway' ? { isMarkerVisible: true } : {}
    const part = add('bpmndi:BPMNShape', id, marker)
    if (part !== null) setShape(part, undefined, shape)
  }
  for (const [id, edge] of young.edges) {
    const part = old.edges.has(id) ? null : add('bpmndi:BPMNEdge', id, {})
    if (part !== null) setEdge(part, undefined, edge)
  }
}

function setShape(part: Part, old: Shape | undefined, { bounds, label }: Shape): void {
  if (JSON.stringify(old?.bounds) !== JSON.stringify(bounds)) setBounds(part, bounds)
  setLabel(part, old?.label ?? null, label)
}

function setEdge(part: Part, old: Edge | undefined, { points, label }: Edge): void {
  if (JSON.stringify(old?.points) !== JSON.stringify(points)) {
    const way = points.map(({ x, y }) => newPart('dc:Point', { x: figure(x), y: figure(y) }))
    for (const point of way) point.$parent = part
    part.set('waypoint', way)
  }
  setLabel(part, old?.label ?? null, label)
}

/** A label keeps its style; one whose place nobody says any more has none of its own. */
function setLabel(part: Part, old: Shape['label'], label: Shape['label']): void {
  if (JSON.stringify(old) === JSON.stringify(label)) return
  const known = partOf(part, 'label')
  if (label === null) return known?.set('bounds', undefined)
  const made = known ?? newPart('bpmndi:BPMNLabel')
  made.$parent = part
  setBounds(made, label)
  return part.set('label', made)
}

function setBounds(part: Part, { x, y, width, height }: Shape['bounds']): void {
  const figures = { x: figure(x), y: figure(y), width: figure(width), height: figure(height) }
  const known = partOf(part, 'bounds')
  if (known !== null) {
    for (const [name, value] of Object.entries(figures)) known.set(name, value)
    return
  }
  const made = newPart('dc:Bounds', figures)
  made.$parent = part
  part.set('bounds', made)
}

const figure = (value: number): number => Math.round(value * 100) / 100

function freeId(wish: string, ids: Set<string>): string {
  let id = wish
  for (let next = 2; ids.has(id); next += 1) id = `${wish}_${next}`
  ids.add(id)
  return id
}

/** By id: nodes and flows at any depth, which new shapes and edges refer to. */
function drawable(root: Part): ReadonlyMap<string, Part> {
  const found = new Map<string, Part>()
  const open = [...listOf(root, 'rootElements')]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    for (const inner of listOf(part, 'flowElements')) {
      if (inner.id !== undefined) found.set(inner.id, inner)
      open.push(inner)
    }
  }
  return found
}
