import { type Diagram, layOut, readDiagram, readXml, writeDiagram, type XmlNode } from '@aftersale/diagram'
import { accept, type Result } from '@aftersale/kernel'
import { moddle } from '@aftersale/process'
import { amendDrawing } from './drawing/amend-drawing.ts'
import { forgetNames, type OpenDocument, type PlainRefusal, refusal } from './open-document.ts'
import { isPart } from './part.ts'
import { spliceDocument } from './splice/splice-document.ts'

/**
 * The document as text after edits: `xml`, from which it was opened, with what differs put in its place and every other letter
 * as it was. Its drawing stays too, with room made for what came in; a document without any is laid out where `isRebuilt`.
 * `swapped`: two elements that changed places. Refused where it cannot be written so that it says what it should.
 */
export async function writeDocument(
  xml: string,
  document: OpenDocument,
  { isRebuilt, swapped }: { readonly isRebuilt: boolean; readonly swapped: readonly [string, string] | null },
): Promise<Result<string, PlainRefusal>> {
  const drawing = isRebuilt ? diagramOf(xml) : null
  const isDrawn = drawing?.planes.some(({ shapes }) => shapes.size > 0) === true
  if (drawing !== null && isDrawn) amendDrawing(document, drawing, diagramOf(await textOf(document)).flow, swapped)
  forgetNames(document)
  const [before, after] = [await asWritten(xml), await textOf(document)]
  const spliced = before === after ? xml : spliceDocument(xml, before, after)
  if (spliced === null || !isSame(await asWritten(spliced), after)) return unwritable
  if (!isRebuilt || isDrawn) return accept(spliced)
  const laid = writeDiagram(spliced, layOut(diagramOf(spliced).flow))
  return laid.ok ? accept(laid.value) : unwritable
}

const unwritable = refusal(
  'unusual-text',
  'The file is written in an unusual way that cannot be changed here without writing it anew: use the expert view.',
  '文件的写法特殊，在此修改会改写整个文件：请在专家视图中修改。',
)

const textOf = async ({ root }: OpenDocument): Promise<string> => (await moddle.toXML(root, { format: true })).xml

/** What the parser writes of a document that nobody changed. */
async function asWritten(xml: string): Promise<string> {
  const { rootElement } = await moddle.fromXML(xml)
  if (!isPart(rootElement)) throw new Error('expected a document that was opened to be BPMN')
  return (await moddle.toXML(rootElement, { format: true })).xml
}

function diagramOf(xml: string): Diagram {
  const read = readDiagram(xml)
  if (!read.ok) throw new Error(`expected a document that was opened to be BPMN, got: ${read.refusal.reason.en}`)
  return read.value
}

/** Whether two documents have the same elements with the same attributes, in whichever order those are written. */
function isSame(one: string, other: string): boolean {
  const [read, second] = [readXml(one), readXml(other)]
  return one === other || (read.ok && second.ok && isSameNode(read.value, second.value))
}

function isSameNode(one: XmlNode, other: XmlNode): boolean {
  const [names, others] = [Object.entries(one.attributes), other.attributes]
  return (
    one.name === other.name &&
    (one.children.length > 0 || one.text === other.text) &&
    names.length === Object.keys(others).length &&
    names.every(([name, value]) => others[name] === value) &&
    one.children.length === other.children.length &&
    one.children.every((child, at) => {
      const second = other.children[at]
      return second !== undefined && isSameNode(child, second)
    })
  )
}
