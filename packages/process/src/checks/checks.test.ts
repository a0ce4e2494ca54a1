import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  adHoc,
  boundary,
  cancel,
  catching,
  chain,
  compensation,
  complex,
  conditional,
  end,
  error,
  escalation,
  eventGateway,
  eventSub,
  flow,
  gateway,
  inclusive,
  link,
  loop,
  manual,
  message,
  multi,
  nonInterrupting,
  parallel,
  processXml,
  receive,
  script,
  sendBack,
  service,
  signal,
  start,
  sub,
  task,
  terminate,
  throwing,
  timer,
  transaction,
  undoneBy,
  user,
  work,
} from '../../test/bpmn-xml.ts'
import { problemsOf, reasonsOf } from '../../test/problems-of.ts'

/** A process in which the element `T` stands between start and end. */
const around = (...xml: readonly string[]) => processXml(start(), ...xml, end(), chain('Start', 'T', 'End'))
/** What a sub-process `S` holds is drawn between its start and end. */
const inner = (...xml: readonly string[]) => [start('S1'), ...xml, end('E1'), chain('S1', 'I', 'E1')]
const handler = { isForCompensation: 'true' }
const T = service('T', 'work')

describe('accepted', () => {
  test.each<[string, string]>([
    [
      'a flow back before a task',
      processXml(
        start(),
        gateway('G', 'G-T'),
        T,
        gateway('H', 'H-End'),
        end(),
        chain('Start', 'G', 'T', 'H', 'End'),
        flow('H', 'G', '=x'),
      ),
    ],
    ['a process with entries and no start event', processXml(T, service('U', 'work'), catching('C', message('m')))],
    ['a process that only a message begins', processXml(start('Start', message('m')), T, chain('Start', 'T'))],
    [
      'several triggered starts beside a plain one',
      processXml(
        start(),
        start('M', message('m')),
        start('Q', signal('s')),
        T,
        chain('Start', 'T'),
        flow('M', 'T'),
        flow('Q', 'T'),
      ),
    ],
    [
      'a receive task that begins an instance',
      processXml(receive('T', 'm', undefined, { instantiate: 'true' }), end(), chain('T', 'End')),
    ],
    [
      'a gateway that begins an instance with all its events',
      processXml(
        eventGateway('G', { instantiate: 'true', eventGatewayType: 'Parallel' }),
        catching('A', message('a')),
        catching('B', message('b')),
        chain('G', 'A'),
        chain('G', 'B'),
      ),
    ],
    [
      'an event-based gateway',
      processXml(
        start(),
        eventGateway('G'),
        catching('A', message('a')),
        catching('B', timer('duration', 'PT1H')),
        receive('R', 'r'),
        chain('Start', 'G', 'A'),
        flow('G', 'B'),
        flow('G', 'R'),
      ),
    ],
    [
      'parallel, inclusive and complex gateways',
      processXml(
        start(),
        parallel('P'),
        T,
        service('U', 'work'),
        complex('C', '=activationCount >= 1 and P-C > 0'),
        flow('P', 'C'),
        inclusive('I', 'I-End'),
        end(),
        end('E2'),
        chain('Start', 'P', 'T', 'C', 'I', 'End'),
        chain('P', 'U', 'C'),
        flow('I', 'E2', '=x'),
      ),
    ],
    [
      'conditional and default flows of an activity',
      processXml(
        start(),
        service('T', 'work', { default: 'T-End' }),
        end(),
        end('E2'),
        chain('Start', 'T', 'End'),
        flow('T', 'E2', '=x'),
      ),
    ],
    [
      'events on the border',
      around(
        T,
        boundary('B1', 'T', error('a')),
        boundary('B2', 'T', error()),
        boundary('B3', 'T', escalation('a'), nonInterrupting),
        boundary('B4', 'T', timer('cycle', 'R3/PT1H'), nonInterrupting),
        boundary('B5', 'T', signal('s')),
        boundary('B6', 'T', signal('s'), nonInterrupting),
        boundary('B7', 'T', conditional('=x'), nonInterrupting),
        boundary('B8', 'T', message('m'), timer('duration', 'PT1H')),
      ),
    ],
    [
      'compensation by an association',
      around(
        T,
        boundary('B', 'T', compensation()),
        manual('Undo', handler),
        undoneBy('B', 'Undo'),
        throwing('C', compensation('T')),
        flow('T', 'C'),
      ),
    ],
    [
      'compensation of a sub-process whose inside can be undone',
      processXml(
        start(),
        sub(
          'T',
          ...inner(
            service('I', 'work'),
            boundary('B', 'I', compensation()),
            manual('Undo', handler),
            undoneBy('B', 'Undo'),
          ),
        ),
        end('End', compensation('T')),
        chain('Start', 'T', 'End'),
      ),
    ],
    [
      'compensation of a sub-process by its own event sub-process',
      processXml(
        start(),
        sub(
          'T',
          ...inner(
            service('I', 'work'),
            eventSub('ES', start('S2', compensation()), throwing('TH', compensation('I')), chain('S2', 'TH')),
            boundary('B', 'I', compensation()),
            manual('Undo', handler),
            undoneBy('B', 'Undo'),
          ),
        ),
        end('End', compensation()),
        chain('Start', 'T', 'End'),
      ),
    ],
    [
      'a transaction with cancel',
      around(
        transaction('T', ...inner(gateway('I', 'I-E1'), end('E2', cancel()), flow('I', 'E2', '=x'))),
        boundary('B', 'T', cancel()),
      ),
    ],
    [
      'a link',
      processXml(
        start(),
        throwing('L1', link('a')),
        throwing('L2', link('a')),
        catching('C', link('a')),
        end(),
        chain('Start', 'L1'),
        flow('Start', 'L2'),
        chain('C', 'End'),
      ),
    ],
    [
      'an event sub-process with any trigger',
      around(
        T,
        ...[message('m'), timer('duration', 'PT1H'), signal('s'), conditional('=x'), error('e'), escalation('x')].map(
          (definition, at) =>
            eventSub(`ES${at}`, start(`S${at}`, definition), end(`E${at}`), chain(`S${at}`, `E${at}`)),
        ),
      ),
    ],
    [
      'ad-hoc contents that flows lead to or not',
      around(adHoc('T', {}, task('A'), task('B'), task('C'), chain('A', 'B'))),
    ],
    [
      'every kind of end',
      processXml(
        start(),
        parallel('P'),
        end('E1', error('e')),
        end('E2', escalation('e')),
        end('E3', signal('s')),
        end('E4', message('m')),
        end('E5', terminate()),
        end('E6', compensation()),
        end('E7', message('m'), work('send')),
        end('E8', signal('s'), escalation('x')),
        ...[1, 2, 3, 4, 5, 6, 7, 8].map((at) => flow('P', `E${at}`)),
        chain('Start', 'P'),
      ),
    ],
    ['a loop that ends', around(manual('T', loop({ while: '=x', maximum: 100_000 })))],
    ['sending back to a task', processXml(start(), user('A'), user('B', {}, sendBack('A')), chain('Start', 'A', 'B'))],
    [
      'a circle with a script in it',
      processXml(
        start(),
        gateway('G'),
        script('T', '=n + 1', 'n'),
        gateway('H', 'H-End'),
        end(),
        chain('Start', 'G', 'T', 'H', 'End'),
        flow('H', 'G', '=n < 3'),
      ),
    ],
  ])('%s', async (_, xml) => {
    expect(await reasonsOf(xml)).toEqual([])
  })
})

