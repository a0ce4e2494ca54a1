import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import {
  chain,
  definitionOf,
  definitionsOf,
  documentXml,
  end,
  flow,
  headers,
  jobPriority,
  listeners,
  message,
  names,
  process,
  processXml,
  service,
  start,
  sub,
  task,
  versionTag,
} from '../../test/bpmn-xml.ts'
import { problemsOf, reasonsOf } from '../../test/problems-of.ts'

test('a process in order has its nodes, flows, settings and names in other languages', async () => {
  const read = await definitionOf(
    documentXml(
      process(
        'p',
        { name: 'Process' },
        versionTag('2026-03'),
        listeners({ start: ['began'], end: ['ended'] }),
        jobPriority('7'),
        start(),
        service('Find', 'work', { name: 'Find\n  it' }, headers({ shop: 'x', empty: '' }), names({ 'zh-CN': '查找' })),
        sub('S', start('S1'), task('I'), chain('S1', 'I')),
        end(),
        chain('Start', 'Find', 'S', 'End'),
        '<bpmn:textAnnotation id="Note"/>',
      ),
    ),
  )
  expect([read.id, read.name, read.versionTag]).toEqual(['p', 'Process', '2026-03'])
  expect(read.entries.map(({ id }) => id)).toEqual(['Start'])
  expect([...read.nodes.values()].map(({ id, kind, parent }) => `${parent ?? '-'} ${id}:${kind}`)).toEqual([
    '- Start:startEvent',
    '- Find:serviceTask',
    '- S:subProcess',
    'S S1:startEvent',
    'S I:task',
    '- End:endEvent',
  ])
  expect(read.nodes.get('S')).toMatchObject({ body: { entries: [{ id: 'S1' }], triggeredStarts: [] } })
  expect([...read.flows.keys()]).toEqual(['S1-I', 'Start-Find', 'Find-S', 'S-End'])
  expect(read.listeners).toMatchObject({
    start: [{ type: { value: 'began' }, priority: { value: '7' } }],
    end: [{ type: { value: 'ended' } }],
  })
  expect(read.nodes.get('Find')).toMatchObject({
    name: 'Find it',
    translations: { 'zh-CN': '查找' },
    job: { type: { kind: 'text', value: 'work' }, headers: { shop: 'x', empty: '' }, priority: { value: '7' } },
    incoming: [{ id: 'Start-Find' }],
    outgoing: [{ id: 'Find-S', source: 'Find', target: 'S', condition: null }],
  })
})

test('the return flow of the retail pack is readable, in both languages', async () => {
  const xml = await readFile(new URL('../../../../pack/retail/return.bpmn', import.meta.url), 'utf8')
  const read = await definitionOf(xml)
  expect([read.id, read.name, read.translations['zh-CN']]).toEqual(['return', 'Return and refund', '退货退款'])
  for (const { translations } of read.nodes.values()) expect(translations['zh-CN']).toMatch(/\p{Script=Han}/u)
})

const tiny = (id: string) => [start(`${id}S`), end(`${id}E`), chain(`${id}S`, `${id}E`)]

test('of several processes in a document the executable ones are read; a process that does not say so is one', async () => {
  const read = await definitionsOf(
    documentXml(
      process('a', ...tiny('a')),
      process('b', { isExecutable: 'false' }, ...tiny('b')),
      process('c', { isExecutable: undefined }, ...tiny('c')),
    ),
  )
  expect(read.map(({ id, name }) => [id, name])).toEqual([
    ['a', 'a'],
    ['c', 'c'],
  ])
})

test('pools, message flows, lanes, notes and diagrams are drawn only, even where they refer to nothing', async () => {
  const drawn = `<bpmn:collaboration id="C"><bpmn:participant id="P1" processRef="p"/><bpmn:participant id="P2" processRef="nowhere"/><bpmn:messageFlow id="MF" sourceRef="P1" targetRef="gone"/></bpmn:collaboration>`
  const lanes =
    '<bpmn:laneSet id="L"><bpmn:lane id="L1"><bpmn:flowNodeRef>Start</bpmn:flowNodeRef><bpmn:flowNodeRef>gone</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>'
  const notes =
    '<bpmn:documentation>Why.</bpmn:documentation><bpmn:group id="Gr"/><bpmn:association id="As" sourceRef="Start" targetRef="gone"/>'
  const diagram =
    '<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" id="Di"><bpmndi:BPMNPlane id="Pl" bpmnElement="gone"/></bpmndi:BPMNDiagram>'
  const xml = documentXml(drawn, process('p', lanes, notes, start(), end(), chain('Start', 'End')), diagram)
  expect(await reasonsOf(xml)).toEqual([])
})

