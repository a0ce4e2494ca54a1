import fc from 'fast-check'
import { type Diagram, type Flow, layOut, type Plane, readDiagram, writeDiagram } from '../../diagram/src/index.ts'
import { models } from '../../diagram/test/models.ts'
import { blockXml } from '../../process/test/draw-block.ts'
import { randomBlock } from '../../process/test/random-process.ts'
import { packFlows } from './pack.ts'

export function diagramOf(xml: string): Diagram {
  const read = readDiagram(xml)
  if (!read.ok) throw new Error(read.refusal.reason.en)
  return read.value
}

function drawn(xml: string): string {
  const written = writeDiagram(xml, layOut(diagramOf(xml).flow))
  if (!written.ok) throw new Error(written.refusal.reason.en)
  return written.value
}

/** Documents with a drawing: those of the product, one for every element that executes, and generated ones. */
export const drawnDocuments = (generated: number): readonly string[] => [
  ...Object.values(packFlows),
  ...Object.values(models).map(drawn),
  ...fc.sample(randomBlock, { numRuns: generated, seed: 5 }).map((block) => drawn(blockXml(block))),
]

/** Pairs of shapes that lie upon each other and do not belong together. */
export function overlapsIn(plane: Plane, flow: Flow): readonly string[] {
  const isWithin = (id: string, container: string): boolean => {
    for (let at = flow.elements.get(id); at !== undefined; at = flow.elements.get(at.attachedTo ?? at.parent))
      if (at.id === container || at.attachedTo === container || at.parent === container) return true
    return false
  }
  const shapes = [...plane.shapes].filter(([id]) => !['lane', 'group'].includes(flow.elements.get(id)?.kind ?? 'group'))
  return shapes.flatMap(([one, { bounds: a }], at) =>
    shapes.slice(at + 1).flatMap(([other, { bounds: b }]) => {
      const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
      return isApart || isWithin(one, other) || isWithin(other, one) ? [] : [`${one} ${other}`]
    }),
  )
}
