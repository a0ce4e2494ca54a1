import { describe, expect, test } from 'vitest'
import {
  adHoc,
  approval,
  boundary,
  call,
  catching,
  chain,
  conditional,
  dataStore,
  documentXml,
  end,
  error,
  escalation,
  eventGateway,
  eventSub,
  flow,
  gateway,
  listeners,
  message,
  multi,
  nonInterrupting,
  output,
  parallel,
  process,
  processXml,
  publish,
  reads,
  receive,
  rule,
  sendBack,
  service,
  signal,
  start,
  task,
  throwing,
  timer,
  user,
  versionTag,
  writes,
} from '../../process/test/bpmn-xml.ts'
import { failureOf, ran, reasonOf } from '../test/run.ts'

type Files = Readonly<Record<string, string>>
type Row = readonly [rule: string, files: Files | string, ...steps: object[]]

const at = (waitingAt: readonly string[], more: object = {}) => ({ expect: { waitingAt, ...more } })
const over = (more: object = {}) => ({ expect: { waitingAt: [], ended: true, ...more } })

const dmn = (id: string, text: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m"><decision id="${id}" name="${id}"><variable name="${id}"/><literalExpression><text>${text}</text></literalExpression></decision></definitions>`

const pay = processXml(start(), user('Approve'), service('Pay', 'pay'), end(), chain('Start', 'Approve', 'Pay', 'End'))
const two = processXml(
  start(),
  parallel('Split'),
  user('A'),
  user('B'),
  parallel('Join'),
  end(),
  chain('Start', 'Split', 'A', 'Join', 'End'),
  chain('Split', 'B', 'Join'),
)
const three = processXml(start(), user('T', {}, multi({ cardinality: '=3' })), end(), chain('Start', 'T', 'End'))
const child = (...inside: string[]) => process('child', start('CStart'), ...inside, end('CEnd'))
const caller = (...pieces: string[]) =>
  process('p', start(), ...pieces, user('After'), end(), chain('Start', 'Call', 'After', 'End'))
const called = child(user('CTask'), chain('CStart', 'CTask', 'CEnd'))
const ofOrder = (name = 'paid', key?: string) =>
  processXml(start(), catching('Wait', message(name, key)), end(), chain('Start', 'Wait', 'End'))
const begunBy = (definition: string, ...more: string[]) =>
  processXml(start('Begin', definition), user('T'), end(), chain('Begin', 'T', 'End'), ...more)
const desk = (weekly: object) =>
  JSON.stringify({ id: 'desk', name: { en: 'Desk', 'zh-CN': '服务台' }, zone: 'Asia/Shanghai', weekly })
const waitsFor = (definition: string) =>
  processXml(start(), catching('Wait', definition), user('T'), end(), chain('Start', 'Wait', 'T', 'End'))
const bordered = (definition: string, ...pieces: (string | typeof nonInterrupting)[]) =>
  processXml(
    start(),
    user('T'),
    boundary('On', 'T', definition, ...pieces),
    user('Else'),
    end(),
    end('Other'),
    chain('Start', 'T', 'End'),
    chain('On', 'Else', 'Other'),
  )

function rows(name: string, list: readonly Row[]): void {
  describe(name, () => {
    test.each(list.map(([says, files, ...steps]) => [says, files, steps] as const))('%s', async (_, files, steps) => {
      const named = typeof files === 'string' ? { 'p.bpmn': files } : files
      expect(failureOf(await ran(named, steps))).toBeUndefined()
    })
  })
}

rows('work', [
  [
    'a task and a job are completed, and what they bring is there',
    pay,
    { start: 'p', variables: { amount: 5 } },
    at(['Approve'], { ended: false, completed: [] }),
    { complete: 'Approve', variables: { ok: true } },
    at(['Pay'], { completed: ['Approve'] }),
    { complete: 'Pay' },
    over({ variables: { amount: 5, ok: true }, completed: ['Start', 'Approve', 'Pay', 'End'] }),
  ],
  [
    'the oldest comes first over all instances, nth picks another, a key picks an instance',
    pay,
    { start: 'p', key: 'a' },
    { start: 'p', key: 'b' },
    { start: 'p', key: 'c' },
    { complete: 'Approve', nth: 2 },
    { expect: { key: 'b', waitingAt: ['Pay'] } },
    { complete: 'Approve', key: 'c' },
    { expect: { key: 'c', waitingAt: ['Pay'] } },
    { complete: 'Approve' },
    { expect: { key: 'a', waitingAt: ['Pay'] } },
    { complete: 'Pay' },
    { expect: { key: 'b', ended: true } },
    at(['Pay', 'Pay'], { ended: false }),
  ],
  [
    'a job that failed stays while attempts are left, then it is an incident until it is tried again',
    pay,
    { start: 'p' },
    { complete: 'Approve' },
    { fail: 'Pay', retries: 1 },
    at(['Pay'], { incidents: [] }),
    { fail: 'Pay', retries: 0, message: 'the bank is closed' },
    at(['Pay'], { incidents: ['Pay'] }),
    { retry: 'Pay' },
    at(['Pay'], { incidents: [] }),
    { complete: 'Pay' },
    over(),
  ],
  [
    'without a number of retries, each failure takes one of the three usual attempts',
    pay,
    { start: 'p' },
    { complete: 'Approve' },
    { fail: 'Pay' },
    { fail: 'Pay' },
    { expect: { incidents: [] } },
    { fail: 'Pay' },
    { expect: { incidents: ['Pay'] } },
    { skip: 'Pay', variables: { paid: 'by hand' } },
    over({ variables: { paid: 'by hand' } }),
  ],
  [
    'an error goes to its boundary event, with what came with it',
    bordered(error('no')),
    { start: 'p' },
    { throwError: 'T', code: 'no', variables: { why: 'late' } },
    at(['Else'], { completed: [], variables: { why: 'late' } }),
  ],
  [
    'an error that nobody catches stops the element',
    pay,
    { start: 'p' },
    { throwError: 'Approve', code: 'no' },
    at(['Approve'], { incidents: ['Approve'] }),
  ],
  [
    'an escalation that does not interrupt leaves the task open',
    bordered(escalation('up'), nonInterrupting),
    { start: 'p' },
    { escalate: 'T', code: 'up' },
    at(['Else', 'T']),
  ],
  [
    'listeners are jobs at their element',
    processXml(start(), task('T', listeners({ start: ['s'], end: ['e'] })), end(), chain('Start', 'T', 'End')),
    { start: 'p' },
    at(['T']),
    { complete: 'T' },
    at(['T'], { completed: [] }),
    { complete: 'T' },
    over(),
  ],
  [
    'a multi-instance waits at each of its turns, and its body is not counted',
    three,
    { start: 'p' },
    at(['T', 'T', 'T']),
    { complete: 'T', nth: 2 },
    at(['T', 'T'], { completed: ['T'] }),
    { complete: 'T' },
    { complete: 'T' },
    over({ completed: ['T', 'T', 'T'] }),
  ],
  [
    'completed is the order in which the named elements were left',
    two,
    { start: 'p' },
    at(['A', 'B']),
    { complete: 'B' },
    at(['A']),
    { complete: 'A' },
    over({ completed: ['B', 'A'] }),
  ],
])

rows('approvals and ad-hoc work', [
  [
    'completing signs as the first who has not; sign says who',
    processXml(
      start(),
      user('T', {}, approval({ policy: 'all', approvers: '=["a", "b", "c"]' })),
      end(),
      chain('Start', 'T', 'End'),
    ),
    { start: 'p' },
    { sign: 'T', who: 'b', variables: { decision: 'approve' } },
    { addSigner: 'T', who: 'd' },
    { replaceSigner: 'T', who: 'c', with: 'e' },
    { complete: 'T', variables: { decision: 'approve' } },
    { sign: 'T', who: 'e', variables: { decision: 'approve' } },
    at(['T']),
    { complete: 'T', variables: { decision: 'approve' } },
    over({ variables: { approved: true } }),
  ],
  [
    'a case goes back to an earlier task',
    processXml(start(), user('A'), user('B', {}, sendBack('A')), end(), chain('Start', 'A', 'B', 'End')),
    { start: 'p' },
    { complete: 'A' },
    { sendBack: 'B', to: 'A', variables: { why: 'unreadable' } },
    at(['A'], { variables: { why: 'unreadable' }, completed: ['A'] }),
  ],
  [
    'an ad-hoc sub-process waits until somebody chooses; completing it ends it',
    processXml(start(), adHoc('H', { until: '=done = true' }, user('X'), user('Y')), end(), chain('Start', 'H', 'End')),
    { start: 'p' },
    at(['H']),
    { activate: 'H', elements: ['X', { element: 'Y', variables: { y: 1 } }] },
    at(['X', 'Y']),
    { complete: 'Y' },
    { complete: 'H' },
    over({ completed: ['Y', 'H'] }),
  ],
  [
    'elements are ended here and begun there',
    pay,
    { start: 'p' },
    { modify: { terminate: ['Approve'], activate: [{ element: 'Pay', variables: { fixed: true } }] } },
    at(['Pay'], { completed: [], variables: { fixed: true } }),
  ],
])

rows('versions', [
  [
    'a running instance stays with its version, a new one gets the latest',
    { 'p.bpmn': pay, 'later/2.bpmn': three },
    { start: 'p', key: 'old' },
    { deploy: ['later/2.bpmn'] },
    { start: 'p', key: 'new' },
    { expect: { key: 'new', waitingAt: ['T', 'T', 'T'] } },
    { complete: 'Approve' },
    { expect: { key: 'old', waitingAt: ['Pay'] } },
  ],
  [
    'start events of an older version begin nothing any more',
    {
      'p.bpmn': begunBy(message('old')),
      'later/2.bpmn': begunBy(message('new')),
    },
    { deploy: ['later/2.bpmn'] },
    { message: 'old', timeToLive: 'PT0S' },
    at([]),
    { message: 'new' },
    at(['T']),
  ],
  [
    'what is deployed again unchanged keeps its running start timer',
    { 'p.bpmn': begunBy(timer('cycle', 'R/PT1H')) },
    { advance: 'PT40M' },
    { deploy: [] },
    { advance: 'PT20M' },
    at(['T']),
  ],
  [
    'a called process is of the latest version, of the same deployment, or of a tag, as the call says',
    {
      'p.bpmn': documentXml(
        process(
          'p',
          start(),
          parallel('Split'),
          call('Latest', 'child'),
          call('Deployed', 'child', { bindingType: 'deployment' }),
          call('Tagged', 'child', { bindingType: 'versionTag', versionTag: 'one' }),
          chain('Start', 'Split', 'Latest'),
          chain('Split', 'Deployed'),
          chain('Split', 'Tagged'),
        ),
        process('child', versionTag('one'), start('CStart'), user('One'), chain('CStart', 'One')),
      ),
      'later/2.bpmn': documentXml(process('child', versionTag('two'), start(), user('Two'), chain('Start', 'Two'))),
    },
    { deploy: ['later/2.bpmn'] },
    { start: 'p' },
    at(['One', 'One', 'Two']),
  ],
])

rows('called instances', [
  [
    'a call waits where its called instance waits, and ends with it',
    documentXml(caller(call('Call', 'child', { propagateAllChildVariables: 'true' })), called),
    { start: 'p', variables: { a: 1 } },
    at(['CTask']),
    { complete: 'CTask', variables: { b: 2 } },
    at(['After'], { completed: ['CTask', 'Call'], variables: { a: 1, b: 2 } }),
  ],
  [
    'an error that the called instance does not catch is thrown at the call',
    documentXml(
      caller(call('Call', 'child'), boundary('On', 'Call', error('no')), user('Else'), chain('On', 'Else')),
      child(chain('CStart', 'CEnd')).replace(end('CEnd'), end('CEnd', error('no'))),
    ),
    { start: 'p' },
    at(['Else'], { incidents: [] }),
  ],
  [
    'an escalation reaches the caller, and the called instance goes on',
    documentXml(
      caller(
        call('Call', 'child'),
        boundary('On', 'Call', escalation('up'), nonInterrupting),
        user('Else'),
        chain('On', 'Else'),
      ),
      child(throwing('Up', escalation('up')), user('CTask'), chain('CStart', 'Up', 'CTask', 'CEnd')),
    ),
    { start: 'p' },
    at(['CTask', 'Else']),
  ],
  [
    'a called instance ends with the call that is interrupted',
    documentXml(
      caller(
        call('Call', 'child'),
        boundary('On', 'Call', timer('duration', 'PT1H')),
        user('Else'),
        chain('On', 'Else'),
      ),
      called,
    ),
    { start: 'p' },
    { advance: 'PT1H' },
    at(['Else']),
    { complete: 'Else' },
    over({ completed: ['Else'] }),
  ],
  [
    'a process that is not deployed stops the call',
    documentXml(caller(call('Call', 'nowhere'))),
    { start: 'p' },
    at(['Call'], { incidents: ['Call'] }),
  ],
  [
    'a process that calls itself without end stops',
    documentXml(process('p', start(), call('Call', 'p'), chain('Start', 'Call'))),
    { start: 'p' },
    at(['Call'], { incidents: ['Call'] }),
  ],
  [
    'cancelling the caller cancels what it called',
    documentXml(caller(call('Call', 'child')), called),
    { start: 'p', key: 'k' },
    { cancel: 'k' },
    over({ completed: [] }),
  ],
])

rows('decisions and data', [
  [
    'a decision is made at once',
    {
      'p.bpmn': processXml(start(), rule('Judge', 'd', 'verdict'), user('T'), chain('Start', 'Judge', 'T')),
      'd.dmn': dmn('d', 'amount * 2'),
    },
    { start: 'p', variables: { amount: 0.15 } },
    at(['T'], { variables: { verdict: 0.3 } }),
  ],
  [
    'a decision that is not deployed is an incident, until it is',
    {
      'p.bpmn': processXml(start(), rule('Judge', 'd', 'verdict'), user('T'), chain('Start', 'Judge', 'T')),
      'later/d.dmn': dmn('d', '1'),
    },
    { start: 'p' },
    at(['Judge'], { incidents: ['Judge'] }),
    { deploy: ['later/d.dmn'] },
    { retry: 'Judge' },
    at(['T'], { variables: { verdict: 1 } }),
  ],
  [
    'a data store outlives the instance that wrote it',
    documentXml(
      process(
        'w',
        start('WStart'),
        dataStore('WStore', 'shelf'),
        user('W', {}, writes('n', 'WStore')),
        chain('WStart', 'W'),
      ),
      process(
        'r',
        start('RStart'),
        dataStore('RStore', 'shelf'),
        user('R', {}, reads('RStore', 'seen'), output('got', '=seen')),
        chain('RStart', 'R'),
      ),
    ),
    { start: 'w' },
    { complete: 'W', variables: { n: 7 } },
    over(),
    { start: 'r', key: 'r' },
    at(['R']),
    { complete: 'R' },
    { expect: { key: 'r', ended: true, variables: { got: 7 } } },
  ],
])

rows('messages', [
  [
    'an explicit key must be the same',
    ofOrder('paid', '=orderId'),
    { start: 'p', key: 'a', variables: { orderId: 1 } },
    { start: 'p', key: 'b', variables: { orderId: 2 } },
    { message: 'paid', correlationKey: '2', variables: { sum: 9 } },
    { expect: { key: 'b', ended: true, variables: { sum: 9 } } },
    { message: 'paid' },
    { expect: { key: 'a', waitingAt: ['Wait'] } },
  ],
  [
    'without one, the business key is the key, and a message without key reaches who waits alone',
    ofOrder(),
    { start: 'p', key: 'a' },
    { start: 'p', key: 'b' },
    { message: 'paid', correlationKey: 'b' },
    { expect: { key: 'b', ended: true } },
    { start: 'p', key: 'c' },
    { message: 'paid', timeToLive: 'PT0S' },
    { expect: { waitingAt: ['Wait', 'Wait'] } },
    { cancel: 'c' },
    { message: 'paid' },
    { expect: { key: 'a', ended: true } },
  ],
  [
    'a message is kept for an hour, and taken by who comes to wait',
    ofOrder(),
    { message: 'paid' },
    { advance: 'PT59M59S' },
    { start: 'p' },
    over(),
    { message: 'paid', timeToLive: 'PT1M' },
    { advance: 'PT1M' },
    { start: 'p' },
    at(['Wait']),
  ],
  [
    'a message with an id counts once',
    ofOrder(),
    { message: 'paid', messageId: 'm1' },
    { start: 'p' },
    { message: 'paid', messageId: 'm1' },
    { start: 'p' },
    at(['Wait']),
  ],
  [
    'each process takes a message once',
    documentXml(
      process('p', start(), receive('R1', 'go'), receive('R2', 'go'), end(), chain('Start', 'R1', 'R2', 'End')),
      process('q', start('QStart'), receive('Q', 'go'), chain('QStart', 'Q')),
    ),
    { start: 'p' },
    { start: 'q' },
    { message: 'go' },
    at(['R2']),
    { message: 'go' },
    over(),
  ],
  [
    'a message begins an instance; of one key only while none runs that it began',
    begunBy(message('order')),
    { message: 'order', correlationKey: 'k', variables: { n: 1 } },
    { message: 'order', correlationKey: 'k', variables: { n: 2 } },
    { message: 'order', correlationKey: 'other' },
    at(['T', 'T']),
    { complete: 'T' },
    at(['T', 'T']),
    { cancel: 'other' },
    { complete: 'T' },
    over({ variables: { n: 1 } }),
  ],
  [
    'messages without a key begin as many as there are',
    begunBy(message('order')),
    { message: 'order' },
    { message: 'order' },
    at(['T', 'T']),
  ],
  [
    'a flow sends to another',
    documentXml(
      process('p', start(), throwing('Send', message('go', '=id'), publish({})), end(), chain('Start', 'Send', 'End')),
      process('q', start('QStart'), catching('Wait', message('go', '=id')), chain('QStart', 'Wait')),
    ),
    { start: 'q', variables: { id: 'x' } },
    { start: 'p', variables: { id: 'y' } },
    at(['Wait']),
    { start: 'p', variables: { id: 'x' } },
    over(),
  ],
  [
    'a message that does not interrupt can come again',
    bordered(message('news'), nonInterrupting),
    { start: 'p' },
    { message: 'news' },
    { message: 'news' },
    at(['Else', 'Else', 'T']),
  ],
])

rows('signals', [
  [
    'a signal reaches all that wait and begins all that start by it, and is not kept',
    documentXml(
      process('p', start(), catching('Wait', signal('fire')), end(), chain('Start', 'Wait', 'End')),
      process('q', start('Begin', signal('fire')), user('Q'), chain('Begin', 'Q')),
    ),
    { start: 'p' },
    { start: 'p' },
    { signal: 'fire', variables: { where: 'hall' } },
    at(['Q'], { variables: { where: 'hall' } }),
    { start: 'p' },
    at(['Q', 'Wait']),
  ],
  [
    'a flow does not hear its own signal afterwards, but does where it listened already',
    processXml(
      start(),
      eventSub('Sub', start('Heard', signal('fire'), nonInterrupting), user('H'), chain('Heard', 'H')),
      throwing('Throw', signal('fire')),
      catching('Wait', signal('fire')),
      chain('Start', 'Throw', 'Wait'),
    ),
    { start: 'p' },
    at(['H', 'Wait']),
  ],
])

rows('time', [
  [
    'timers fire in the order of their instants, with the clock standing there',
    processXml(
      start(),
      user('T'),
      boundary('Later', 'T', timer('duration', 'PT2H'), nonInterrupting),
      boundary('Sooner', 'T', timer('duration', 'PT1H'), nonInterrupting),
      task('L'),
      task('S'),
      chain('Start', 'T'),
      chain('Later', 'L'),
      chain('Sooner', 'S'),
    ),
    { start: 'p' },
    { advance: 'PT59M' },
    at(['T'], { completed: [] }),
    { advance: 'P1D' },
    at(['T'], { completed: ['S', 'L'] }),
  ],
  [
    'a timer that follows another begins at its instant, not at the end of the advance',
    processXml(
      start(),
      catching('One', timer('duration', 'PT1H')),
      catching('Two', timer('duration', 'PT1H')),
      end(),
      chain('Start', 'One', 'Two', 'End'),
    ),
    { start: 'p' },
    { advance: 'PT2H' },
    over({ completed: ['One', 'Two'] }),
  ],
  [
    'the clock may be moved to an instant',
    waitsFor(timer('date', '=date and time("2026-03-01T08:00:00+08:00")')),
    { start: 'p' },
    { advance: '2026-03-01T07:59:59+08:00' },
    at(['Wait']),
    { advance: 'PT1S' },
    at(['T']),
  ],
  ['what is due already fires at once', waitsFor(timer('date', '2020-01-01T00:00:00Z')), { start: 'p' }, at(['T'])],
  [
    'a start timer begins an instance each time',
    begunBy(timer('cycle', 'R3/PT1H')),
    { advance: 'PT1H' },
    at(['T']),
    { advance: 'PT10H' },
    at(['T', 'T', 'T']),
  ],
  [
    'working hours come from calendars of the scenario',
    processXml(
      start(),
      catching('Wait', timer('duration', 'PT2H', { calendar: 'desk' })),
      user('T'),
      chain('Start', 'Wait', 'T'),
    ),
    {
      calendars: { desk: { zone: 'Asia/Shanghai', weekly: { mon: [['09:00', '10:00']], tue: [['09:00', '10:00']] } } },
    },
    { start: 'p' },
    { advance: 'PT23H' },
    at(['Wait']),
    { advance: 'PT2H' },
    at(['T']),
  ],
  [
    'calendar files are deployed with flows; another version moves deadlines and dates of tasks',
    {
      'p.bpmn': processXml(
        start(),
        user('T', { dueDate: 'PT2H', calendar: 'desk' }),
        boundary('Late', 'T', timer('duration', 'PT2H', { calendar: 'desk' })),
        user('Chase'),
        end(),
        chain('Start', 'T', 'End'),
        chain('Late', 'Chase'),
      ),
      'desk.calendar.json': desk({ mon: [['09:00', '10:00']], tue: [['09:00', '10:00']] }),
      'later/desk.calendar.json': desk({ mon: [['09:00', '17:00']] }),
    },
    { start: 'p' },
    { advance: 'PT1H' },
    { deploy: ['later/desk.calendar.json'] },
    at(['T']),
    { advance: 'PT1H' },
    at(['Chase']),
  ],
  [
    'a start timer counts on a calendar that came with it, and on what the calendar becomes',
    {
      'p.bpmn': begunBy(timer('cycle', 'R2/PT2H', { calendar: 'desk' })),
      'desk.calendar.json': desk({ mon: [['09:00', '10:00']], tue: [['09:00', '10:00']] }),
    },
    { calendars: { desk: { zone: 'Asia/Shanghai', weekly: { mon: [['09:00', '17:00']] } } } },
    { advance: 'PT119M' },
    { expect: { waitingAt: [] } },
    { advance: 'PT1M' },
    at(['T']),
  ],
  [
    'the first event wins at an event-based gateway',
    processXml(
      start(),
      eventGateway('Which'),
      catching('Paid', message('paid')),
      catching('Late', timer('duration', 'P3D')),
      user('Ship'),
      user('Remind'),
      chain('Start', 'Which', 'Paid', 'Ship'),
      chain('Which', 'Late', 'Remind'),
    ),
    { start: 'p' },
    at(['Which']),
    { advance: 'P3D' },
    at(['Remind']),
  ],
])

rows('variables and conditions', [
  [
    'what is set is seen by all, and may let a condition come true',
    waitsFor(conditional('=stock > 3')),
    { start: 'p' },
    { set: { stock: 3 } },
    at(['Wait']),
    { set: { stock: 4 } },
    at(['T'], { variables: { stock: 4 } }),
  ],
  [
    'a condition begins an instance',
    begunBy(conditional('=stock < 1')),
    { set: { stock: 5 } },
    at([]),
    { set: { stock: 0 } },
    at(['T'], { variables: { stock: 0 } }),
  ],
  [
    'a process that only a condition begins is started where it holds',
    begunBy(conditional('=stock < 1')),
    { start: 'p', key: 'k', variables: { stock: 0 } },
    { expect: { key: 'k', waitingAt: ['T'] } },
  ],
  [
    'variables may be set for one instance, or within an element',
    three,
    { start: 'p', key: 'a' },
    { start: 'p', key: 'b' },
    { set: { n: 1 }, key: 'b' },
    { expect: { key: 'a', variables: { n: null } } },
    { expect: { key: 'b', variables: { n: 1 } } },
    { set: { n: 2 }, local: 'T' },
    { expect: { key: 'b', variables: { n: 1 } } },
  ],
  [
    'objects are compared by what is expected of them, lists as a whole, and null is what is not there',
    pay,
    { start: 'p', variables: { o: { a: 1, b: { c: [1, { d: 2 }], e: 5 } }, big: 12 } },
    { expect: { variables: { o: { b: { c: [1, { d: 2 }] } }, none: null } } },
  ],
])

test.each<readonly [string, string | Files, readonly object[], RegExp]>([
  [
    'where something waits',
    pay,
    [{ start: 'p' }, at(['Pay'])],
    /Expected waitingAt to be \["Pay"\], but it is \["Approve"\]/,
  ],
  ['what is over', pay, [{ start: 'p' }, { expect: { ended: true } }], /Expected ended to be true, but it is false/],
  ['whether anything began', pay, [{ expect: { ended: true } }], /Expected ended to be true/],
  [
    'what was done',
    two,
    [{ start: 'p' }, { complete: 'B' }, { expect: { completed: ['A', 'B'] } }],
    /\["A","B"\], but it is \["B"\]/,
  ],
  [
    'that nothing was done',
    two,
    [{ start: 'p' }, { complete: 'B' }, { expect: { completed: [] } }],
    /but it is \["B"\]/,
  ],
  [
    'values',
    pay,
    [{ start: 'p', variables: { a: { b: [1, 2] }, c: 1 } }, { expect: { variables: { a: { b: [1] } } } }],
    /\{"a":\{"b":\[1\]\}\}, but it is \{"a":\{"b":\[1,2\]\}\}/,
  ],
  ['incidents', pay, [{ start: 'p' }, { expect: { incidents: ['Approve'] } }], /\["Approve"\], but it is \[\]/],
])('an expectation about %s that does not hold ends the run and says what is there', async (_, files, steps, says) => {
  const outcome = await ran(typeof files === 'string' ? { 'p.bpmn': files } : files, [...steps, { signal: 'after' }])
  expect(reasonOf(outcome)).toMatch(says)
  expect(outcome.steps.at(-1)?.step).toBe(steps.length)
})

test.each<readonly [string, string, readonly object[], RegExp]>([
  [
    'work that is not open',
    pay,
    [{ start: 'p' }, { complete: 'Pay' }],
    /No user task or job is open at “Pay”\. Open is: Approve \(user-task\)\./,
  ],
  [
    'an element that no process has',
    pay,
    [{ start: 'p' }, { complete: 'Nope' }],
    /No deployed process has such an element/,
  ],
  ['the second of one', pay, [{ start: 'p' }, { complete: 'Approve', nth: 2 }], /has only 1 open/],
  ['failing a person', pay, [{ start: 'p' }, { fail: 'Approve', retries: 0 }], /No job is open at “Approve”/],
  ['a message step for what waits for one', ofOrder(), [{ start: 'p' }, { complete: 'Wait' }], /Wait \(event\)/],
  ['an unknown process', pay, [{ start: 'x' }], /The process “x” is not deployed\. Deployed: p\./],
  ['a process without a plain start', begunBy(message('order')), [{ start: 'p' }], /Begin \(message “order”\)/],
  ['an unknown instance', pay, [{ start: 'p' }, { cancel: 'k' }], /No instance with the key “k” runs\. Running: #1\./],
  ['variables of nobody', pay, [{ set: { a: 1 } }], /Nothing runs/],
  ['going back in time', pay, [{ advance: '2020-01-01T00:00:00Z' }], /does not go back/],
  ['a file that is not there', pay, [{ deploy: ['later/x.bpmn'] }], /There is no file later\/x\.bpmn/],
  ['retrying what did not stop', pay, [{ start: 'p' }, { retry: 'Approve' }], /No incident is open at “Approve”/],
  [
    'signing by a stranger',
    processXml(start(), user('T', {}, approval({ policy: 'any', approvers: '=["a"]' })), chain('Start', 'T')),
    [{ start: 'p' }, { sign: 'T', who: 'x' }],
    /“x” is no approver/,
  ],
])('%s is refused in plain words', async (_, xml, steps, says) => {
  const outcome = await ran({ 'p.bpmn': xml }, steps)
  expect(reasonOf(outcome)).toMatch(says)
  expect(outcome.steps.at(-1)?.failure?.message['zh-CN']).toMatch(/\p{Script=Han}/u)
})

test('a file that does not execute ends the run before the first step, with its reasons', async () => {
  const outcome = await ran({ 'p.bpmn': processXml(start(), gateway('G'), chain('Start', 'G')), 'x.txt': '' }, [
    { start: 'p' },
  ])
  const failure = outcome.steps.at(-1)?.failure
  expect(outcome.steps).toHaveLength(1)
  expect(
    failure?.code === 'scenario.step-refused' && failure.problems.map(({ element, code }) => [element, code]),
  ).toEqual([
    ['G', 'process.gateway-leads-nowhere'],
    [null, 'scenario.unknown-resource'],
  ])
})

test('what turns without end is stopped, and told where', async () => {
  const ping = (id: string, hears: string, says: string) =>
    process(id, start(`Begin${id}`, signal(hears)), end(`End${id}`, signal(says)), chain(`Begin${id}`, `End${id}`))
  const outcome = await ran({ 'p.bpmn': documentXml(ping('p', 'ping', 'pong'), ping('q', 'pong', 'ping')) }, [
    { signal: 'ping' },
  ])
  expect(reasonOf(outcome)).toMatch(/turns without end, last at “End[pq]”/)
})

test('flow conditions and a tie of them are the engine’s', async () => {
  const xml = processXml(
    start(),
    gateway('G', 'G-Big'),
    task('Small'),
    task('Big'),
    flow('Start', 'G'),
    flow('G', 'Small', '=n < 3'),
    flow('G', 'Big'),
  )
  const steps = [{ start: 'p', variables: { n: 5 } }, over({ completed: ['Big'] })]
  expect(failureOf(await ran({ 'p.bpmn': xml }, steps))).toBeUndefined()
})