test('what is wrong in a process that does not execute matters to nobody', async () => {
  const other = process('b', { isExecutable: 'false' }, task('T', { nonsense: '1' }), flow('T', 'Nowhere'))
  expect(await reasonsOf(documentXml(process('a', ...tiny('a')), other))).toEqual([])
})

test('reasons are told as an author goes through the drawing, those about the whole first', async () => {
  const xml = processXml(
    start(),
    service('A', ''),
    sub('S', start('S1'), service('B', ''), chain('S1', 'B')),
    service('C', '', { nonsense: '1' }),
    end('Island'),
    '<zeebe:taskDefinition type="x"/>',
    chain('Start', 'A', 'S', 'C'),
  )
  expect(await reasonsOf(xml)).toEqual([
    'setting-not-executed p',
    'job-type-missing A',
    'job-type-missing B',
    'xml-warning C',
    'job-type-missing C',
    'unreachable Island',
  ])
})

test('data has the names that it is drawn with, spaces included', async () => {
  const xml = processXml(
    '<bpmn:dataObject id="D"/><bpmn:dataObjectReference id="R1" name="Order  data" dataObjectRef="D"/><bpmn:dataObjectReference id="R2" name="Again" dataObjectRef="D"/>',
    start(),
    end(),
    flow('Start', 'T'),
    task('T'),
    flow('T', 'End', '=Order data.total > 3'),
    flow('T', 'End', '=Order data.total <= 3', 'Other'),
  )
  const read = await definitionOf(xml)
  expect(read.dataObjects).toEqual([{ id: 'D', name: 'Order data', isCollection: false }])
  expect(read.flows.get('T-End')?.condition?.names).toEqual(['Order data'])
})

test('what must be looked at again when variables change is known', async () => {
  const watches = async (definition: string) =>
    (await definitionOf(processXml(start('Start', definition), end(), chain('Start', 'End')))).watchesVariables
  expect(await watches(message('m'))).toBe(false)
  const timer = (rule: string) =>
    `<bpmn:timerEventDefinition><bpmn:timeDuration>${rule}</bpmn:timeDuration></bpmn:timerEventDefinition>`
  expect(await watches(timer('PT1H'))).toBe(false)
  expect(await watches(timer('=wait'))).toBe(true)
  expect(
    await watches(
      '<bpmn:conditionalEventDefinition><bpmn:condition>x</bpmn:condition></bpmn:conditionalEventDefinition>',
    ),
  ).toBe(true)
})

const plain = processXml(start(), end(), chain('Start', 'End'))

