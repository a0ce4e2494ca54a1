import { complete, layOut, readDiagram, writeDiagram } from '@aftersale/diagram'

/** A flow that can be drawn: its places are in it. */
export interface Drawable {
  readonly xml: string
  /** It had no drawing and was laid out. */
  readonly isLaidOut: boolean
}

/**
 * Gives a document without a drawing its places, and lines without a way theirs; else it stays as it is, letter by letter.
 * What is no BPMN stays too: whoever draws it says why that cannot be.
 */
export function drawable(xml: string): Drawable {
  const read = readDiagram(xml)
  if (!read.ok) return { xml, isLaidOut: false }
  const { diagram, isLaidOut } = complete(read.value)
  const drawn = read.value.planes.flatMap(({ edges }) => [...edges.keys()]).length
  const missing = diagram.planes.flatMap(({ edges }) => [...edges.keys()]).length - drawn
  if (!isLaidOut && missing <= 0) return { xml, isLaidOut }
  const written = writeDiagram(xml, diagram)
  return { xml: written.ok ? written.value : xml, isLaidOut }
}

/** The document laid out anew; as it was where it is no BPMN. */
export function laidOutAnew(xml: string): string {
  const read = readDiagram(xml)
  const written = read.ok ? writeDiagram(xml, layOut(read.value.flow)) : read
  return written.ok ? written.value : xml
}
