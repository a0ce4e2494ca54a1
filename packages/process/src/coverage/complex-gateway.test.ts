import { expect, test } from 'vitest'
import { chain, complex, end, flow, gateway, parallel, service, start } from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

const offers = (...rest: readonly string[]) => [
  start(),
  gateway('In'),
  parallel('Ask'),
  service('A', 'w'),
  service('B', 'w'),
  service('C', 'w'),
  complex('Two', '=activationCount >= 2'),
  service('Choose', 'w'),
  end(),
  chain('Start', 'In', 'Ask', 'A', 'Two', 'Choose'),
  flow('Ask', 'B'),
  flow('Ask', 'C'),
  flow('B', 'Two'),
  flow('C', 'Two'),
  ...rest,
]

test('two of three: goes on with the second, swallows the third, and the instance ends', async () => {
  const p = await play(offers(flow('Choose', 'End')))
  expect([p.work('B'), p.work('A'), p.state.fired.length, p.work('C'), p.state.fired.length, p.work('Choose')]).toEqual(
    ['B(5)>', 'A(4)> Two(7) Choose(8)*', 1, 'C(6)>', 0, 'Choose(8)> End(9) end'],
  )
})

test('the third may come when everything after is done', async () => {
  const p = await play(offers(flow('Choose', 'End')))
  p.work('C')
  expect([p.work('A'), p.work('Choose'), p.status, p.work('B'), p.status]).toEqual([
    'A(4)> Two(7) Choose(8)*',
    'Choose(8)> End(9)',
    'active',
    'B(5)> end',
    'completed',
  ])
})

test('in a loop it fires once a round, when the late one of the round before came in time', async () => {
  const p = await play(
    offers(gateway('More', 'More-End'), flow('Choose', 'More'), flow('More', 'In', '=n < 2'), flow('More', 'End')),
    { n: 1 },
  )
  p.work('A')
  expect([
    p.work('B'),
    p.work('C'),
    p.work('Choose'),
    p.work('C'),
    p.work('A', { n: 2 }),
    p.work('Choose'),
    p.work('B'),
  ]).toEqual([
    'B(5)> Two(7) Choose(8)*',
    'C(6)>',
    'Choose(8)> More(9) In(10) Ask(11) A(12)* B(13)* C(14)*',
    'C(14)>',
    'A(12)> Two(15) Choose(16)*',
    'Choose(16)> More(17) End(18)',
    'B(13)> end',
  ])
})

test('the late token of a round before is swallowed though the next round has begun', async () => {
  const p = await play(
    offers(gateway('More', 'More-End'), flow('Choose', 'More'), flow('More', 'In', '=n < 2'), flow('More', 'End')),
    { n: 1 },
  )
  p.work('A')
  p.work('B')
  p.work('Choose')
  expect([
    p.waiting,
    p.work('C'),
    p.state.fired.length,
    p.work('A', { n: 2 }),
    p.work('B'),
    p.work('C'),
    p.waiting,
  ]).toEqual([
    'C(6) job w, A(12) job w, B(13) job w, C(14) job w',
    'C(6)>',
    0,
    'A(12)>',
    'B(13)> Two(15) Choose(16)*',
    'C(14)>',
    'Choose(16) job w',
  ])
})

test('its condition may name a flow', async () => {
  const p = await play([
    start(),
    parallel('Ask'),
    service('A', 'w'),
    service('B', 'w'),
    complex('G', '=boss > 0'),
    end(),
    chain('Start', 'Ask', 'A', 'G', 'End'),
    flow('Ask', 'B'),
    flow('B', 'G', undefined, 'boss'),
  ])
  expect([p.work('A'), p.work('B')]).toEqual(['A(3)>', 'B(4)> G(5) End(6) end'])
})

test('splits by conditions like an inclusive one', async () => {
  const p = await play(
    [
      start(),
      complex('G', undefined, { default: 'G-C' }),
      end('A'),
      end('B'),
      end('C'),
      flow('Start', 'G'),
      flow('G', 'A', '=a'),
      flow('G', 'B', '=b'),
      flow('G', 'C'),
    ],
    { a: true, b: true },
  )
  expect(p.told).toEqual('start Start(1) G(2) A(3)* B(4)* A(3)> B(4)> end')
})