describe('refused', () => {
  test.each<[rule: string, xml: string, ...reasons: string[]]>([
    [
      'two plain start events',
      processXml(start(), start('S2'), end(), chain('Start', 'End'), flow('S2', 'End')),
      'one-start p',
    ],
    ['nothing that could begin', processXml(end()), 'no-start p', 'unreachable End'],
    ['a sub-process in which nothing could begin', around(sub('T')), 'no-start T'],
    ['an ad-hoc sub-process with nothing in it', around(adHoc('T', {})), 'no-start T'],
    [
      'an element that nothing leads to',
      processXml(start(), end(), end('Island'), chain('Start', 'End')),
      'unreachable Island',
    ],
    [
      'an unreachable sub-process, named once',
      processXml(
        start(),
        end(),
        sub('S', start('S1'), task('X'), chain('S1', 'X')),
        flow('Other', 'S'),
        service('Other', 'w'),
        flow('S', 'Other'),
        chain('Start', 'End'),
      ),
      'unreachable S',
      'unreachable Other',
    ],
    ['a handler that nothing leads to', around(T, manual('Undo', handler)), 'unreachable Undo'],
    ['a flow after an end', processXml(start(), end(), T, chain('Start', 'End', 'T')), 'flow-after-end End'],
    ['a flow into the start', processXml(start(), T, chain('Start', 'T', 'Start')), 'flow-into-start Start'],
    [
      'a flow across a border',
      processXml(start(), sub('S', ...inner(task('I'))), T, chain('Start', 'S'), flow('I', 'T')),
      'flow-crosses-border I-T',
    ],
    [
      'a flow into a boundary event',
      around(T, boundary('B', 'T', error('e')), flow('Start', 'B')),
      'flow-into-boundary B',
    ],
    [
      'a flow into an event sub-process',
      around(T, eventSub('ES', start('S1', message('m'))), flow('T', 'ES')),
      'flow-at-event-sub-process ES',
    ],
    [
      'a condition after an event',
      processXml(start(), end(), flow('Start', 'End', '=true')),
      'condition-ignored Start-End',
    ],
    [
      'a condition after a parallel gateway',
      processXml(start(), parallel('P'), end(), chain('Start', 'P'), flow('P', 'End', '=x')),
      'condition-ignored P-End',
    ],
    [
      'a condition after an event-based gateway',
      processXml(start(), eventGateway('G'), catching('C', signal('s')), chain('Start', 'G'), flow('G', 'C', '=x')),
      'condition-ignored G-C',
    ],
    [
      'a branch without a condition',
      processXml(start(), gateway('G'), end(), end('E2'), chain('Start', 'G', 'End'), flow('G', 'E2', '=x')),
      'condition-missing G',
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
      'default-has-condition G',
    ],
    [
      'a gateway that nothing leaves',
      processXml(start(), gateway('G'), chain('Start', 'G')),
      'gateway-leads-nowhere G',
    ],
    [
      'a complex join that does not say when',
      processXml(
        start(),
        parallel('P'),
        complex('C'),
        end(),
        chain('Start', 'P', 'C', 'End'),
        flow('P', 'C', undefined, 'Second'),
      ),
      'activation-condition-missing C',
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
      'endless-loop G',
    ],
    [
      'a circle of a manual task, an event and a link',
      processXml(
        start(),
        gateway('G'),
        manual('M'),
        throwing('N'),
        throwing('L', link('l')),
        catching('C', link('l')),
        chain('Start', 'G', 'M', 'N', 'L'),
        flow('C', 'G'),
      ),
      'endless-loop G',
    ],
    [
      'two circles, each named',
      processXml(
        start(),
        parallel('P'),
        gateway('A'),
        gateway('B'),
        chain('Start', 'P', 'A', 'A'),
        chain('P', 'B', 'B'),
      ),
      'endless-loop A',
      'endless-loop B',
    ],
    ['a loop without an end', around(manual('T', loop({}))), 'endless-loop T'],
    ['a loop that is too long', around(manual('T', loop({ maximum: 100_001 }))), 'loop-maximum T'],
    ['a loop of no turn', around(manual('T', loop({ maximum: 0 }))), 'loop-maximum T'],
    ['a multi-instance of nothing', around(manual('T', multi({ element: 'x' }))), 'loop-without-items T'],
    [
      'a multi-instance of two things',
      around(manual('T', multi({ collection: '=x', cardinality: '3' }))),
      'loop-without-items T',
    ],
    ['a multi-instance of too many', around(manual('T', multi({ cardinality: '100001' }))), 'loop-maximum T'],
    [
      'an output collection of nothing',
      around(manual('T', multi({ cardinality: '3', outputCollection: 'x' }))),
      'output-incomplete T',
    ],
    ['an event that waits for nothing', around(catching('T')), 'event-without-trigger T'],
    ['a boundary event that waits for nothing', around(T, boundary('B', 'T')), 'event-without-trigger B'],
    [
      'a boundary event on nothing',
      around(T, boundary('B', 'End', error('e'))),
      'boundary-on-nothing B',
      'unreachable B',
    ],
    [
      'a boundary event on an activity of another scope',
      around(T, sub('S', ...inner(task('I'), boundary('B', 'T', error('e')))), flow('T', 'S')),
      'boundary-on-nothing B',
    ],
    [
      'a boundary event on an event sub-process',
      around(T, eventSub('ES', start('S1', message('m'))), boundary('B', 'ES', error('e'))),
      'boundary-on-nothing B',
    ],
    [
      'the same error caught twice',
      around(T, boundary('B1', 'T', error('e')), boundary('B2', 'T', error('e'))),
      'caught-twice B2',
    ],
    [
      'the same message caught twice',
      around(T, boundary('B1', 'T', message('m', '=k')), boundary('B2', 'T', message('m', '=k'), nonInterrupting)),
      'caught-twice B2',
    ],
    [
      'the same escalation caught by two event sub-processes',
      around(
        T,
        eventSub('ES1', start('S1', escalation('e'))),
        eventSub('ES2', start('S2', escalation('e'), nonInterrupting)),
      ),
      'caught-twice S2',
    ],
    [
      'on a receive task the message that it waits for itself',
      around(receive('T', 'm', '=k'), boundary('B', 'T', message('m', '=k'), nonInterrupting)),
      'caught-twice B',
    ],
    [
      'the compensation of a sub-process caught inside and on its border',
      around(
        sub('T', ...inner(task('I')), eventSub('ES', start('S2', compensation()))),
        boundary('B', 'T', compensation()),
        task('Undo', handler),
        undoneBy('B', 'Undo'),
      ),
      'caught-twice B',
    ],
    [
      'two starts of a process for the same message',
      processXml(start('A', message('m')), start('B', message('m')), end(), chain('A', 'End'), flow('B', 'End')),
      'caught-twice B',
    ],
    [
      'an error that does not interrupt',
      around(T, boundary('B', 'T', error('e'), nonInterrupting)),
      'event-must-interrupt B',
    ],
    [
      'an error that is thrown without a code',
      processXml(start(), end('End', error()), chain('Start', 'End')),
      'thrown-without-code End',
    ],
    ['an escalation that is thrown without a code', around(throwing('T', escalation())), 'thrown-without-code T'],
    ['a timer that is thrown', around(throwing('T', timer('duration', 'PT1H'))), 'event-impossible T'],
    ['an error thrown on the way', around(throwing('T', error('e'))), 'event-impossible T'],
    [
      'an error that begins a process',
      processXml(start('Start', error('e')), end(), chain('Start', 'End')),
      'event-impossible Start',
    ],
    ['a termination that is caught', around(catching('T', terminate())), 'event-impossible T'],
    ['a link at the end', processXml(start(), end('End', link('l')), chain('Start', 'End')), 'event-impossible End'],
    ['a link on a border', around(T, boundary('B', 'T', link('l'))), 'event-impossible B'],
    ['a link with others', around(catching('T', link('l'), message('m'))), 'event-must-be-alone T', 'flow-into-link T'],
    [
      'all of things that are thrown from inside',
      around(T, boundary('B', 'T', { parallelMultiple: 'true' }, error('e'), message('m'))),
      'parallel-multiple-impossible B',
    ],
    ['work that nothing asks for', around(throwing('T', work('x'))), 'work-without-message T'],
    [
      'a link that nobody catches',
      processXml(start(), throwing('L', link('a')), chain('Start', 'L')),
      'link-leads-nowhere L',
    ],
    [
      'a link caught in another scope',
      processXml(
        start(),
        throwing('L', link('a')),
        sub('S', ...inner(task('I')), catching('C', link('a'))),
        chain('Start', 'S'),
        flow('Start', 'L'),
      ),
      'link-leads-nowhere L',
      'unreachable C',
    ],
    [
      'a link caught twice',
      processXml(
        start(),
        throwing('L', link('a')),
        catching('C', link('a')),
        catching('D', link('a')),
        chain('Start', 'L'),
      ),
      'link-caught-twice D',
    ],
    [
      'flows at both ends of a link',
      processXml(start(), throwing('L', link('a')), catching('C', link('a')), chain('Start', 'L', 'C')),
      'flow-after-link L',
      'flow-into-link C',
    ],
    [
      'an event-based gateway before a task',
      processXml(start(), eventGateway('G'), T, chain('Start', 'G', 'T')),
      'not-an-event-to-wait-for T',
    ],
    [
      'an event-based gateway before a guarded receive task',
      processXml(
        start(),
        eventGateway('G'),
        receive('R', 'm'),
        boundary('B', 'R', timer('duration', 'PT1H')),
        chain('Start', 'G', 'R'),
      ),
      'not-an-event-to-wait-for R',
    ],
    [
      'an event after a gateway that others lead to',
      processXml(start(), eventGateway('G'), catching('C', signal('s')), flow('Start', 'C'), chain('Start', 'G', 'C')),
      'event-gateway-shared C',
    ],
    [
      'a task and an event that wait for the same message',
      processXml(
        start(),
        eventGateway('G'),
        receive('R', 'm'),
        catching('C', message('m')),
        chain('Start', 'G', 'R'),
        flow('G', 'C'),
      ),
      'message-twice C',
    ],
    [
      'a gateway that waits for all in the middle',
      processXml(
        start(),
        eventGateway('G', { eventGatewayType: 'Parallel' }),
        catching('C', signal('s')),
        chain('Start', 'G', 'C'),
      ),
      'parallel-event-gateway G',
    ],
    [
      'a gateway that begins an instance in the middle',
      processXml(
        start(),
        eventGateway('G', { instantiate: 'true' }),
        catching('C', signal('s')),
        chain('Start', 'G', 'C'),
      ),
      'flow-into-start G',
    ],
    [
      'a receive task that begins an instance in the middle',
      around(receive('T', 'm', undefined, { instantiate: 'true' })),
      'flow-into-start T',
    ],
    [
      'a receive task that begins an instance inside',
      around(sub('T', receive('R', 'm', undefined, { instantiate: 'true' }))),
      'start-inside R',
    ],
    [
      'a triggered start inside a sub-process',
      around(sub('T', start('S1', message('m')), task('I'), chain('S1', 'I'))),
      'start-triggered-inside S1',
    ],
    ['an event sub-process without a trigger', around(T, eventSub('ES', start('S1'))), 'event-sub-process-start ES'],
    [
      'an event sub-process with two starts',
      around(T, eventSub('ES', start('S1', message('m')), start('S2', message('n')))),
      'event-sub-process-start ES',
    ],
    ['an event sub-process without a start', around(T, eventSub('ES', task('I'))), 'event-sub-process-start ES'],
    [
      'an event sub-process that loops',
      around(T, eventSub('ES', start('S1', message('m')), loop({ maximum: 3 }))),
      'event-sub-process-loop ES',
    ],
    [
      'compensation of the process itself',
      around(T, eventSub('ES', start('S1', compensation()))),
      'compensation-of-process S1',
    ],
    [
      'a cancel outside of a transaction',
      processXml(start(), end('End', cancel()), chain('Start', 'End')),
      'cancel-without-transaction End',
    ],
    [
      'a cancel on the border of something else',
      around(sub('T', ...inner(task('I'))), boundary('B', 'T', cancel())),
      'cancel-without-transaction B',
    ],
    [
      'a cancel that leads nowhere',
      around(transaction('T', start('S1'), end('E1', cancel()), chain('S1', 'E1'))),
      'cancel-not-caught E1',
    ],
    [
      'compensation by a flow',
      around(T, boundary('B', 'T', compensation()), flow('B', 'End')),
      'compensation-by-flow B',
    ],
    ['compensation without a handler', around(T, boundary('B', 'T', compensation())), 'compensation-without-handler B'],
    [
      'a handler that is not marked as one',
      around(T, boundary('B', 'T', compensation()), manual('Undo'), undoneBy('B', 'Undo')),
      'compensation-without-handler B',
    ],
    [
      'a handler that flows lead out of',
      around(
        T,
        boundary('B', 'T', compensation()),
        manual('Undo', handler),
        undoneBy('B', 'Undo'),
        flow('Undo', 'End'),
      ),
      'flow-at-handler Undo',
    ],
    [
      'compensation of what nothing undoes',
      processXml(start(), T, end('End', compensation('T')), chain('Start', 'T', 'End')),
      'compensation-of-nothing End',
    ],
    [
      'compensation of what is elsewhere',
      processXml(start(), sub('T', ...inner(task('I'))), end('End', compensation('I')), chain('Start', 'T', 'End')),
      'compensation-out-of-reach End',
    ],
    [
      'starts and ends in an ad-hoc sub-process',
      around(adHoc('T', {}, start('S1'), end('E1'), chain('S1', 'E1'))),
      'event-in-ad-hoc S1',
      'event-in-ad-hoc E1',
    ],
    [
      'an ad-hoc sub-process that two lead',
      around(adHoc('T', { activeElementsCollection: '=["A"]' }, work('lead'), task('A'))),
      'ad-hoc-led-twice T',
    ],
    [
      'sending back to what is no user task',
      around(user('T', {}, sendBack('Start', 'Nowhere'))),
      'send-back-to-nothing T',
      'send-back-to-nothing T',
    ],
    [
      'every reason, not only the first',
      processXml(
        start(),
        service('T', ''),
        gateway('G'),
        end('End', error()),
        end('Island'),
        chain('Start', 'T', 'End'),
        flow('T', 'G'),
      ),
      'job-type-missing T',
      'gateway-leads-nowhere G',
      'thrown-without-code End',
      'unreachable Island',
    ],
  ])('%s', async (_, xml, ...reasons) => {
    expect(await reasonsOf(xml)).toEqual(reasons)
  })

  test('a reason names the element as it is drawn', async () => {
    const xml = processXml(start(), gateway('G', undefined, { name: 'Big  order?' }), chain('Start', 'G'))
    expect(await problemsOf(xml)).toEqual([
      {
        code: 'process.gateway-leads-nowhere',
        element: 'G',
        name: 'Big order?',
        message: 'No flow leaves this gateway.',
      },
    ])
  })
})

const line = (tasks: number) => {
  const ids = Array.from({ length: tasks }, (_, at) => `T${at}`)
  return [start(), ...ids.map((id) => service(id, 'work')), end(), chain('Start', ...ids, 'End')]
}

test('wherever a flow of a line is cut, what lies behind is unreachable, and no more is said', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.nat(), async (tasks, position) => {
      const cut = position % (tasks + 1)
      const id = cut === 0 ? 'Start' : `T${cut - 1}`
      const xml = processXml(...line(tasks)).replace(new RegExp(`<bpmn:sequenceFlow id="${id}-[^>]*>`), '')
      const behind = Array.from({ length: tasks - cut }, (_, at) => `unreachable T${cut + at}`)
      expect(await reasonsOf(xml)).toEqual([...behind, 'unreachable End'])
    }),
    { numRuns: 30 },
  )
})

test('a process of 2,000 elements is in order', async () => {
  expect(await reasonsOf(processXml(...line(2_000)))).toEqual([])
})
