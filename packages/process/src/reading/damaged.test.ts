import fc from 'fast-check'
import { expect, test } from 'vitest'
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
  end,
  error,
  escalation,
  eventGateway,
  eventSub,
  fieldRights,
  flow,
  gateway,
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
  names,
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
  versionTag,
  work,
  writes,
} from '../../test/bpmn-xml.ts'
import { reasonsOf } from '../../test/problems-of.ts'
import { readProcesses } from './read-processes.ts'

/** Everything at once: each element, definition and setting that is executed. */
const everything = processXml(
  versionTag('1'),
  names({ 'zh-CN': '全部' }),
  property('own'),
  dataObject('Data', 'order'),
  dataStore('Store', 'warehouse'),
  listeners({ start: ['began'], end: ['ended'] }),
  start(),
  start('Begun', message('begin'), timer('cycle', 'R/P1D', { calendar: 'office', catchUp: 'once' })),
  gateway('Merge'),
  parallel('Fork'),
  service(
    'Work',
    'work',
    input('a', '=b'),
    output('c', '=d'),
    headers({ k: 'v' }),
    jobPriority('3'),
    reads('Data', 'mine'),
    writes('left', 'Store', '=left + 1'),
  ),
  boundary('Late', 'Work', timer('duration', 'PT1H'), nonInterrupting),
  boundary('Failed', 'Work', error('e', { code: 'c', message: 'm' })),
  boundary('Undone', 'Work', compensation()),
  manual('Undo', { isForCompensation: 'true' }),
  undoneBy('Undone', 'Undo'),
  user(
    'Ask',
    { assignee: '=a', candidateGroups: 'g', formId: 'f', dueDate: 'P2D', priority: '70', calendar: 'office' },
    approval({ policy: 'all', approvers: '=who' }),
    fieldRights({ x: 'hidden' }),
    sendBack('Ask'),
    taskListeners(['creating', 't']),
  ),
  send('Send', message('sent', '=k'), publish({ timeToLive: 'PT5M' })),
  receive('Receive', 'got', '=k'),
  script('Count', '=n + 1', 'n', loop({ while: '=n < 3', maximum: 9 })),
  rule(
    'Judge',
    'judge',
    'answer',
    multi({
      collection: '=items',
      element: 'item',
      outputCollection: 'all',
      outputElement: '=answer',
      until: '=enough',
    }),
  ),
  call('Call', 'other', { businessId: '=k', bindingType: 'versionTag', versionTag: 'v' }),
  gateway('Choice', 'Choice-Either'),
  inclusive('Either', 'Either-Wait'),
  eventGateway('Wait'),
  catching('Signalled', signal('s')),
  catching('True', conditional('=x', { variableNames: 'x', variableEvents: 'update' })),
  transaction(
    'Deal',
    start('DealStart'),
    throwing('Told', message('told'), work('tell')),
    end('Off', cancel()),
    chain('DealStart', 'Told', 'Off'),
  ),
  boundary('DealOff', 'Deal', cancel()),
  sub(
    'Part',
    start('PartStart'),
    task('PartTask'),
    end('PartEnd', escalation('e')),
    chain('PartStart', 'PartTask', 'PartEnd'),
  ),
  boundary('Raised', 'Part', escalation(), nonInterrupting),
  adHoc(
    'Free',
    { activeElementsCollection: '=["A"]', outputCollection: 'o', outputElement: '=p', until: '=true' },
    task('A'),
    task('B'),
  ),
  eventSub(
    'Meanwhile',
    start('News', signal('news'), nonInterrupting),
    end('Read', signal('read')),
    chain('News', 'Read'),
  ),
  complex('Two', '=activationCount >= 2'),
  throwing('Jump', link('over')),
  catching('Land', link('over')),
  throwing('UndoAll', compensation('Work', 'false')),
  end('Done', terminate()),
  chain('Start', 'Merge', 'Fork', 'Work', 'Ask', 'Two', 'Jump'),
  flow('Begun', 'Merge'),
  chain('Fork', 'Send', 'Receive', 'Count', 'Judge', 'Call', 'Choice', 'Either', 'Wait', 'Signalled', 'Two'),
  flow('Choice', 'Deal', '=amount > 100'),
  flow('Either', 'Part', '=x'),
  flow('Either', 'Free', '=y'),
  flow('Wait', 'True'),
  chain('Land', 'UndoAll', 'Done'),
)

test('a process with everything in it is in order', async () => {
  expect(await reasonsOf(everything)).toEqual([])
})

const PARTS = [...everything.matchAll(/ [A-Za-z:]+="[^"]*"|<[a-z]+:[A-Za-z]+[^>]*\/>|>[^<>]+</g)].map((match) => ({
  from: match.index,
  to: match.index + match[0].length,
  text: match[0],
}))

/** What is left of a part of the document when it is damaged. */
function damaged(text: string, how: 'gone' | 'empty' | 'other'): string {
  if (text.startsWith('<')) return how === 'gone' ? '' : text + text
  if (text.startsWith('>')) return how === 'gone' ? '><' : '>=(<'
  const name = text.slice(0, text.indexOf('='))
  return how === 'gone' ? '' : `${name}="${how === 'empty' ? '' : '=('}"`
}

test('however a document is damaged, it is read or refused with reasons', async () => {
  const damage = fc.tuple(fc.nat(PARTS.length - 1), fc.constantFrom('gone', 'empty', 'other'))
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
      let xml = everything
      const places = [...new Map(damages).entries()].toSorted(([one], [other]) => other - one)
      for (const [position, how] of places) {
        const part = PARTS[position]
        if (part !== undefined) xml = xml.slice(0, part.from) + damaged(part.text, how) + xml.slice(part.to)
      }
      const read = await readProcesses(xml)
      expect(read.ok || read.refusal.problems.length > 0).toBe(true)
    }),
    { numRuns: 60 },
  )
})
