import { describe, expect, test } from 'vitest'
import {
  adHoc,
  approval,
  boundary,
  call,
  catching,
  chain,
  conditional,
  end,
  fieldRights,
  flow,
  formOf,
  gateway,
  input,
  message,
  multi,
  node,
  processXml,
  publish,
  rule,
  send,
  service,
  start,
  task,
  taskListeners,
  throwing,
  timer,
  user,
  work,
} from '../../test/bpmn-xml.ts'
import { problemsOf, reasonsOf } from '../../test/problems-of.ts'

/** A process in which the element `T` stands between start and end. */
const around = (...xml: readonly string[]) => processXml(start(), ...xml, end(), chain('Start', 'T', 'End'))
const worked = (...pieces: Parameters<typeof node>[2][]) => around(service('T', 'work', ...pieces))
const event = (inner: string) => around(catching('T', inner))

describe('refused', () => {
  test.each<[rule: string, xml: string, reason: string, says: RegExp]>([
    ['a service task without work', around(node('serviceTask', 'T')), 'job-type-missing T', /needs a task definition/],
    [
      'work without a type',
      around(node('serviceTask', 'T', '<zeebe:taskDefinition/>')),
      'job-type-missing T',
      /needs a type/,
    ],
    [
      'attempts that are no number',
      around(node('serviceTask', 'T', work('w', 'many'))),
      'not-a-number T',
      /number of retries “many”/,
    ],
    [
      'a header without a key',
      worked('<zeebe:taskHeaders><zeebe:header value="x"/></zeebe:taskHeaders>'),
      'header-without-key T',
      /no key/,
    ],
    [
      'a setting that another kind of element has',
      worked('<zeebe:calledDecision decisionId="x"/>'),
      'setting-not-executed T',
      /zeebe:calledDecision/,
    ],
    ['linked resources', worked('<zeebe:linkedResources/>'), 'setting-not-executed T', /zeebe:linkedResources/],
    ['an agent', worked('<zeebe:agentDefinition agentType="x"/>'), 'setting-not-executed T', /zeebe:agentDefinition/],
    ['a setting that stands twice', worked(work('again')), 'setting-twice T', /zeebe:taskDefinition more than once/],
    [
      'an extension of another engine',
      worked({ extensions: '<camunda:inputOutput/>' }),
      'setting-not-executed T',
      /camunda:inputOutput/,
    ],
    [
      'an attribute of another engine',
      worked({ 'camunda:topic': 'x' }),
      'setting-not-executed T',
      /camunda:topic is not executed: give it a zeebe:taskDefinition/,
    ],
    [
      'another engine under another prefix',
      worked({ 'xmlns:x': 'http://flowable.org/bpmn', 'x:class': 'A' }),
      'setting-not-executed T',
      /x:class/,
    ],
    ['a quantity of tokens', worked({ completionQuantity: '2' }), 'setting-not-executed T', /token quantity/],
    ['a resource', worked('<bpmn:potentialOwner/>'), 'setting-not-executed T', /resource/],
    [
      'an event that each instance of several throws',
      worked(
        '<bpmn:multiInstanceLoopCharacteristics behavior="None"><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>',
      ),
      'setting-not-executed T',
      /multi-instance behavior/,
    ],
    [
      'mappings of a gateway',
      processXml(start(), gateway('T', undefined, input('a', '=1')), end(), chain('Start', 'T', 'End')),
      'setting-not-executed T',
      /zeebe:ioMapping/,
    ],
    [
      'a mapping without a source',
      worked('<zeebe:input target="x"/>'),
      'mapping-incomplete T',
      /both a source and a target/,
    ],
    ['a mapping to a broken path', worked(input('a..b', '=1')), 'mapping-incomplete T', /both a source and a target/],
    [
      'a mapping that is no FEEL',
      worked(input('x', '=1 +')),
      'expression-invalid T',
      /mapping to x “1 \+” is not valid FEEL/,
    ],
    ['an attribute that is no FEEL', around(user('T', { assignee: '=(' })), 'expression-invalid T', /assignee/],
    [
      'a condition that is no FEEL',
      processXml(start(), gateway('G', 'G-End'), end(), end('E2'), chain('Start', 'G', 'End'), flow('G', 'E2', '=x >')),
      'expression-invalid G-E2',
      /condition “x >” is not valid FEEL/,
    ],
    [
      'a condition of another dialect',
      processXml(
        start(),
        gateway('G', 'G-End'),
        end(),
        end('E2'),
        chain('Start', 'G', 'End'),
        flow('G', 'E2', '${amount > 100}'),
      ),
      'expression-of-other-dialect G-E2',
      /“= amount > 100”/,
    ],
    [
      'an attribute of another dialect',
      around(user('T', { assignee: '${boss}' })),
      'expression-of-other-dialect T',
      /“= boss”/,
    ],
    [
      'a condition in another language',
      processXml(
        start(),
        task('T'),
        end(),
        chain('Start', 'T'),
        '<bpmn:sequenceFlow id="F" sourceRef="T" targetRef="End"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression" language="groovy">x</bpmn:conditionExpression></bpmn:sequenceFlow>',
      ),
      'language-not-executed F',
      /groovy/,
    ],
    [
      'a default flow of another element',
      processXml(start(), gateway('G', 'Start-G'), end(), chain('Start', 'G', 'End')),
      'default-elsewhere G',
      /“Start-G” does not leave it/,
    ],
    [
      'a script in another language',
      around(node('scriptTask', 'T', '<bpmn:script>x = 1</bpmn:script>')),
      'script-not-feel T',
      /FEEL script/,
    ],
    [
      'a script without a result',
      around(node('scriptTask', 'T', '<zeebe:script expression="=1"/>')),
      'script-missing T',
      /result variable/,
    ],
    [
      'a script that is work too',
      around(node('scriptTask', 'T', '<zeebe:script expression="=1" resultVariable="x"/>', work('w'))),
      'script-missing T',
      /either/,
    ],
    ['a rule task without a decision', around(node('businessRuleTask', 'T')), 'decision-missing T', /called decision/],
    [
      'a decision without a result',
      around(node('businessRuleTask', 'T', '<zeebe:calledDecision decisionId="x"/>')),
      'decision-missing T',
      /result variable/,
    ],
    [
      'a binding that nobody knows',
      around(
        node('businessRuleTask', 'T', '<zeebe:calledDecision decisionId="x" resultVariable="y" bindingType="newest"/>'),
      ),
      'binding-unknown T',
      /“newest”/,
    ],
    ['a binding to no tag', around(call('T', 'p', { bindingType: 'versionTag' })), 'binding-unknown T', /names none/],
    ['a call of nothing', around(node('callActivity', 'T')), 'called-process-missing T', /the id of the process/],
    ['sending nothing', around(send('T')), 'message-missing T', /needs a message/],
    ['receiving nothing', around(node('receiveTask', 'T')), 'message-missing T', /names no message/],
    [
      'a message without a name',
      event('<bpmn:messageEventDefinition messageRef="M"/><root><bpmn:message id="M"/></root>'),
      'message-missing T',
      /names no message/,
    ],
    ['a signal without a name', event('<bpmn:signalEventDefinition/>'), 'signal-missing T', /names no signal/],
    [
      'an error without a code',
      around(
        service('T', 'w'),
        boundary('B', 'T', '<bpmn:errorEventDefinition errorRef="E"/><root><bpmn:error id="E" name="e"/></root>'),
      ),
      'code-missing B',
      /has no code/,
    ],
    [
      'a condition that is not there',
      event('<bpmn:conditionalEventDefinition/>'),
      'event-condition-missing T',
      /no condition/,
    ],
    [
      'a change that nobody knows',
      event(conditional('=x', { variableEvents: 'create, forget' })),
      'variable-event-unknown T',
      /“create” and “update”/,
    ],
    ['a timer without a rule', event('<bpmn:timerEventDefinition/>'), 'timer-without-rule T', /exactly one/],
    [
      'a timer of two rules',
      event(
        '<bpmn:timerEventDefinition><bpmn:timeDate>2026-03-01</bpmn:timeDate><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
      ),
      'timer-without-rule T',
      /exactly one/,
    ],
    [
      'a timer that no clock understands',
      event(timer('duration', 'an hour')),
      'timer-unreadable T',
      /"an hour" is not a timer/,
    ],
    ['a cycle that does not say how often', event(timer('cycle', 'PT1H')), 'timer-unreadable T', /how often/],
    [
      'a way to catch up that nobody knows',
      event(timer('cycle', 'R/PT1H', { catchUp: 'some' })),
      'catch-up-unknown T',
      /“some”/,
    ],
    [
      'a message that lives no time',
      around(send('T', message('m'), publish({ timeToLive: 'long' }))),
      'timer-unreadable T',
      /"long"/,
    ],
    [
      'a form that is embedded',
      around(user('T', {}, formOf({ formKey: 'camunda-forms:bpmn:x' }))),
      'form-not-linked T',
      /by its form id/,
    ],
    ['a due date that is none', around(user('T', { dueDate: 'soon' })), 'date-unreadable T', /due date “soon”/],
    ['a priority out of range', around(user('T', { priority: '101' })), 'priority-out-of-range T', /“101”/],
    [
      'a listener on nothing',
      around(user('T', {}, taskListeners(['canceling', 'x']))),
      'listener-not-executed T',
      /“canceling” is not executed/,
    ],
    [
      'a right that nobody knows',
      around(user('T', {}, fieldRights({ amount: 'writable' }))),
      'field-right-unknown T',
      /“amount”/,
    ],
    [
      'an approval by nobody',
      around(user('T', {}, approval({ policy: 'all' }))),
      'approval-incomplete T',
      /needs the approvers/,
    ],
    [
      'an approval by nobody knows how',
      around(user('T', {}, approval({ policy: 'most', approvers: 'a' }))),
      'approval-incomplete T',
      /any, all, ordered, ratio/,
    ],
    [
      'a share that is none',
      around(user('T', {}, approval({ policy: 'ratio', approvers: 'a', ratio: '2' }))),
      'approval-ratio T',
      /above 0/,
    ],
    [
      'a share where all decide',
      around(user('T', {}, approval({ policy: 'all', approvers: 'a', ratio: '1' }))),
      'approval-ratio T',
      /“ratio”/,
    ],
    [
      'an approving value that varies',
      around(user('T', {}, approval({ policy: 'any', approvers: 'a', approves: '=x' }))),
      'approval-not-constant T',
      /“=x”/,
    ],
    [
      'outputs of an ad-hoc sub-process without a place',
      around(adHoc('T', { outputElement: '=x' }, task('A'))),
      'output-incomplete T',
      /need each other/,
    ],
    ['data that flows from nowhere', worked('<bpmn:dataInputAssociation/>'), 'data-loose T', /does not connect/],
    [
      'data that flows from several places',
      worked(
        '<bpmn:dataInputAssociation><bpmn:sourceRef>D1</bpmn:sourceRef><bpmn:sourceRef>D2</bpmn:sourceRef><bpmn:targetRef>D3</bpmn:targetRef></bpmn:dataInputAssociation>',
      ).replace(
        '<bpmn:startEvent',
        '<bpmn:dataObject id="D1"/><bpmn:dataObject id="D2"/><bpmn:dataObject id="D3"/><bpmn:startEvent',
      ),
      'data-ambiguous T',
      /several sources/,
    ],
    [
      'data that is not there',
      worked(
        '<bpmn:dataInputAssociation><bpmn:sourceRef>D1</bpmn:sourceRef><bpmn:targetRef>D1</bpmn:targetRef></bpmn:dataInputAssociation>',
      ),
      'reference-unresolved T',
      /sourceRef is “D1”/,
    ],
    [
      'a completion condition that is no FEEL',
      around(task('T', multi({ cardinality: '2', until: '= (' }))),
      'expression-invalid T',
      /completion condition/,
    ],
  ])('%s', async (_, xml, reason, says) => {
    const problems = await problemsOf(xml)
    expect([...new Set(await reasonsOf(xml))]).toEqual([reason])
    expect(problems[0]?.message).toMatch(says)
  })

  test('links without a name, at both ends', async () => {
    const nameless = '<bpmn:linkEventDefinition/>'
    const xml = processXml(start(), throwing('L', nameless), catching('T', nameless), chain('Start', 'L'))
    expect(await reasonsOf(xml)).toEqual(['link-without-name L', 'link-without-name T'])
  })

  test('a setting of the process', async () => {
    const xml = processXml('<zeebe:taskDefinition type="x"/>', start(), end(), chain('Start', 'End'))
    expect(await problemsOf(xml)).toMatchObject([
      { code: 'process.setting-not-executed', element: 'p', name: 'Process' },
    ])
  })
})

