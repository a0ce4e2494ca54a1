import { expect, test } from 'vitest'
import {
  boundary,
  chain,
  end,
  eventSub,
  flow,
  message,
  multi,
  parallel,
  service,
  start,
  sub,
  timer,
  user,
} from '../../test/bpmn-xml.ts'
import { drawn } from '../../test/migration.ts'
import { checkMapping } from './check-mapping.ts'

const said = (problems: readonly { readonly code: string; readonly element: string }[]) =>
  problems.map(({ code, element }) => `${code.replace('process.', '')} ${element}`)

const late = (id: string, host: string) =>
  boundary(id, host, timer('duration', 'PT1H')) + end(`${id}E`) + chain(id, `${id}E`)

test('a mapping is checked without an instance: what it names, and whether it fits', async () => {
  const one = await drawn(start(), user('A'), service('B', 'w'), end(), late('L', 'A'), chain('Start', 'A', 'B', 'End'))
  const two = await drawn(
    start(),
    user('C'),
    service('D', 'w'),
    user('F'),
    end(),
    late('L', 'F'),
    chain('Start', 'C', 'D', 'F', 'End'),
  )
  const check = (mapping: Record<string, string>) => said(checkMapping(one, two, mapping).problems)
  expect(check({ A: 'C', B: 'D' })).toEqual([])
  expect(check({ A: 'D', Q: 'C', B: 'Q' })).toEqual(['target-kind-differs A', 'no-source Q', 'no-target B'])
  expect(check({ A: 'C', L: 'L' })).toEqual(['target-elsewhere L'])
  expect(check({ A: 'F', L: 'L' })).toEqual([])
  expect(check({ 'A-B': 'C-D', 'Start-A': 'nowhere' })).toEqual(['no-flow Start-A'])
})

test('elements that an instance could not leave from are told before there is one', async () => {
  const inside = sub('Sub', start('S'), user('C'), end('E'), chain('S', 'C', 'E'))
  const one = await drawn(start(), user('A'), service('B', 'w'), inside, end(), chain('Start', 'A', 'B', 'Sub', 'End'))
  const two = await drawn(
    start(),
    user('A', {}, multi({ cardinality: '=2' })),
    user('C'),
    end(),
    chain('Start', 'A', 'C', 'End'),
  )
  expect(said(checkMapping(one, two, {}).blocked)).toEqual(['target-loop-differs A', 'no-target B'])
})

test('the start of an event sub-process goes where that goes', async () => {
  const draw = (id: string) =>
    drawn(
      start(),
      parallel('P'),
      end(),
      flow('Start', 'P'),
      flow('P', 'End'),
      eventSub(id, start(`${id}S`, message('m', '="k"')), end(`${id}E`), chain(`${id}S`, `${id}E`)),
    )
  const [one, two] = [await draw('X'), await draw('Y')]
  expect(said(checkMapping(one, two, { XS: 'YS' }).problems)).toEqual(['target-elsewhere XS'])
  expect(said(checkMapping(one, two, { X: 'Y', XS: 'YS' }).problems)).toEqual([])
})
