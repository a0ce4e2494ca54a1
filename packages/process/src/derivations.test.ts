import { expect, test } from 'vitest'
import {
  adHoc,
  call,
  chain,
  dataObject,
  definitionOf,
  end,
  input,
  manual,
  multi,
  output,
  processXml,
  reads,
  script,
  service,
  start,
  user,
  writes,
} from '../test/bpmn-xml.ts'
import { derivationsIn, derivedPaths } from './derivations.ts'

const SECRET = ['request', 'bank']

/** What of a process with these elements comes of `request.bank`. */
async function derived(...elements: readonly string[]): Promise<string[]> {
  const ids = elements.map((one) => /id="([^"]+)"/.exec(one)?.[1] ?? '').filter((id) => !id.startsWith('Data'))
  const process = await definitionOf(processXml(start(), ...elements, end(), chain('Start', ...ids, 'End')))
  return derivedPaths([SECRET], derivationsIn(process))
    .map((path) => path.join('.'))
    .filter((path) => path !== SECRET.join('.'))
    .sort()
}

test.each<[string, readonly string[], string[]]>([
  ['an input', [service('A', 'w', input('to', '=request.bank'))], ['to']],
  ['an output into a member', [service('A', 'w', output('pay.to', '="x" + request.bank'))], ['pay.to']],
  [
    'a script, and what is computed from that',
    [script('A', '=request.bank', 'a'), script('B', '=a + 1', 'b')],
    ['a', 'b'],
  ],
  [
    'a copy of the whole, which has it inside',
    [script('A', '=request', 'all'), script('B', '=all.bank', 'b')],
    ['all.bank', 'b'],
  ],
  ['a copy in a member', [script('A', '={ of: request }', 'a')], ['a']],
  ['an item of a loop', [user('A', {}, multi({ collection: '=[request.bank]', element: 'one' }))], ['one']],
  [
    'the results of a loop',
    [user('A', {}, multi({ cardinality: '2', outputCollection: 'all', outputElement: '=request.bank' }))],
    ['all'],
  ],
  ['what is passed to a called process', [call('A', 'other', {}, input('bank', '=request.bank'))], ['bank']],
  ['a data object', [dataObject('Data', 'kept'), service('A', 'w', reads('Data', 'mine', '=request.bank'))], ['mine']],
  [
    'what an ad-hoc part gathers',
    [adHoc('A', { outputCollection: 'all', outputElement: '=request.bank' }, manual('M'))],
    ['all'],
  ],
  [
    'nothing where another member is read',
    [script('A', '=request.note', 'a'), service('B', 'w', input('x', '=other'))],
    [],
  ],
  ['nothing of a text', [service('A', 'w', input('x', 'request.bank'))], []],
])('what comes of a hidden member: %s', async (_, elements, paths) => {
  expect(await derived(...elements)).toEqual(paths)
})

test('data flows on through objects', async () => {
  const paths = await derived(
    dataObject('Data', 'kept'),
    service('A', 'w', input('bank', '=request.bank'), writes('bank', 'Data')),
    service('B', 'w', reads('Data', 'again')),
  )
  expect(paths).toEqual(['again', 'bank', 'kept'])
})

test('a copy of something into itself ends', async () => {
  expect((await derived(script('A', '=request', 'request.inner'))).length).toBeLessThan(10)
  expect((await derived(service('A', 'w', output('request.inner', '=request')))).length).toBeLessThan(10)
})
