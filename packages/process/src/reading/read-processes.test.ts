import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import {
  chain,
  definitionOf,
  documentXml,
  end,
  flow,
  gateway,
  input,
  node,
  output,
  processXml,
  rule,
  service,
  start,
  user,
} from '../../test/bpmn-xml.ts'
import { readProcesses } from './read-processes.ts'

/** Every reason why it is refused: code, element, name. */
async function problemsOf(xml: string) {
  const read = await readProcesses(xml)
  if (read.ok) return []
  expect(read.refusal.code).toBe('process.will-not-execute')
  for (const { message } of read.refusal.problems) {
    expect(message.en).toMatch(/^[A-Z][^\p{Script=Han}]*\.$/u)
    expect(message['zh-CN']).toMatch(/\p{Script=Han}.*。$/u)
  }
  return read.refusal.problems.map(({ code, element, name, message }) => ({ code, element, name, message: message.en }))
}

/** A process in which the node stands between start and end. */
const around = (id: string, xml: string) => processXml(start(), xml, end(), chain('Start', id, 'End'))

const task = (extensions: string, attributes = {}) =>
  around('T', node('serviceTask', 'T', { name: 'Work', extensions, attributes }))
const definition = '<zeebe:taskDefinition type="work"/>'

test('a process in order has its nodes, flows, settings and names in other languages', async () => {
  const names = '<zeebe:properties><zeebe:property name="name:zh-CN" value="查找"/></zeebe:properties>'
  const headers =
    '<zeebe:taskHeaders><zeebe:header key="shop" value="x"/><zeebe:header key="empty"/></zeebe:taskHeaders>'
  const read = await definitionOf(
    documentXml(
      `<bpmn:process id="p" name="Process" isExecutable="true"><bpmn:extensionElements><zeebe:versionTag value="2026-03"/></bpmn:extensionElements>${[
        start(),
        node('serviceTask', 'Find', { name: 'Find', extensions: `${definition}${headers}${names}` }),
        rule('Judge', 'judge', 'judgement'),
        user('Decide', { candidateGroups: '=["a", "b"]', assignee: '=boss', formId: 'form' }),
        end(),
        chain('Start', 'Find', 'Judge', 'Decide', 'End'),
        '<bpmn:textAnnotation id="Note"/>',
      ].join('')}</bpmn:process>`,
    ),
  )
  expect([read.id, read.name, read.versionTag, read.start.id]).toEqual(['p', 'Process', '2026-03', 'Start'])
  expect([...read.nodes.values()].map(({ id, kind }) => `${id}:${kind}`)).toEqual([
    'Start:startEvent',
    'Find:serviceTask',
    'Judge:businessRuleTask',
    'Decide:userTask',
    'End:endEvent',
  ])
  expect(read.nodes.get('Find')).toMatchObject({
    translations: { 'zh-CN': '查找' },
    jobType: { kind: 'text', value: 'work' },
    headers: { shop: 'x', empty: '' },
    outgoing: [{ id: 'Find-Judge', source: 'Find', target: 'Judge', condition: null }],
  })
})

test('the return flow of the retail pack is readable, in both languages', async () => {
  const xml = await readFile(new URL('../../../../pack/retail/return.bpmn', import.meta.url), 'utf8')
  const read = await definitionOf(xml)
  expect([read.id, read.name, read.translations['zh-CN'], read.nodes.size]).toEqual([
    'return',
    'Return and refund',
    '退货退款',
    10,
  ])
  for (const { translations } of read.nodes.values()) expect(translations['zh-CN']).toMatch(/\p{Script=Han}/u)
})

test('of several processes in a document the executable ones are read', async () => {
  const inner = [start(), end(), chain('Start', 'End')].join('')
  const other = inner.replaceAll('Start', 'S2').replaceAll('End', 'E2')
  const xml = documentXml(
    `<bpmn:process id="a" isExecutable="true">${inner}</bpmn:process><bpmn:process id="b" isExecutable="false">${other}</bpmn:process>`,
  )
  const read = await readProcesses(xml)
  expect(read.ok && read.value.map(({ id, name }) => [id, name])).toEqual([['a', 'a']])
})

