import { describe, expect, test } from 'vitest'
import {
  boundary,
  cancel,
  chain,
  compensation,
  end,
  error,
  eventSub,
  flow,
  gateway,
  message,
  multi,
  node,
  output,
  parallel,
  script,
  service,
  start,
  sub,
  throwing,
  timer,
  transaction,
  undoneBy,
} from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

/** Work that is undone by `<id>Back`. */
const undone = (id: string, ...more: readonly string[]) => [
  service(id, id, ...more),
  boundary(`${id}Undo`, id, compensation()),
  service(`${id}Back`, 'back', { isForCompensation: 'true' }),
  undoneBy(`${id}Undo`, `${id}Back`),
]

describe('compensation', () => {
  test('undoes what was completed, one after the other, the last first, and never twice', async () => {
    const p = await play([
      start(),
      ...undone('A'),
      ...undone('B'),
      throwing('Undo', compensation()),
      throwing('Again', compensation()),
      end(),
      chain('Start', 'A', 'B', 'Undo', 'Again', 'End'),
    ])
    expect([p.work('A'), p.work('B'), p.work('BBack'), p.work('ABack')]).toEqual([
      'A(2)> B(3)*',
      'B(3)> Undo(4)* BBack(5)*',
      'BBack(5)> ABack(6)*',
      'ABack(6)> Undo(4)> Again(7) End(8) end',
    ])
  })

  test('by name undoes that activity alone; of a loop, each time it was done', async () => {
    const p = await play([
      start(),
      gateway('In'),
      ...undone('A'),
      ...undone('B'),
      gateway('More', 'More-Undo'),
      throwing('Undo', compensation('A')),
      end(),
      chain('Start', 'In', 'A', 'B', 'More', 'Undo', 'End'),
      flow('More', 'In', '=again'),
    ])
    p.work('A')
    p.work('B', { again: true })
    p.work('A')
    expect([p.work('B', { again: false }), p.work('ABack'), p.work('ABack')]).toEqual([
      'B(8)> More(9) Undo(10)* ABack(11)*',
      'ABack(11)> ABack(12)*',
      'ABack(12)> Undo(10)> End(13) end',
    ])
  })

  test('what is not waited for goes on beside, and the instance ends with it', async () => {
    const p = await play([
      start(),
      ...undone('A'),
      throwing('Undo', compensation(undefined, 'false')),
      end(),
      chain('Start', 'A', 'Undo', 'End'),
    ])
    expect([p.work('A'), p.work('ABack')]).toEqual(['A(2)> Undo(3)* ABack(4)* Undo(3)> End(5)', 'ABack(4)> end'])
  })

  test('an end event waits for it too', async () => {
    const p = await play([start(), ...undone('A'), end('Undo', compensation()), chain('Start', 'A', 'Undo')])
    expect([p.work('A'), p.work('ABack')]).toEqual(['A(2)> Undo(3)* ABack(4)*', 'ABack(4)> Undo(3)> end'])
  })

  test('each turn of a multi-instance is undone with its own item', async () => {
    const p = await play([
      start(),
      ...undone('A', multi({ collection: '=[1, 2]', element: 'item' })),
      throwing('Undo', compensation()),
      end(),
      chain('Start', 'A', 'Undo', 'End'),
    ])
    p.work('A')
    expect([p.work('A'), p.asked, p.work('ABack'), p.asked, p.work('ABack')]).toEqual([
      'A(4)> A[](2)> Undo(5)* ABack(6)*',
      ['job ABack(6) back {"item":2,"loopCounter":2}'],
      'ABack(6)> ABack(7)*',
      ['job ABack(7) back {"item":1,"loopCounter":1}'],
      'ABack(7)> Undo(5)> End(8) end',
    ])
  })

  test('a completed sub-process is undone from within, nested ones too, and writes no results again', async () => {
    const inner = sub('Inner', start('IIn'), ...undone('A'), end('IOut'), chain('IIn', 'A', 'IOut'))
    const outer = sub(
      'Outer',
      output('n', '=n + 1'),
      start('OIn'),
      inner,
      ...undone('B'),
      end('OOut'),
      chain('OIn', 'Inner', 'B', 'OOut'),
    )
    const p = await play(
      [start(), outer, throwing('Undo', compensation()), end(), chain('Start', 'Outer', 'Undo', 'End')],
      { n: 1 },
    )
    p.work('A')
    expect([p.work('B'), p.work('BBack'), p.work('ABack'), p.variables]).toEqual([
      'B(8)> OOut(9) Outer(2)> Undo(10)* Outer(11)* BBack(12)*',
      'BBack(12)> Inner(13)* ABack(14)*',
      'ABack(14)> Inner(13)> Outer(11)> Undo(10)> End(15) end',
      {
        n: 2,
      },
    ])
  })

  test('a sub-process with a handler of its own decides by itself what is undone', async () => {
    const handler = eventSub(
      'H',
      start('HS', compensation()),
      service('Own', 'w'),
      throwing('Rest', compensation('A')),
      end('HE'),
      chain('HS', 'Own', 'Rest', 'HE'),
    )
    const p = await play([
      start(),
      sub('S', start('In'), ...undone('A'), ...undone('B'), end('Out'), chain('In', 'A', 'B', 'Out'), handler),
      throwing('Undo', compensation('S')),
      end(),
      chain('Start', 'S', 'Undo', 'End'),
    ])
    p.work('A')
    expect([p.work('B'), p.work('Own'), p.work('ABack')]).toEqual([
      'B(5)> Out(6) S(2)> Undo(7)* S(8)* H(9)* HS(10) Own(11)*',
      'Own(11)> Rest(12)* ABack(13)*',
      'ABack(13)> Rest(12)> HE(14) H(9)> S(8)> Undo(7)> End(15) end',
    ])
  })

  test('what was interrupted is not undone, what was done in an interrupted sub-process neither', async () => {
    const p = await play([
      start(),
      sub('S', start('In'), ...undone('A'), ...undone('B'), end('Out'), chain('In', 'A', 'B', 'Out')),
      boundary('Off', 'S', error('E')),
      throwing('Undo', compensation()),
      end(),
      chain('Start', 'S', 'End'),
      chain('Off', 'Undo', 'End'),
    ])
    p.work('A')
    expect(p.throwError('B', 'E')).toEqual('B(5)^E→Off B(5)x S(2)x Off(6) Undo(7) End(8) end')
  })

  test('an error’s event sub-process undoes what the scope has done', async () => {
    const handler = eventSub(
      'H',
      start('HS', error('E')),
      throwing('Undo', compensation()),
      end('HE'),
      chain('HS', 'Undo', 'HE'),
    )
    const p = await play([start(), ...undone('A'), service('B', 'w'), end(), chain('Start', 'A', 'B', 'End'), handler])
    p.work('A')
    expect([p.throwError('B', 'E'), p.work('ABack')]).toEqual([
      'B(3)^E→HS B(3)x H(4)* HS(5) Undo(6)* ABack(7)*',
      'ABack(7)> Undo(6)> HE(8) H(4)> end',
    ])
  })

  test('a handler that an event on its border cuts off does not hold up the others', async () => {
    const p = await play([
      start(),
      ...undone('A'),
      ...undone('B'),
      boundary('Slow', 'BBack', timer('duration', 'PT1H')),
      service('Call', 'w'),
      end('Called'),
      chain('Slow', 'Call', 'Called'),
      throwing('Undo', compensation()),
      end(),
      chain('Start', 'A', 'B', 'Undo', 'End'),
    ])
    p.work('A')
    p.work('B')
    expect([p.advance('PT1H'), p.work('ABack'), p.work('Call')]).toEqual([
      'BBack(5)x Slow(6)* ABack(7)* Slow(6)> Call(8)*',
      'ABack(7)> Undo(4)> End(9)',
      'Call(8)> Called(10) end',
    ])
  })

  test('whoever undoes is cut off: what is left can still be undone', async () => {
    const undo = sub('U', start('UIn'), service('Wait', 'w'), end('UOut'), chain('UIn', 'Wait', 'UOut'))
    const p = await play([
      start(),
      ...undone('A'),
      ...undone('B'),
      parallel('Fork'),
      throwing('Undo', compensation()),
      end('E1'),
      undo,
      throwing('Undo2', compensation()),
      end('E2'),
      chain('Start', 'A', 'B', 'Fork', 'Undo', 'E1'),
      chain('Fork', 'U', 'Undo2', 'E2'),
    ])
    p.work('A')
    p.work('B')
    expect([p.modify([p.at('Undo').key]), p.work('BBack'), p.work('Wait'), p.work('ABack')]).toEqual([
      'modified Undo(5)x',
      'BBack(7)>',
      'Wait(9)> UOut(10) U(6)> Undo2(11)* ABack(12)*',
      'ABack(12)> Undo2(11)> E2(13) end',
    ])
  })
})