describe('left alone', () => {
  test.each<[string, string]>([
    [
      'settings of modelers',
      worked(
        '<zeebe:properties><zeebe:property name="colour" value="red"/></zeebe:properties>',
        { extensions: '<other:colour/>' },
        { 'other:x': '1', 'zeebe:modelerTemplate': 't' },
      ),
    ],
    [
      'settings of other engines that change nothing',
      worked({ extensions: '<camunda:properties/>' }, { 'camunda:modelerTemplate': 't', 'camunda:exclusive': 'true' }),
    ],
    ['where another engine commits', worked({ 'camunda:asyncBefore': 'true', 'camunda:asyncAfter': 'true' })],
    [
      'a type that is not defined',
      worked('<bpmn:ioSpecification><bpmn:dataInput id="i" itemSubjectRef="gone"/></bpmn:ioSpecification>'),
    ],
    [
      'an embedded form that no task names',
      processXml('<zeebe:userTaskForm id="f">{}</zeebe:userTaskForm>', start(), end(), chain('Start', 'End')),
    ],
    [
      'a list of flows that names one which is gone',
      processXml(start(), end('End', '<bpmn:incoming>gone</bpmn:incoming>'), chain('Start', 'End')),
    ],
    [
      'specifications of data that nothing flows through',
      worked(
        '<bpmn:ioSpecification><bpmn:dataInput id="i"/><bpmn:inputSet id="s"><bpmn:dataInputRefs>i</bpmn:dataInputRefs></bpmn:inputSet></bpmn:ioSpecification>',
      ),
    ],
    ['a tag of a binding', around(rule('T', 'd', 'r'))],
  ])('%s', async (_, xml) => {
    expect(await reasonsOf(xml)).toEqual([])
  })
})