test('every reason is told at once', async () => {
  const xml = processXml(
    start(),
    node('scriptTask', 'A'),
    node('serviceTask', 'B'),
    end(),
    chain('Start', 'A', 'B', 'End'),
  )
  expect((await problemsOf(xml)).map(({ code, element }) => [code, element])).toEqual([
    ['process.element-not-executed', 'A'],
    ['process.job-type-missing', 'B'],
  ])
})

const plain = processXml(start(), end(), chain('Start', 'End'))

test.each<[rule: string, xml: string, code: string, element: string | null, name: string | null, says: RegExp]>([
  ['what is no XML', 'nonsense', 'process.not-bpmn', null, null, /^This is not BPMN 2.0 XML: /],
  ['an empty file', '', 'process.not-bpmn', null, null, /^This is not BPMN/],
  ['XML of another kind', '<svg/>', 'process.not-bpmn', null, null, /bpmn:Definitions/],
  ['a document cut off', plain.slice(0, -60), 'process.not-bpmn', null, null, /^This is not BPMN/],
  [
    'a document without a process that may run',
    documentXml('<bpmn:process id="p" isExecutable="false"/>'),
    'process.none-executable',
    null,
    null,
    /^No executable process/,
  ],
  [
    'a reference that leads nowhere',
    processXml(start(), end(), chain('Start', 'End'), flow('Start', 'Nowhere')),
    'process.xml-warning',
    'Start-Nowhere',
    null,
    /unresolved reference <Nowhere>/,
  ],
  [
    'an id that stands twice',
    processXml(start(), end(), end(), chain('Start', 'End')),
    'process.xml-warning',
    null,
    null,
    /duplicate ID <End>/,
  ],
  [
    'a zeebe element that nobody knows',
    task(`${definition}<zeebe:nonsense/>`),
    'process.xml-warning',
    null,
    null,
    /zeebe:Nonsense/,
  ],
  [
    'a zeebe attribute that nobody knows',
    task('<zeebe:taskDefinition type="work" priority="9"/>'),
    'process.xml-warning',
    null,
    null,
    /unknown attribute <priority>/,
  ],
  [
    'a flow with one end',
    processXml(
      start(),
      end(),
      chain('Start', 'End'),
      '<bpmn:sequenceFlow id="Loose" name="Loose end" sourceRef="Start"/>',
    ),
    'process.flow-loose',
    'Loose',
    'Loose end',
    /does not connect/,
  ],
  [
    'an element that is not executed',
    around('X', node('subProcess', 'X', { name: 'Inner' })),
    'process.element-not-executed',
    'X',
    'Inner',
    /^A SubProcess is not executed/,
  ],
  [
    'an element without an id',
    processXml(start(), end(), chain('Start', 'End'), '<bpmn:endEvent name="Nameless"/>'),
    'process.id-missing',
    null,
    'Nameless',
    /no id/,
  ],
  ['a service task without a type', task(''), 'process.job-type-missing', 'T', 'Work', /needs a task definition/],
  [
    'a number of retries',
    task('<zeebe:taskDefinition type="work" retries="3"/>'),
    'process.retries-not-executed',
    'T',
    'Work',
    /number of retries/,
  ],
  [
    'a header without a key',
    task(`${definition}<zeebe:taskHeaders><zeebe:header value="x"/></zeebe:taskHeaders>`),
    'process.header-without-key',
    'T',
    'Work',
    /no key/,
  ],
  [
    'a setting of the dialect that is not executed',
    task(`${definition}<zeebe:executionListeners/>`),
    'process.setting-not-executed',
    'T',
    'Work',
    /zeebe:ExecutionListeners/,
  ],
  [
    'a setting that stands twice',
    task(`${definition}${definition}`),
    'process.setting-twice',
    'T',
    'Work',
    /more than once/,
  ],
  [
    'an extension of another engine',
    task(`${definition}<camunda:inputOutput/>`),
    'process.setting-not-executed',
    'T',
    'Work',
    /camunda:inputOutput/,
  ],
  [
    'an attribute of another engine',
    task(definition, { 'camunda:asyncBefore': 'true' }),
    'process.setting-not-executed',
    'T',
    'Work',
    /camunda:asyncBefore/,
  ],
  [
    'an event definition',
    processXml(start(), node('endEvent', 'End', { inner: '<bpmn:terminateEventDefinition/>' }), chain('Start', 'End')),
    'process.setting-not-executed',
    'End',
    null,
    /event definition/,
  ],
  [
    'a loop',
    around(
      'T',
      node('serviceTask', 'T', { extensions: definition, inner: '<bpmn:multiInstanceLoopCharacteristics/>' }),
    ),
    'process.setting-not-executed',
    'T',
    null,
    /loop/,
  ],
  [
    'a compensation',
    task(definition, { isForCompensation: 'true' }),
    'process.setting-not-executed',
    'T',
    'Work',
    /compensation/,
  ],
  [
    'a quantity of tokens',
    task(definition, { completionQuantity: '2' }),
    'process.setting-not-executed',
    'T',
    'Work',
    /token quantity/,
  ],
  [
    'a resource',
    around('T', node('userTask', 'T', { inner: '<bpmn:potentialOwner/>' })),
    'process.setting-not-executed',
    'T',
    null,
    /resource/,
  ],
  [
    'a data association',
    around('T', node('serviceTask', 'T', { extensions: definition, inner: '<bpmn:dataInputAssociation id="D"/>' })),
    'process.setting-not-executed',
    'T',
    null,
    /data association/,
  ],
  [
    'a setting of the process',
    processXml(
      '<bpmn:extensionElements><zeebe:executionListeners/></bpmn:extensionElements>',
      start(),
      end(),
      chain('Start', 'End'),
    ),
    'process.setting-not-executed',
    'p',
    'Process',
    /zeebe:ExecutionListeners/,
  ],
  [
    'a business rule task without a decision',
    around('T', node('businessRuleTask', 'T')),
    'process.decision-missing',
    'T',
    null,
    /called decision/,
  ],
  [
    'a decision without a result variable',
    around('T', node('businessRuleTask', 'T', { extensions: '<zeebe:calledDecision decisionId="x"/>' })),
    'process.decision-missing',
    'T',
    null,
    /result variable/,
  ],
  [
    'a decision bound to a deployment',
    around(
      'T',
      node('businessRuleTask', 'T', {
        extensions: '<zeebe:calledDecision decisionId="x" resultVariable="y" bindingType="deployment"/>',
      }),
    ),
    'process.binding-not-executed',
    'T',
    null,
    /“deployment”/,
  ],
  [
    'candidate users',
    around('T', user('T', { candidateUsers: 'ann' })),
    'process.candidate-users-not-executed',
    'T',
    null,
    /Candidate users/,
  ],
  [
    'a form that is embedded',
    around('T', node('userTask', 'T', { extensions: '<zeebe:formDefinition formKey="camunda-forms:bpmn:x"/>' })),
    'process.form-not-linked',
    'T',
    null,
    /by its form id/,
  ],
  [
    'a form bound to a version',
    around('T', node('userTask', 'T', { extensions: '<zeebe:formDefinition formId="f" bindingType="versionTag"/>' })),
    'process.binding-not-executed',
    'T',
    null,
    /“versionTag”/,
  ],
  [
    'a mapping without a source',
    around('T', service('T', 'work', '<zeebe:input target="x"/>')),
    'process.mapping-incomplete',
    'T',
    null,
    /both a source and a target/,
  ],
  [
    'a mapping that is no FEEL',
    around('T', service('T', 'work', input('x', '=1 +'))),
    'process.expression-invalid',
    'T',
    null,
    /mapping to x “1 \+” is not valid FEEL/,
  ],
  [
    'an attribute that is no FEEL',
    around('T', user('T', { assignee: '=(' })),
    'process.expression-invalid',
    'T',
    null,
    /assignee/,
  ],
  [
    'a job type that is no FEEL',
    around('T', service('T', '="a" +')),
    'process.expression-invalid',
    'T',
    null,
    /job type/,
  ],
  [
    'a condition that is no FEEL',
    processXml(start(), gateway('G', 'G-End'), end(), end('E2'), chain('Start', 'G', 'End'), flow('G', 'E2', '=x >')),
    'process.expression-invalid',
    'G-E2',
    null,
    /condition “x >” is not valid FEEL/,
  ],
  [
    'two start events',
    processXml(start(), start('S2'), end(), chain('Start', 'End'), flow('S2', 'End')),
    'process.one-start',
    'p',
    'Process',
    /has 2/,
  ],
  ['no start event', processXml(end()), 'process.one-start', 'p', 'Process', /has 0/],
  [
    'an element that nothing leads to',
    processXml(start(), end(), end('Island'), chain('Start', 'End')),
    'process.unreachable',
    'Island',
    'Island',
    /No flow leads here/,
  ],
  [
    'a flow after an end',
    processXml(start(), end(), service('T', 'w'), chain('Start', 'End', 'T')),
    'process.flow-after-end',
    'End',
    'End',
    /leaves this end event/,
  ],
  [
    'a flow into the start',
    processXml(start(), service('T', 'w'), chain('Start', 'T', 'Start')),
    'process.flow-into-start',
    'T',
    'T',
    /back into the start/,
  ],
  [
    'a fork without a gateway',
    processXml(start(), end(), end('E2'), chain('Start', 'End'), flow('Start', 'E2')),
    'process.fork-not-executed',
    'Start',
    'Start',
    /exclusive gateway/,
  ],
  [
    'a condition that nobody would look at',
    processXml(start(), end(), flow('Start', 'End', '=true')),
    'process.condition-ignored',
    'Start',
    'Start',
    /only an exclusive gateway/,
  ],
  [
    'a branch without a condition',
    processXml(start(), gateway('G'), end(), end('E2'), chain('Start', 'G', 'End'), flow('G', 'E2', '=x')),
    'process.condition-missing',
    'G',
    'G',
    /“G-End” has no condition/,
  ],
  [
    'a condition on the default flow',
    processXml(
      start(),
      gateway('G', 'G-E2'),
      end(),
      end('E2'),
      chain('Start', 'G'),
      flow('G', 'End', '=x'),
      flow('G', 'E2', '=y'),
    ),
    'process.default-has-condition',
    'G',
    'G',
    /“G-E2” has a condition/,
  ],
  [
    'a default flow of another gateway',
    processXml(start(), gateway('G', 'Start-G'), end(), chain('Start', 'G', 'End')),
    'process.default-elsewhere',
    'G',
    null,
    /“Start-G” does not leave it/,
  ],
  [
    'a gateway that nothing leaves',
    processXml(start(), gateway('G'), chain('Start', 'G')),
    'process.gateway-leads-nowhere',
    'G',
    'G',
    /No flow leaves/,
  ],
  [
    'gateways that turn in a circle',
    processXml(
      start(),
      gateway('G', 'G-H'),
      gateway('H', 'H-G'),
      end(),
      chain('Start', 'G', 'H', 'G'),
      flow('H', 'End', '=x'),
    ),
    'process.endless-loop',
    'G',
    'G',
    /turn for ever/,
  ],
])('refused: %s', async (_, xml, code, element, name, says) => {
  const problems = await problemsOf(xml)
  expect(problems).toContainEqual({ code, element, name, message: expect.stringMatching(says) })
  expect(problems).toHaveLength(1)
})

test('what only modelers use is left alone', async () => {
  const extensions = `${definition}<zeebe:properties><zeebe:property name="colour" value="red"/></zeebe:properties><other:colour/>`
  const attributes = { 'other:x': '1', 'zeebe:modelerTemplate': 't' }
  expect(await problemsOf(task(extensions, attributes))).toEqual([])
  const lanes =
    '<bpmn:laneSet id="L"><bpmn:lane id="L1"><bpmn:flowNodeRef>Start</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>'
  expect(await problemsOf(processXml(lanes, start(), end(), chain('Start', 'End')))).toEqual([])
})

test('output mappings stand on an end event too', async () => {
  const read = await definitionOf(processXml(start(), end('End', output('a.b', '=1')), chain('Start', 'End')))
  expect(read.nodes.get('End')?.outputs).toMatchObject([{ target: ['a', 'b'] }])
})
