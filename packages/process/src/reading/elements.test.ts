import { describe, expect, test } from 'vitest'
import {
  adHoc,
  approval,
  boundary,
  call,
  cancel,
  catching,
  chain,
  compensation,
  complex,
  conditional,
  dataObject,
  dataStore,
  definitionOf,
  end,
  error,
  escalation,
  eventGateway,
  eventSub,
  fieldRights,
  formOf,
  headers,
  inclusive,
  input,
  jobPriority,
  link,
  listeners,
  loop,
  manual,
  message,
  multi,
  node,
  nonInterrupting,
  output,
  parallel,
  processXml,
  property,
  publish,
  reads,
  receive,
  rule,
  script,
  send,
  sendBack,
  service,
  signal,
  start,
  sub,
  task,
  taskListeners,
  terminate,
  throwing,
  timer,
  transaction,
  undoneBy,
  user,
  work,
  writes,
} from '../../test/bpmn-xml.ts'

/** The element `T` as it is read, between a start and an end that `others` may join. */
async function read(xml: string, ...others: readonly string[]) {
  const { nodes } = await definitionOf(processXml(start(), xml, ...others, end(), chain('Start', 'T', 'End')))
  return nodes.get('T')
}

const text = (value: string) => ({ kind: 'text', value })
const feel = (source: string) => ({ kind: 'feel', expression: { source } })
const expression = (source: string) => ({ source })
const job = (type: string) => ({ type: text(type), retries: null, headers: {}, priority: null })

