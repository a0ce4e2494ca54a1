import { accept, type Result } from '@aftersale/kernel'
import type { Diagram } from '../diagram.ts'
import { readFlow } from './read-flow.ts'
import { readPlanes } from './read-planes.ts'
import { type NotXml, readDefinitions } from './xml.ts'

/**
 * Reads what BPMN 2.0 XML draws, and where. Whether it would execute is not asked: what is drawn half is drawn half.
 * Names in other languages are its `zeebe:property` entries `name:<language>`. Refused where it is no BPMN document.
 */
export function readDiagram(xml: string): Result<Diagram, NotXml> {
  const read = readDefinitions(xml)
  if (!read.ok) return read
  const flow = readFlow(read.value)
  return accept({ flow, planes: readPlanes(read.value, flow) })
}
