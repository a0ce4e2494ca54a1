import { describe, expect, test } from 'vitest'
import {
  boundary,
  chain,
  names,
  nonInterrupting,
  processXml,
  start,
  timer,
  user,
} from '../../../process/test/bpmn-xml.ts'
import { models } from '../../test/models.ts'
import { diagramOf } from '../../test/read.ts'
import { readDiagram } from './read-diagram.ts'

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
const bare = (content: string): string =>
  `<definitions xmlns="${MODEL}"><process id="p">${content}</process></definitions>`

test('elements are read with what they say, names in each language on one line', () => {
  const { flow } = diagramOf(
    processXml(
      user('Ask', {}, { name: 'Ask the\n customer' }, names({ 'zh-CN': '询问客户' })),
      boundary('Late', 'Ask', timer('duration', 'PT1H'), nonInterrupting),
    ),
  )
  expect(flow.elements.get('Ask')).toMatchObject({
    kind: 'userTask',
    name: { text: 'Ask the customer', translations: { 'zh-CN': '询问客户' } },
    parent: 'p',
  })
  expect(flow.elements.get('Late')).toMatchObject({ attachedTo: 'Ask', trigger: 'timer', isNonInterrupting: true })
})

test('the prefix of a document does not matter, nor one before an id', () => {
  const xml = `<b:definitions xmlns:b="${MODEL}" xmlns:t="urn:t"><b:process id="p"><b:task id="A"/><b:task id="B"/>
    <b:sequenceFlow id="f" sourceRef="t:A" targetRef="t:B"/></b:process></b:definitions>`
  expect(diagramOf(xml).flow.connections.get('f')).toMatchObject({ source: 'A', target: 'B' })
})

test('a flow without an id goes by what it connects, the default flow is known by its gateway', () => {
  const xml = bare(`<task id="A"/><exclusiveGateway id="G" default="d"/><task id="B"/>
    <sequenceFlow sourceRef="A" targetRef="G"/><sequenceFlow id="d" sourceRef="G" targetRef="B"/>`)
  const { connections } = diagramOf(xml).flow
  expect([...connections.keys()]).toEqual(['A-G', 'd'])
  expect(connections.get('d')?.isDefault).toBe(true)
})

test('what leads to nothing that is drawn is left out', () => {
  const xml = bare('<task id="A"/><sequenceFlow id="f" sourceRef="A" targetRef="gone"/><choreographyTask id="C"/>')
  const { elements, connections } = diagramOf(xml).flow
  expect([[...elements.keys()], [...connections.keys()]]).toEqual([['A'], []])
})

test('what lies in a pool has the pool as its place, and the innermost lane', () => {
  const { flow } = diagramOf(models['pools'] ?? '')
  expect(flow.roots.map(({ id }) => id)).toEqual(['Together'])
  expect(flow.elements.get('Diagnose')).toMatchObject({ parent: 'Shop', lane: 'Workshop' })
  expect(flow.elements.get('Customer')).toMatchObject({ kind: 'pool', name: { translations: { 'zh-CN': '客户' } } })
})

test('places are read with their labels; a sub-process is open where it says so or holds something', () => {
  const di = (open: string) => `<definitions xmlns="${MODEL}" xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:c="http://www.omg.org/spec/DD/20100524/DC" xmlns:i="http://www.omg.org/spec/DD/20100524/DI">
    <process id="p"><subProcess id="S"><task id="T"/></subProcess><task id="A"/>
      <sequenceFlow id="f" name="yes" sourceRef="S" targetRef="A"/></process>
    <d:BPMNDiagram><d:BPMNPlane bpmnElement="p">
      <d:BPMNShape bpmnElement="S" ${open}><c:Bounds x="1" y="2.5" width="100" height="80"/></d:BPMNShape>
      <d:BPMNShape bpmnElement="T"><c:Bounds x="10" y="20" width="10" height="10"/></d:BPMNShape>
      <d:BPMNEdge bpmnElement="f"><i:waypoint x="0" y="0"/><i:waypoint x="9" y="0"/>
        <d:BPMNLabel><c:Bounds x="1" y="1" width="20" height="14"/></d:BPMNLabel></d:BPMNEdge>
    </d:BPMNPlane></d:BPMNDiagram></definitions>`
  const [plane] = diagramOf(di('')).planes
  expect(plane?.shapes.get('S')).toEqual({
    bounds: { x: 1, y: 2.5, width: 100, height: 80 },
    label: null,
    isExpanded: true,
  })
  expect(plane?.edges.get('f')?.label).toEqual({ x: 1, y: 1, width: 20, height: 14 })
  expect(diagramOf(di('isExpanded="false"')).planes[0]?.shapes.get('S')?.isExpanded).toBe(false)
})

test('figures that are none, and places beyond all drawings, are no places', () => {
  const xml = processXml(start('S'), chain('S', 'S')).replace(
    '</bpmn:definitions>',
    `<x:BPMNDiagram xmlns:x="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC">
      <x:BPMNPlane bpmnElement="p"><x:BPMNShape bpmnElement="S"><dc:Bounds x="1e12" y="0" width="NaN" height="36"/></x:BPMNShape>
      </x:BPMNPlane></x:BPMNDiagram></bpmn:definitions>`,
  )
  expect(diagramOf(xml).planes[0]?.shapes.size).toBe(0)
})

describe('what is no BPMN is refused with the line', () => {
  test.each([
    ['', 1],
    ['hello', 1],
    ['<html/>', 1],
    ['<definitions/>', 1],
    [`<definitions xmlns="${MODEL}">\n<process>\n</definitions>`, 3],
    [`<definitions xmlns="${MODEL}">\n<process id="p"`, 2],
    [`<!DOCTYPE d [<!ENTITY a "b">]>\n<d>&a;</d>`, 1],
  ])('%j', (xml, line) => {
    expect(readDiagram(xml)).toMatchObject({ ok: false, refusal: { code: 'diagram.not-bpmn', line } })
  })

  test('elements a thousand deep', () => {
    const xml = `<definitions xmlns="${MODEL}"><process id="p">${'<subProcess id="s">'.repeat(1000)}${'</subProcess>'.repeat(1000)}</process></definitions>`
    expect(readDiagram(xml)).toMatchObject({ ok: false, refusal: { code: 'diagram.not-bpmn' } })
  })
})