describe('activities', () => {
  test.each<[string, string, object]>([
    [
      'service task',
      service('T', '="a" + b', headers({ shop: 'x' }), jobPriority('=p')),
      {
        kind: 'serviceTask',
        job: { type: feel('"a" + b'), retries: null, headers: { shop: 'x' }, priority: feel('p') },
      },
    ],
    ['attempts of work', node('serviceTask', 'T', work('w', '5')), { job: { type: text('w'), retries: text('5') } }],
    [
      'send task that publishes',
      send('T', message('m', '=k'), publish({ messageId: '=id', timeToLive: 'PT5M', correlationKey: '=order' })),
      {
        kind: 'sendTask',
        job: null,
        message: { name: text('m'), correlationKey: feel('k') },
        publish: { messageId: feel('id'), timeToLive: text('PT5M'), correlationKey: feel('order') },
      },
    ],
    ['send task as work', send('T', work('w')), { kind: 'sendTask', job: job('w'), message: null, publish: null }],
    [
      'receive task',
      receive('T', '="m" + x', '=k'),
      {
        kind: 'receiveTask',
        instantiates: false,
        message: { kind: 'message', name: feel('"m" + x'), correlationKey: feel('k') },
      },
    ],
    ['message found by the business key', receive('T', 'm'), { message: { name: text('m'), correlationKey: null } }],
    [
      'script task',
      script('T', '=a + 1', 'b'),
      { kind: 'scriptTask', job: null, script: { expression: expression('a + 1'), resultVariable: 'b' } },
    ],
    ['script as work', node('scriptTask', 'T', work('w')), { kind: 'scriptTask', job: job('w'), script: null }],
    [
      'business rule task',
      rule('T', 'judge', 'answer'),
      {
        kind: 'businessRuleTask',
        job: null,
        decision: { id: text('judge'), binding: 'latest', resultVariable: 'answer' },
      },
    ],
    [
      'business rule as work',
      node('businessRuleTask', 'T', work('w')),
      { kind: 'businessRuleTask', job: job('w'), decision: null },
    ],
    [
      'manual task',
      manual('T'),
      { kind: 'manualTask', loop: null, boundaries: [], isForCompensation: false, compensatedBy: null },
    ],
    ['undefined task', task('T'), { kind: 'task' }],
    [
      'call activity',
      call('T', 'other', {
        businessId: '=b',
        bindingType: 'deployment',
        propagateAllParentVariables: 'false',
        propagateAllChildVariables: 'false',
      }),
      {
        kind: 'callActivity',
        processId: text('other'),
        binding: 'deployment',
        businessKey: feel('b'),
        passesAllVariables: false,
        bringsAllVariables: false,
      },
    ],
    [
      'call activity in plain BPMN',
      node('callActivity', 'T', { calledElement: 'other' }),
      { processId: text('other'), binding: 'latest', passesAllVariables: true, bringsAllVariables: true },
    ],
    [
      'called process by expression',
      node(
        'callActivity',
        'T',
        '<zeebe:calledElement processIdExpression="=p" bindingType="versionTag" versionTag="v1"/>',
      ),
      { processId: feel('p'), binding: { versionTag: 'v1' } },
    ],
    [
      'sub-process',
      sub('T', start('S'), property('v'), dataObject('D', 'order')),
      {
        kind: 'subProcess',
        variant: 'embedded',
        dataInputs: [],
        body: { entries: [{ id: 'S', parent: 'T' }], dataObjects: [{ name: 'order' }, { name: 'v' }] },
      },
    ],
    ['transaction', transaction('T', start('S')), { variant: 'transaction' }],
    [
      'ad-hoc sub-process',
      adHoc(
        'T',
        { activeElementsCollection: '=["A"]', outputCollection: 'all', outputElement: '=one', until: '=done' },
        { ordering: 'Sequential', cancelRemainingInstances: 'false' },
        task('A'),
        task('B'),
        chain('A', 'B'),
      ),
      {
        kind: 'adHocSubProcess',
        body: { entries: [{ id: 'A' }] },
        activeElements: expression('["A"]'),
        completionCondition: expression('done'),
        cancelsRemaining: false,
        isSequential: true,
        outputCollection: 'all',
        outputElement: expression('one'),
        job: null,
      },
    ],
    [
      'ad-hoc sub-process led by a worker',
      adHoc('T', {}, work('lead'), task('A')),
      { job: job('lead'), activeElements: null, cancelsRemaining: true, isSequential: false },
    ],
    [
      'mappings',
      service('T', 'w', input('a.b', '=1'), output('c', 'text')),
      { inputs: [{ target: ['a', 'b'], source: feel('1') }], outputs: [{ target: ['c'], source: text('text') }] },
    ],
    [
      'listeners',
      task('T', listeners({ start: ['one', 'two'], end: ['three'] })),
      { listeners: { start: [job('one'), job('two')], end: [job('three')] } },
    ],
    [
      'headers of an element and of its listener',
      task(
        'T',
        headers({ a: '1', b: '1' }),
        '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="x"><zeebe:taskHeaders><zeebe:header key="b" value="2"/></zeebe:taskHeaders></zeebe:executionListener></zeebe:executionListeners>',
      ),
      { listeners: { start: [{ ...job('x'), headers: { a: '1', b: '2' } }] } },
    ],
    [
      'multi-instance over a collection',
      task(
        'T',
        multi({
          collection: '=items',
          element: 'item',
          outputCollection: 'all',
          outputElement: '=item.x',
          until: '=enough',
          sequential: true,
        }),
      ),
      {
        loop: {
          kind: 'multi-instance',
          isSequential: true,
          collection: expression('items'),
          cardinality: null,
          inputElement: 'item',
          outputCollection: 'all',
          outputElement: expression('item.x'),
          completionCondition: expression('enough'),
        },
      },
    ],
    [
      'multi-instance in plain BPMN',
      task('T', multi({ cardinality: '3' })),
      { loop: { isSequential: false, collection: null, cardinality: expression('3'), inputElement: null } },
    ],
    [
      'standard loop',
      task('T', loop({ while: '=again', before: true, maximum: 4 })),
      { loop: { kind: 'standard-loop', condition: expression('again'), testBefore: true, maximum: 4 } },
    ],
    [
      'expressions written without =',
      task('T', multi({ cardinality: 'n', until: 'enough' })),
      { loop: { cardinality: expression('n'), completionCondition: expression('enough') } },
    ],
  ])('%s', async (_, xml, shape) => {
    expect(await read(xml)).toMatchObject(shape)
  })

  test('user task, with all that the dialect and our namespace know', async () => {
    const assignment = {
      assignee: '=boss',
      candidateGroups: 'a, b',
      candidateUsers: '=people',
      formId: 'form',
      dueDate: 'P2D',
      followUpDate: '=date',
      priority: '80',
      calendar: 'office',
    }
    const rest = [
      headers({ k: 'v' }),
      taskListeners(['creating', 'c'], ['completing', 'd']),
      fieldRights({ amount: 'readonly', note: 'required' }),
      sendBack('Ask', 'T'),
      approval({ policy: 'ratio', ratio: '0.5', approvers: '=all', variable: 'vote', approves: '=true' }),
    ]
    const xml = user('T', assignment, ...rest)
    expect(await read(xml, user('Ask'), chain('Start', 'Ask'))).toMatchObject({
      kind: 'userTask',
      assignee: feel('boss'),
      candidateGroups: text('a, b'),
      candidateUsers: feel('people'),
      form: { id: text('form'), binding: 'latest' },
      dueDate: text('P2D'),
      followUpDate: feel('date'),
      calendar: text('office'),
      priority: text('80'),
      headers: { k: 'v' },
      approval: { kind: 'ratio', ratio: 0.5, approvers: feel('all'), variable: 'vote', approves: true },
      sendBackTo: ['Ask', 'T'],
      fieldRights: { amount: 'readonly', note: 'required' },
      taskListeners: [
        { on: 'creating', job: job('c') },
        { on: 'completing', job: job('d') },
      ],
    })
    expect(await read(user('T'))).toMatchObject({
      assignee: null,
      form: null,
      approval: null,
      priority: null,
      sendBackTo: [],
    })
    const usual = { kind: 'any', ratio: null, variable: 'decision', approves: 'approve' }
    expect(await read(user('T', {}, approval({ policy: 'any', approvers: 'ann' })))).toMatchObject({ approval: usual })
  })

  test('an activity knows the events on its border, and what undoes it', async () => {
    const host = await read(
      service('T', 'w'),
      boundary('B1', 'T', escalation(), nonInterrupting),
      boundary('B2', 'T', compensation()),
      manual('Undo', { isForCompensation: 'true' }),
      undoneBy('B2', 'Undo'),
    )
    expect(host).toMatchObject({
      boundaries: [
        { id: 'B1', attachedTo: 'T', isInterrupting: false, definitions: [{ kind: 'escalation', code: null }] },
        { id: 'B2', isInterrupting: true },
      ],
      compensatedBy: 'Undo',
    })
  })
})