describe('a document is refused for', () => {
  test.each<[rule: string, xml: string, says: RegExp, ...reasons: string[]]>([
    ['what is no XML', 'nonsense', /^This is not BPMN 2.0 XML: /, 'not-bpmn -'],
    ['an empty file', '', /^This is not BPMN 2.0 XML: it has no elements/, 'not-bpmn -'],
    ['XML of another kind', '<svg/>', /outermost element is no <definitions>/, 'not-bpmn -'],
    ['what is cut off', plain.slice(0, -60), /in line 1, column \d+\.$/, 'not-bpmn -'],
    [
      'no process that may run',
      documentXml(process('p', { isExecutable: 'false' }), process('q', { isExecutable: 'false' })),
      /^It says isExecutable="false"/,
      'none-executable p',
      'none-executable q',
    ],
    ['no process at all', documentXml('<bpmn:message id="m" name="m"/>'), /^No process/, 'none-executable -'],
    [
      'an attribute written twice',
      plain.replace('<bpmn:startEvent ', '<bpmn:startEvent name="a" name="b" '),
      /<bpmn:startEvent> in line \d+: attribute <name> already defined/,
      'xml-warning -',
    ],
    ['a document type', `<!DOCTYPE d [<!ENTITY x "y">]>${plain}`, /DOCTYPE/, 'not-bpmn -'],
    ['a character that is none', plain.replace('"Process"', '"a\u001bb"'), /line 1 holds a character/, 'not-bpmn -'],
    ['a character that is none, by its number', plain.replace('"Process"', '"&#x0;"'), /line 1/, 'not-bpmn -'],
    [
      'a flag that is neither true nor false',
      processXml(start(), task('T', { isForCompensation: 'yes' }), end(), chain('Start', 'T', 'End')),
      /isForCompensation is “yes”/,
      'flag-unknown T',
    ],
    [
      'an id that is none, without what follows from it',
      processXml(start(), task('Prüfen'), end(), flow('Start', 'Prüfen', '', 'F'), flow('Prüfen', 'End', '', 'G')),
      /“Prüfen” is no id: one begins with a Latin letter/,
      'id-invalid Prüfen',
    ],
    [
      'a flow to something that is no element',
      processXml(start(), end(), chain('Start', 'End'), flow('Start', 'Start-End', undefined, 'F')),
      /does not connect/,
      'flow-loose F',
    ],
    [
      'a flow into another pool',
      documentXml(
        process('p', start(), end(), chain('Start', 'End'), flow('Start', 'T', undefined, 'F')),
        process('q', start('S2'), task('T'), chain('S2', 'T')),
      ),
      /from one pool into another/,
      'flow-between-pools F',
    ],
    [
      'a reference that leads nowhere',
      processXml(start(), end(), chain('Start', 'End'), flow('Start', 'Nowhere')),
      /targetRef is “Nowhere”, which the document does not define/,
      'reference-unresolved Start-Nowhere',
    ],
    [
      'an id that stands twice',
      processXml(start(), end(), end(), chain('Start', 'End')),
      /“End” stands twice/,
      'id-twice End',
    ],
    [
      'a message whose id is an element’s too',
      documentXml('<bpmn:message id="End" name="m"/>', process('p', start(), end(), chain('Start', 'End'))),
      /“End” stands twice/,
      'id-twice End',
    ],
    [
      'an element of the dialect that nobody knows',
      processXml(start('Start', '<zeebe:nonsense/>'), end(), chain('Start', 'End')),
      /<zeebe:nonsense> in line \d+/,
      'xml-warning -',
    ],
    [
      'an element of ours that nobody knows',
      processXml(start('Start', '<aftersale:nonsense/>'), end(), chain('Start', 'End')),
      /<aftersale:nonsense> in line \d+/,
      'xml-warning -',
    ],
    [
      'an attribute that nobody knows',
      processXml(start('Start', { nonsense: '1' }), end(), chain('Start', 'End')),
      /unknown attribute <nonsense>/,
      'xml-warning Start',
    ],
    [
      'a flow with one end',
      processXml(start(), end(), chain('Start', 'End'), '<bpmn:sequenceFlow id="Loose" sourceRef="Start"/>'),
      /does not connect/,
      'flow-loose Loose',
    ],
    [
      'an element without an id',
      processXml(start(), end(), chain('Start', 'End'), '<bpmn:endEvent name="Nameless"/>'),
      /no id/,
      'id-missing -',
    ],
    [
      'an element that is not executed',
      processXml(start(), '<bpmn:callChoreography id="X"/>', chain('Start', 'X')),
      /CallChoreography is not executed/,
      'element-not-executed X',
    ],
  ])('%s', async (_, xml, says, ...reasons) => {
    expect(await reasonsOf(xml)).toEqual(reasons)
    expect((await problemsOf(xml))[0]?.message).toMatch(says)
  })

  test('more than 20,000 elements, before any of them is read', async () => {
    const many = Array.from({ length: 20_001 }, (_, at) => service(`T${at}`, '')).join('')
    expect(await reasonsOf(processXml(many))).toEqual(['too-many-elements p'])
  })

  test('sub-processes more than 100 deep', async () => {
    const nested = (depth: number) =>
      Array.from({ length: depth }, (_, at) => depth - at).reduce((inner, at) => sub(`S${at}`, inner), task('T'))
    expect(await reasonsOf(processXml(nested(100)))).toEqual([])
    expect(await reasonsOf(processXml(nested(101)))).toEqual(['too-deep S101'])
  })
})
