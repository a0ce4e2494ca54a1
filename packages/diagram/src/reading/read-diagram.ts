import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Diagram } from '../diagram.ts'
import { readFlow } from './read-flow.ts'
import { readPlanes } from './read-planes.ts'
import { type NotXml, readXml } from './xml.ts'

/**
 * Reads what BPMN 2.0 XML draws, and where. Whether it would execute is not asked: what is drawn half is drawn half.
 * Names in other languages are its `zeebe:property` entries `name:<language>`. Refused where it is no BPMN document.
 */
export function readDiagram(xml: string): Result<Diagram, NotXml> {
  const read = readXml(xml)
  if (!read.ok) return read
  const definitions = read.value
  if (definitions.name !== 'bpmn:definitions') {
    return refuse({
      code: 'diagram.not-bpmn',
      line: 1,
      reason: 'its outermost element is no <definitions> of BPMN 2.0',
    })
  }
  const flow = readFlow(definitions)
  return accept({ flow, planes: readPlanes(definitions, flow) })
}