describe('gateways', () => {
  test('each kind, with its default flow and its condition', async () => {
    const { nodes } = await definitionOf(
      processXml(
        start(),
        parallel('P'),
        task('A'),
        task('B'),
        complex('C', '=activationCount = 2 or A-C = 1'),
        inclusive('I', 'I-End'),
        eventGateway('G'),
        catching('W', signal('s')),
        end(),
        chain('Start', 'P', 'A', 'C', 'I', 'End'),
        chain('P', 'B', 'C'),
        chain('I', 'G', 'W'),
      ),
    )
    expect(nodes.get('P')).toMatchObject({ kind: 'parallelGateway', defaultFlow: null })
    expect(nodes.get('C')).toMatchObject({
      kind: 'complexGateway',
      activationCondition: { names: ['activationCount', 'A-C'] },
      incoming: [{ id: 'A-C' }, { id: 'B-C' }],
    })
    expect(nodes.get('I')).toMatchObject({ kind: 'inclusiveGateway', defaultFlow: { id: 'I-End' } })
    expect(nodes.get('G')).toMatchObject({ kind: 'eventBasedGateway', instantiates: false, isParallel: false })
  })

  test('a gateway and a receive task that begin an instance are starts', async () => {
    const read = await definitionOf(
      processXml(
        eventGateway('G', { instantiate: 'true', eventGatewayType: 'Parallel' }),
        catching('W', message('m')),
        chain('G', 'W'),
        receive('R', 'm', undefined, { instantiate: 'true' }),
      ),
    )
    expect(read.triggeredStarts).toMatchObject([{ id: 'G', instantiates: true, isParallel: true }, { id: 'R' }])
    expect(read.entries).toEqual([])
  })
})

