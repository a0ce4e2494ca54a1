import { describe, expect, test } from 'vitest'
import { chain, names, processXml, start, task, user } from '../../../process/test/bpmn-xml.ts'
import { models } from '../../test/models.ts'
import { diagramOf } from '../../test/read.ts'
import { complete } from '../layout/complete.ts'
import { layOut } from '../layout/lay-out.ts'
import { readXml, type XmlNode } from '../reading/xml.ts'
import { drawSvg } from './draw-svg.ts'

const drawn = (xml: string, language = 'en') => drawSvg(layOut(diagramOf(xml).flow), { language })

/** All elements of the drawing; fails where it is no XML. */
function nodesOf(svg: string): XmlNode[] {
  const read = readXml(svg)
  if (!read.ok) throw new Error(`line ${read.refusal.line}: ${read.refusal.reason.en}`)
  const nodes: XmlNode[] = []
  for (const open = [read.value]; open.length > 0; ) {
    const node = open.pop()
    if (node === undefined) break
    nodes.push(node)
    open.push(...node.children)
  }
  return nodes
}

const idsIn = (svg: string): string[] => nodesOf(svg).flatMap(({ attributes }) => attributes['data-element'] ?? [])
const textsIn = (svg: string): string[] =>
  nodesOf(svg)
    .filter(({ name }) => /:?(text|tspan|title)$/.test(name))
    .map(({ text }) => text)
    .filter((text) => text.trim() !== '')

describe.each(Object.entries(models))('%s', (_, xml) => {
  test.each(['en', 'zh-CN'])('is well-formed in %s, with a group for each element and each connection', (language) => {
    const { flow } = diagramOf(xml)
    expect(idsIn(drawn(xml, language)).toSorted()).toEqual(
      [...flow.elements.keys(), ...flow.connections.keys()].toSorted(),
    )
  })

  test('is complete in itself: no scripts, no links, no figures that are none', () => {
    const svg = drawn(xml)
    expect(svg).not.toMatch(/<script|href=|url\(|@import|NaN|undefined|Infinity/)
  })
})

test('names are in the language asked for; one that is missing there stays as drawn', () => {
  const xml = processXml(user('A', {}, { name: 'Ask' }, names({ 'zh-CN': '询问' })), task('B', { name: 'Only' }))
  expect(textsIn(drawn(xml, 'en'))).toEqual(expect.arrayContaining(['Ask', 'Only']))
  expect(textsIn(drawn(xml, 'zh-CN'))).toEqual(expect.arrayContaining(['询问', 'Only']))
  expect(textsIn(drawn(xml, 'zh-CN'))).not.toContain('Ask')
})

test('names that look like markup are text', () => {
  const hostile = '<script>alert("x")</script>&amp;'
  const xml = processXml(task('A', { name: hostile }))
  const svg = drawn(xml)
  expect(svg).not.toContain('<script>')
  expect(textsIn(svg).join('')).toContain('script')
})

test('a style is told apart from others on the same page, and fits light and dark', () => {
  const { flow } = diagramOf(models['loops'] ?? '')
  const diagram = layOut(flow)
  expect(drawSvg(diagram, { language: 'en' })).toContain('@media (prefers-color-scheme:dark)')
  const dark = drawSvg(diagram, { language: 'en', scheme: 'dark' })
  expect(dark).not.toContain('@media')
  const [, style = ''] = /<style>(.*)<\/style>/.exec(dark) ?? []
  for (const rule of style.split('}').filter((one) => one !== '')) expect(rule).toMatch(/^\.aftersale-flow-dark/)
})

test('everything lies within the drawing', () => {
  for (const xml of Object.values(models)) {
    const diagram = layOut(diagramOf(xml).flow)
    const [, x, y, width, height] = (
      /viewBox="(\S+) (\S+) (\S+) (\S+)"/.exec(drawSvg(diagram, { language: 'en' })) ?? []
    ).map(Number)
    expect([x, y]).toEqual([-20, -20])
    const [plane] = diagram.planes
    const all = [...(plane?.shapes.values() ?? [])].map(({ bounds }) => bounds)
    const left = Math.min(...all.map((one) => one.x))
    const top = Math.min(...all.map((one) => one.y))
    expect(Math.max(...all.map((one) => one.x + one.width)) - left).toBeLessThan(width ?? 0)
    expect(Math.max(...all.map((one) => one.y + one.height)) - top).toBeLessThan(height ?? 0)
  }
})

describe('a document that draws only part', () => {
  const di = (shapes: string) =>
    processXml(start('A'), task('B'), task('C'), chain('A', 'B')).replace(
      '</bpmn:definitions>',
      `<d:BPMNDiagram xmlns:d="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC"><d:BPMNPlane bpmnElement="p">${shapes}</d:BPMNPlane></d:BPMNDiagram></bpmn:definitions>`,
    )
  const at = (id: string, x: number) =>
    `<d:BPMNShape bpmnElement="${id}"><dc:Bounds x="${x}" y="0" width="36" height="36"/></d:BPMNShape>`

  test('gets ways for connections without one, and tells which elements have no place', () => {
    const { diagram, isLaidOut, left } = complete(diagramOf(di(at('A', 0) + at('B', 200))))
    expect(isLaidOut).toBe(false)
    expect(left.map(({ id }) => id)).toEqual(['C'])
    expect(idsIn(drawSvg(diagram, { language: 'en' }))).toContain('A-B')
  })

  test('is laid out where nothing has a place', () => {
    const { isLaidOut, left, diagram } = complete(diagramOf(di('')))
    expect([isLaidOut, left]).toEqual([true, []])
    expect(diagram.planes[0]?.shapes.size).toBe(3)
  })
})

test('several planes stand below each other under their names', () => {
  const two = (models['loops'] ?? '').replace(
    '</bpmn:definitions>',
    '<bpmn:process id="q" name="Second"><bpmn:task id="Other"/></bpmn:process></bpmn:definitions>',
  )
  const svg = drawn(two)
  expect(textsIn(svg)).toEqual(expect.arrayContaining(['Process', 'Second', 'Process · Second']))
  expect(idsIn(svg)).toContain('Other')
})
