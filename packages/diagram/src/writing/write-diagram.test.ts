import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { blockXml } from '../../../process/test/draw-block.ts'
import { randomBlock } from '../../../process/test/random-process.ts'
import { models } from '../../test/models.ts'
import { diagramOf } from '../../test/read.ts'
import { complete } from '../layout/complete.ts'
import { layOut } from '../layout/lay-out.ts'
import { writeDiagram } from './write-diagram.ts'

/** The document with its flow laid out. */
function laid(xml: string): string {
  const written = writeDiagram(xml, layOut(diagramOf(xml).flow))
  if (!written.ok) throw new Error(written.refusal.reason.en)
  return written.value
}

const DIAGRAMS = /\s*<(\w+):BPMNDiagram\b[\s\S]*<\/\1:BPMNDiagram>/
const retailReturn = readFileSync(join(import.meta.dirname, '../../../../pack/retail/return.bpmn'), 'utf8')

test('all beside the drawing stays letter by letter', () => {
  const odd = retailReturn
    .replace('<bpmn:process', '<!-- a remark <with> signs -->\r\n  <bpmn:process')
    .replace('name="Judge"', "name = 'Judge'")
  const written = laid(odd)
  expect(written).not.toBe(odd)
  expect(written.replace(DIAGRAMS, '')).toBe(odd.replace(DIAGRAMS, ''))
})

test('what is written is read as it was laid out, and laid out again it is the same', () => {
  fc.assert(
    fc.property(fc.oneof(randomBlock.map(blockXml), fc.constantFrom(...Object.values(models))), (xml) => {
      const { flow, planes } = layOut(diagramOf(xml).flow)
      const written = laid(xml)
      const [read] = diagramOf(written).planes
      const withId = [...(planes[0]?.edges ?? [])].filter(([id]) => xml.includes(` id="${id}"`))
      expect(read?.shapes).toEqual(planes[0]?.shapes)
      expect(read?.edges).toEqual(new Map(withId))
      // What has no id cannot be referred to: it finds its way when it is drawn.
      expect(complete(diagramOf(written)).diagram.planes[0]?.edges.size).toBe(flow.connections.size)
      expect(diagramOf(written).flow).toEqual(flow)
      expect(laid(written)).toBe(written)
    }),
    { numRuns: 12 },
  )
})

test('ids, colours and flags of the former drawing stay; sub-processes are open then', () => {
  const xml = `<?xml version="1.0"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:omgdc="http://www.omg.org/spec/DD/20100524/DC" xmlns:omgdi="http://www.omg.org/spec/DD/20100524/DI" xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0">
\t<process id="p"><subProcess id="S"><task id="T"/></subProcess></process>
\t<bpmndi:BPMNDiagram id="own" name="Mine"><bpmndi:BPMNPlane id="flat" bpmnElement="p">
\t\t<bpmndi:BPMNShape id="Shape_7" bpmnElement="S" isExpanded="false" color:background-color="#ffe0b2"><omgdc:Bounds x="0" y="0" width="100" height="80"/></bpmndi:BPMNShape>
\t</bpmndi:BPMNPlane><bpmndi:BPMNLabelStyle id="bold"/></bpmndi:BPMNDiagram>
</definitions>`
  const written = laid(xml)
  expect(written).toContain(
    '\n\t<bpmndi:BPMNDiagram id="own" name="Mine">\n\t\t<bpmndi:BPMNPlane id="flat" bpmnElement="p">\n',
  )
  expect(written).toContain(
    '\t\t\t<bpmndi:BPMNShape id="Shape_7" bpmnElement="S" isExpanded="true" color:background-color="#ffe0b2">\n\t\t\t\t<omgdc:Bounds ',
  )
  expect(written).toContain('<bpmndi:BPMNShape id="T_di" bpmnElement="T">')
  expect(written).toContain('<bpmndi:BPMNLabelStyle id="bold"/>')
  expect(laid(written)).toBe(written)
})

test('a document without a drawing gets one, with the prefixes that it lacks, in its own line ends', () => {
  const xml =
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">\r\n    <process id="p"><task id="A" name="x"/></process>\r\n</definitions>\r\n'
  const written = laid(xml)
  expect(written.startsWith(xml.slice(0, xml.indexOf('</definitions>')))).toBe(true)
  expect(written.endsWith('\r\n    </bpmndi:BPMNDiagram>\r\n</definitions>\r\n')).toBe(true)
  expect(written.replaceAll('\r\n', '')).not.toContain('\n')
  expect(diagramOf(written).planes[0]?.shapes.size).toBe(1)
})

test('several drawings of one process become one, in the place of the first', () => {
  const di = (id: string) =>
    `<bpmndi:BPMNDiagram id="${id}"><bpmndi:BPMNPlane id="${id}_plane" bpmnElement="p"></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"><process id="p"><task id="A"/></process>${di('one')}\n${di('two')}<!-- end --></definitions>`
  const written = laid(xml)
  expect(written.match(/<bpmndi:BPMNDiagram /g)).toHaveLength(1)
  expect(written).toMatch(/<bpmndi:BPMNDiagram id="one"[\s\S]*<\/bpmndi:BPMNDiagram><!-- end --><\/definitions>$/)
})

test('a new id is one that nothing has', () => {
  const xml =
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p"><task id="A"/><task id="A_di"/></process></definitions>'
  const ids = [...laid(xml).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('what is no BPMN is refused', () => {
  const { flow } = diagramOf(retailReturn)
  expect(writeDiagram('<html/>', layOut(flow))).toMatchObject({ ok: false, refusal: { code: 'diagram.not-bpmn' } })
})