describe('events', () => {
  test.each<[string, string, readonly object[]]>([
    ['message', message('m', '=k'), [{ kind: 'message', name: text('m'), correlationKey: feel('k') }]],
    [
      'timer of a date',
      timer('date', '2026-03-01T09:00:00+08:00'),
      [{ kind: 'timer', type: 'date', value: text('2026-03-01T09:00:00+08:00'), calendar: null, catchUp: null }],
    ],
    [
      'timer on a business calendar',
      timer('duration', 'P2D', { calendar: '=calendar' }),
      [{ type: 'duration', calendar: feel('calendar') }],
    ],
    [
      'timer that repeats',
      timer('cycle', '=rule', { catchUp: 'once' }),
      [{ type: 'cycle', value: feel('rule'), catchUp: 'once' }],
    ],
    ['signal', signal('=s'), [{ kind: 'signal', name: feel('s') }]],
    [
      'condition',
      conditional('=x > 1', { variableNames: 'x, y', variableEvents: 'create' }),
      [{ kind: 'conditional', condition: expression('x > 1'), variableNames: ['x', 'y'], variableEvents: ['create'] }],
    ],
    ['condition without a filter', conditional('x'), [{ variableNames: null, variableEvents: null }]],
    ['several', message('m') + signal('s'), [{ kind: 'message' }, { kind: 'signal' }]],
  ])('caught: %s', async (_, definition, definitions) => {
    expect(await read(catching('T', definition))).toMatchObject({ kind: 'intermediateCatchEvent', definitions })
  })

  test.each<[string, string, object]>([
    [
      'message',
      message('m') + publish({ timeToLive: 'PT1H' }),
      { definitions: [{ kind: 'message' }], job: null, publish: { timeToLive: text('PT1H'), messageId: null } },
    ],
    ['escalation', escalation('e'), { definitions: [{ kind: 'escalation', code: text('e') }], publish: null }],
    ['compensation of all', compensation(), { definitions: [{ kind: 'compensation', activity: null, waits: true }] }],
    ['nothing', '', { definitions: [] }],
  ])('thrown: %s', async (_, pieces, shape) => {
    const [definition = '', ...settings] = pieces.split(/(?=<aftersale:)/)
    expect(await read(throwing('T', definition, ...settings))).toMatchObject({
      kind: 'intermediateThrowEvent',
      ...shape,
    })
  })

  test('thrown by work', async () => {
    expect(await read(throwing('T', message('m'), work('w')))).toMatchObject({ job: job('w') })
  })

  test.each<[string, string, object]>([
    ['error', error('=code'), { kind: 'error', code: feel('code') }],
    ['terminate', terminate(), { kind: 'terminate' }],
    ['signal', signal('s'), { kind: 'signal', name: text('s') }],
  ])('at the end: %s', async (_, definition, shape) => {
    const { nodes } = await definitionOf(processXml(start(), end('T', definition), chain('Start', 'T')))
    expect(nodes.get('T')).toMatchObject({ kind: 'endEvent', definitions: [shape] })
  })

  test('cancel inside a transaction, and on its border', async () => {
    const xml = transaction('T', start('S'), end('E', cancel()), chain('S', 'E'))
    expect(await read(xml, boundary('B', 'T', cancel()))).toMatchObject({
      boundaries: [{ definitions: [{ kind: 'cancel' }] }],
    })
  })

  test('an error that is caught keeps its code and message where the model says', async () => {
    const xml = service('T', 'w')
    expect(await read(xml, boundary('B', 'T', error(undefined, { code: 'c', message: 'm' })))).toMatchObject({
      boundaries: [{ definitions: [{ kind: 'error', code: null, codeVariable: 'c', messageVariable: 'm' }] }],
    })
  })

  test('the start of an event sub-process, and a form at the start of a process', async () => {
    const { nodes, eventSubProcesses } = await definitionOf(
      processXml(start('Start', formOf({ formId: 'f' })), eventSub('ES', start('S', signal('s'), nonInterrupting))),
    )
    expect(nodes.get('Start')).toMatchObject({ isInterrupting: true, formId: text('f'), definitions: [] })
    expect(eventSubProcesses).toMatchObject([
      { id: 'ES', variant: 'event', body: { entries: [], triggeredStarts: [{ id: 'S', isInterrupting: false }] } },
    ])
  })

  test('all of several triggers', async () => {
    const xml = catching('T', { parallelMultiple: 'true' }, message('m'), timer('duration', 'PT1H'))
    expect(await read(xml)).toMatchObject({ parallelMultiple: true, definitions: [{}, {}] })
  })

  test('a link has the name of its definition, else that of its event', async () => {
    const { nodes } = await definitionOf(
      processXml(
        start(),
        throwing('L', link('a')),
        catching('C', { name: 'a' }, '<bpmn:linkEventDefinition/>'),
        chain('Start', 'L'),
      ),
    )
    expect(nodes.get('C')).toMatchObject({ definitions: [{ kind: 'link', name: 'a' }] })
  })

  test('a definition may stand in the document and be referred to', async () => {
    const rootDefinition = '<root><bpmn:terminateEventDefinition id="Stop"/></root>'
    const xml = end('T', `<bpmn:eventDefinitionRef>Stop</bpmn:eventDefinitionRef>${rootDefinition}`)
    const { nodes } = await definitionOf(processXml(start(), xml, chain('Start', 'T')))
    expect(nodes.get('T')).toMatchObject({ definitions: [{ kind: 'terminate' }] })
  })
})

