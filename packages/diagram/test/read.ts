import type { Diagram, Plane } from '../src/diagram.ts'
import type { Bounds } from '../src/geometry.ts'
import { layOut } from '../src/layout/lay-out.ts'
import { readDiagram } from '../src/reading/read-diagram.ts'

/** Reads a document that must be in order. */
export function diagramOf(xml: string): Diagram {
  const read = readDiagram(xml)
  if (read.ok) return read.value
  throw new Error(`line ${read.refusal.line}: ${read.refusal.reason.en}`)
}

/** The one plane of a document, laid out. */
export function laidOut(xml: string): Plane & { readonly at: (id: string) => Bounds } {
  const [plane] = layOut(diagramOf(xml).flow).planes
  if (plane === undefined) throw new Error('expected a plane, got none')
  const at = (id: string): Bounds => {
    const shape = plane.shapes.get(id)
    if (shape === undefined) throw new Error(`expected a shape for ${id}, got none`)
    return shape.bounds
  }
  return { ...plane, at }
}
