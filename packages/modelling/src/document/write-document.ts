import { layOut, readDiagram, writeDiagram } from '@aftersale/diagram'
import { moddle } from '@aftersale/process'
import type { OpenDocument } from './open-document.ts'

/**
 * The document as text. Where elements or flows came or went, it is laid out anew, so that other editors show everything at
 * a place of its own; otherwise its drawing stays.
 */
export async function writeDocument({ root }: OpenDocument, isRebuilt: boolean): Promise<string> {
  const { xml } = await moddle.toXML(root, { format: true })
  if (!isRebuilt) return xml
  const read = readDiagram(xml)
  if (!read.ok) throw new Error(`expected a document just written to be BPMN, got: ${read.refusal.reason.en}`)
  const written = writeDiagram(xml, layOut(read.value.flow))
  if (!written.ok) throw new Error(`expected a document just written to be BPMN, got: ${written.refusal.reason.en}`)
  return written.value
}