describe('data', () => {
  const object = dataObject('D', 'order')
  const nothing = { source: null, target: null, sourceStore: null, targetStore: null, transformation: null }

  test('flows in and out by associations, copied or transformed, from objects and stores', async () => {
    const xml = service(
      'T',
      'w',
      reads('D', 'mine'),
      reads('Ref', 'stock', '=stock.left'),
      writes('result', 'D', '=result + 1'),
      writes('rest', 'Ref'),
    )
    expect(await read(xml, object, dataStore('Ref', 'warehouse'))).toMatchObject({
      dataInputs: [
        { ...nothing, source: 'order', target: 'mine' },
        { ...nothing, sourceStore: 'warehouse', target: 'stock', transformation: expression('stock.left') },
      ],
      dataOutputs: [
        { ...nothing, source: 'result', target: 'order', transformation: expression('result + 1') },
        { ...nothing, source: 'rest', targetStore: 'warehouse' },
      ],
    })
  })

  test('an element’s property begins empty, unless data flows into it', async () => {
    expect(await read(service('T', 'w', property('own'), reads('D', 'mine')), object)).toMatchObject({
      dataInputs: [
        { ...nothing, target: 'own' },
        { source: 'order', target: 'mine' },
      ],
    })
  })

  test('events have data too', async () => {
    expect(await read(catching('T', message('m'), writes('paid', 'D')), object)).toMatchObject({
      dataOutputs: [{ source: 'paid', target: 'order' }],
    })
  })

  test('an assignment computes a variable', async () => {
    const assignment =
      '<bpmn:dataInputAssociation><bpmn:assignment><bpmn:from>=a + 1</bpmn:from><bpmn:to>b</bpmn:to></bpmn:assignment></bpmn:dataInputAssociation>'
    expect(await read(service('T', 'w', assignment))).toMatchObject({
      dataInputs: [{ ...nothing, target: 'b', transformation: expression('a + 1') }],
    })
  })

  test('a multi-instance may take its items from data', async () => {
    const items =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>D</bpmn:loopDataInputRef><bpmn:inputDataItem id="one" name="item"/></bpmn:multiInstanceLoopCharacteristics>'
    expect(await read(task('T', items), dataObject('D', 'all orders'))).toMatchObject({
      loop: { collection: { names: ['all orders'] }, inputElement: 'item' },
    })
  })

  test('the items are asked for before data flows in: an input stands for what fills it', async () => {
    const items =
      '<bpmn:multiInstanceLoopCharacteristics><bpmn:loopDataInputRef>T_mine</bpmn:loopDataInputRef></bpmn:multiInstanceLoopCharacteristics>'
    expect(await read(task('T', reads('D', 'mine'), items), object)).toMatchObject({
      loop: { collection: { names: ['order'] } },
    })
  })
})