describe('transaction', () => {
  const body = [
    start('In'),
    ...undone('A'),
    service('B', 'w'),
    gateway('Ok', 'Ok-Out'),
    end('Out'),
    end('Stop', cancel()),
    chain('In', 'A', 'B', 'Ok', 'Out'),
    flow('Ok', 'Stop', '=bad'),
  ]
  const around = (...pieces: readonly string[]) => [
    start(),
    transaction('X', ...body, ...pieces),
    boundary('Cancelled', 'X', cancel()),
    boundary('Off', 'X', error('E')),
    end(),
    end('Back'),
    end('Failed'),
    chain('Start', 'X', 'End'),
    chain('Cancelled', 'Back'),
    chain('Off', 'Failed'),
  ]

  test('that goes well is left like any sub-process', async () => {
    const p = await play(around())
    p.work('A')
    expect(p.work('B', { bad: false })).toEqual('B(5)> Ok(6) Out(7) X(2)> End(8) end')
  })

  test('that is cancelled undoes what was done, then goes on from its cancel event', async () => {
    const p = await play(around())
    p.work('A')
    expect([p.work('B', { bad: true }), p.work('ABack')]).toEqual([
      'B(5)> Ok(6) Stop(7)* ABack(8)*',
      'ABack(8)> Stop(7)> X(2)x Cancelled(9) Back(10) end',
    ])
  })

  test('that fails by an error (a hazard) undoes nothing', async () => {
    const p = await play(around())
    p.work('A')
    expect(p.throwError('B', 'E')).toEqual('B(5)^E→Off B(5)x X(2)x Off(6) Failed(7) end')
  })

  test('a failing handler is repaired, and the cancelling goes on', async () => {
    const p = await play(around())
    p.work('A')
    p.work('B', { bad: true })
    expect([p.fail('ABack'), p.retry('ABack'), p.work('ABack')]).toEqual([
      'ABack(8)!work.broken',
      'ABack(8)?',
      'ABack(8)> Stop(7)> X(2)x Cancelled(9) Back(10) end',
    ])
  })

  test('of a multi-instance: one turn cancelled undoes all turns, those that are done as well', async () => {
    const p = await play(around(multi({ collection: '=[1, 2, 3]', element: 'item' })))
    for (const _ of [1, 2, 3]) p.work('A')
    p.work('B', { bad: false })
    expect([p.work('B', { bad: true }), p.asked, p.work('ABack'), p.work('ABack'), p.work('ABack')]).toEqual([
      'B(13)> Ok(17) Stop(18)* B(14)x X(19)* ABack(20)*',
      ['job ABack(20) back {"bad":true,"item":1,"loopCounter":1}'],
      'ABack(20)> X(19)> ABack(21)*',
      'ABack(21)> ABack(22)*',
      'ABack(22)> Stop(18)> X(5)x X(4)x X(2)x Cancelled(23) Back(24) end',
    ])
  })
})

test('compensation of a handler that maps its result', async () => {
  const p = await play([
    start(),
    ...undone('A'),
    script('S', '=1', 'x'),
    throwing('Undo', compensation()),
    end(),
    chain('Start', 'A', 'S', 'Undo', 'End'),
    node('task', 'Never', { isForCompensation: 'true' }),
    boundary('SU', 'S', compensation()),
    undoneBy('SU', 'Never'),
    eventSub('H', start('HS', message('m', '="k"')), end('HE'), chain('HS', 'HE')),
  ])
  expect([p.work('A'), p.work('ABack', { refunded: 5 }), p.variables]).toEqual([
    'A(2)> S(3) Undo(4)* Never(5) ABack(6)*',
    'ABack(6)> Undo(4)> End(7) end',
    {
      refunded: 5,
      x: 1,
    },
  ])
})
