import { describe, expect, test } from 'vitest'
import {
  boundary,
  chain,
  end,
  error,
  escalation,
  eventSub,
  listeners,
  loop,
  message,
  multi,
  nonInterrupting,
  output,
  script,
  service,
  start,
  sub,
  throwing,
  timer,
  user,
} from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

const around = (...pieces: readonly string[]) => [start(), ...pieces, end(), chain('Start', 'T', 'End')]

describe('multi-instance', () => {
  const each = (settings: object) =>
    multi({ collection: '=items', element: 'item', outputCollection: 'all', outputElement: '=answer', ...settings })

  test('in parallel: every item at once, answers in the order of the items', async () => {
    const p = await play(around(service('T', 'w', each({}))), { items: ['a', 'b', 'c'] })
    expect([
      p.told,
      p.asked,
      p.work('T', { answer: 3 }, 2),
      p.work('T', { answer: 1 }),
      p.work('T', { answer: 2 }),
      p.variables,
    ]).toEqual([
      'start Start(1) T[](2)* T(3)* T(4)* T(5)*',
      [
        'job T(3) w {"items":["a","b","c"],"answer":null,"item":"a","loopCounter":1}',
        'job T(4) w {"items":["a","b","c"],"answer":null,"item":"b","loopCounter":2}',
        'job T(5) w {"items":["a","b","c"],"answer":null,"item":"c","loopCounter":3}',
      ],
      'T(5)>',
      'T(3)>',
      'T(4)> T[](2)> End(6) end',
      {
        all: [1, 2, 3],
        items: ['a', 'b', 'c'],
      },
    ])
  })

  test('in sequence: one item after the other', async () => {
    const p = await play(around(service('T', 'w', each({ sequential: true }))), { items: ['a', 'b'] })
    expect([p.told, p.work('T', { answer: 1 }), p.asked, p.work('T', { answer: 2 }), p.variables]).toEqual([
      'start Start(1) T[](2)* T(3)*',
      'T(3)> T(4)*',
      ['job T(4) w {"items":["a","b"],"answer":null,"item":"b","loopCounter":2}'],
      'T(4)> T[](2)> End(5) end',
      {
        all: [1, 2],
        items: ['a', 'b'],
      },
    ])
  })

  test('of nothing is done at once', async () => {
    const p = await play(around(service('T', 'w', each({}))), { items: [] })
    expect([p.told, p.variables]).toEqual([
      'start Start(1) T[](2) End(3) end',
      {
        all: [],
        items: [],
      },
    ])
  })

  test('a completion condition ends the others, and counts', async () => {
    const p = await play(
      around(service('T', 'w', each({ until: '=numberOfCompletedInstances / numberOfInstances >= 0.5' }))),
      { items: [1, 2, 3, 4] },
    )
    expect([p.work('T', { answer: 'x' }, 1), p.work('T', { answer: 'y' }, 2), p.variables]).toEqual([
      'T(4)>',
      'T(6)> T(5)x T(3)x T[](2)> End(7) end',
      {
        all: [null, 'x', null, 'y'],
        items: [1, 2, 3, 4],
      },
    ])
  })

  test('what is no list stops it, and is repaired by data', async () => {
    const p = await play(around(service('T', 'w', each({}))))
    expect([p.told, p.set({ items: [1] }), p.give({ kind: 'retry', key: 2, by: 'ann' }), p.work('T')]).toEqual([
      'start Start(1) T[](2)* T[](2)!process.no-collection',
      '',
      'T(2)? T(3)*',
      'T(3)> T[](2)> End(4) end',
    ])
  })

  test('answers of turns that are sub-processes do not write over each other', async () => {
    const inside = [
      start('In'),
      service('Ask', 'w'),
      service('Check', 'w'),
      end('Out'),
      chain('In', 'Ask', 'Check', 'Out'),
    ]
    const p = await play(around(sub('T', ...inside, each({}))), { items: [1, 2] })
    p.work('Ask', { answer: 'first' })
    p.work('Ask', { answer: 'second' })
    p.work('Check')
    p.work('Check')
    expect(p.variables).toEqual({ items: [1, 2], all: ['first', 'second'] })
  })

  test('an event on the border ends all turns, one that does not interrupt none', async () => {
    const p = await play(
      [
        start(),
        service('T', 'w', each({})),
        boundary('Ask', 'T', message('ask', '="k"'), nonInterrupting),
        boundary('Off', 'T', timer('duration', 'PT1H')),
        end(),
        end('Told'),
        end('Late'),
        chain('Start', 'T', 'End'),
        chain('Ask', 'Told'),
        chain('Off', 'Late'),
      ],
      { items: [1, 2] },
    )
    expect([p.events, p.message('ask'), p.message('ask'), p.work('T'), p.advance('PT1H'), p.status]).toEqual([
      'Ask, Off 2026-03-01T09:00',
      'Ask(5) Told(6)',
      'Ask(7) Told(8)',
      'T(3)>',
      'T(4)x T(2)x Off(9) Late(10) end',
      'completed',
    ])
  })

  test('an error in a turn inside a sub-process ends the whole multi-instance', async () => {
    const inside = [start('In'), service('Do', 'w'), end('Out'), chain('In', 'Do', 'Out')]
    const p = await play(
      [
        start(),
        sub('T', ...inside, each({})),
        boundary('Bad', 'T', error('E')),
        end(),
        end('Failed'),
        chain('Start', 'T', 'End'),
        chain('Bad', 'Failed'),
      ],
      { items: [1, 2] },
    )
    expect(p.throwError('Do', 'E', 1)).toEqual('Do(8)^E→Bad Do(8)x T(4)x Do(7)x T(3)x T(2)x Bad(9) Failed(10) end')
  })

  test('an event sub-process belongs to the turn it is in', async () => {
    const inside = [
      start('In'),
      service('Do', 'w'),
      end('Out'),
      chain('In', 'Do', 'Out'),
      eventSub(
        'H',
        start('Cancel', message('cancel', '=item')),
        service('Undo', 'w'),
        end('Undone'),
        chain('Cancel', 'Undo', 'Undone'),
      ),
    ]
    const p = await play([start(), sub('T', ...inside, each({})), end(), chain('Start', 'T', 'End')], {
      items: ['a', 'b'],
    })
    expect([p.message('cancel', {}, 'b'), p.waiting, p.work('Undo'), p.work('Do')]).toEqual([
      'Do(8)x H(9)* Cancel(10) Undo(11)*',
      'Do(7) job w, Undo(11) job w',
      'Undo(11)> Undone(12) H(9)> T(4)>',
      'Do(7)> Out(13) T(3)> T[](2)> End(14) end',
    ])
  })

  test('an escalation from a turn is caught on the border without ending it', async () => {
    const inside = [
      start('In'),
      throwing('Up', escalation('U')),
      service('Do', 'w'),
      end('Out'),
      chain('In', 'Up', 'Do', 'Out'),
    ]
    const p = await play(
      [
        start(),
        sub('T', ...inside, each({ sequential: true })),
        boundary('Heard', 'T', escalation('U'), nonInterrupting),
        end(),
        end('Told'),
        chain('Start', 'T', 'End'),
        chain('Heard', 'Told'),
      ],
      { items: [1, 2] },
    )
    expect([p.told, p.work('Do'), p.work('Do')]).toEqual([
      'start Start(1) T[](2)* T(3)* In(4) Up(5)* Up(5)^U→Heard Heard(6)* Up(5)> Heard(6)> Do(7)* Told(8)',
      'Do(7)> Out(9) T(3)> T(10)* In(11) Up(12)* Up(12)^U→Heard Heard(13)* Up(12)> Heard(13)> Do(14)* Told(15)',
      'Do(14)> Out(16) T(10)> T[](2)> End(17) end',
    ])
  })

  test('listeners are asked of every turn, not of the whole', async () => {
    const p = await play(around(service('T', 'w', each({}), listeners({ start: ['before'], end: ['after'] }))), {
      items: [1, 2],
    })
    expect([
      p.told,
      p.waiting,
      p.work('T', { rate: 2 }),
      p.asked,
      p.work('T', { answer: 5 }),
      p.asked,
      p.work('T', { answer: 6 }),
      p.work('T'),
      p.work('T'),
      p.work('T'),
      p.variables,
    ]).toEqual([
      'start Start(1) T[](2)* T(3)* T(4)*',
      'T(3) job before, T(4) job before',
      '',
      ['job T(3) w {"items":[1,2],"answer":null,"item":1,"loopCounter":1,"rate":2}'],
      '',
      ['job T(3) end-0 after {"items":[1,2],"answer":5,"item":1,"loopCounter":1,"rate":2}'],
      'T(3)>',
      '',
      '',
      'T(4)> T[](2)> End(5) end',
      {
        all: [6, null],
        items: [1, 2],
      },
    ])
  })

  test('a turn ended by hand counts as terminated; the others go on', async () => {
    const p = await play(around(service('T', 'w', each({}))), { items: [1, 2] })
    expect([p.modify([p.at('T').key]), p.work('T', { answer: 'b' }), p.variables]).toEqual([
      'modified T(3)x',
      'T(4)> T[](2)> End(5) end',
      {
        all: [null, 'b'],
        items: [1, 2],
      },
    ])
  })

  test('by number', async () => {
    const p = await play(around(script('T', '=n + loopCounter', 'n', multi({ cardinality: '=3', sequential: true }))), {
      n: 0,
    })
    expect([p.told, p.variables]).toEqual([
      'start Start(1) T[](2)* T(3) T(4) T(5) T[](2)> End(6) end',
      {
        n: 6,
      },
    ])
  })

  test('within a multi-instance', async () => {
    const inside = [
      start('In'),
      script(
        'Do',
        '=item * inner',
        'x',
        multi({ collection: '=[1, 2]', element: 'inner', outputCollection: 'row', outputElement: '=x' }),
      ),
      end('Out'),
      chain('In', 'Do', 'Out'),
    ]
    const p = await play(around(sub('T', ...inside, each({ outputElement: '=row' }))), { items: [10, 20] })
    expect(p.variables).toEqual({
      items: [10, 20],
      all: [
        [10, 20],
        [20, 40],
      ],
    })
  })

  test('outputs are mapped turn by turn', async () => {
    const p = await play(
      around(service('T', 'w', output('sum', '=sum + paid'), multi({ collection: '=items', element: 'item' }))),
      { items: [1, 2], sum: 0 },
    )
    p.work('T', { paid: 5 })
    p.work('T', { paid: 7 })
    expect(p.variables).toEqual({ items: [1, 2], sum: 12 })
  })
})

describe('standard loop', () => {
  test('tested after each turn, or before', async () => {
    const after = await play(around(service('T', 'w', loop({ while: '=n < 2' }))), { n: 9 })
    expect([after.told, after.work('T', { n: 1 }), after.work('T', { n: 2 })]).toEqual([
      'start Start(1) T[](2)* T(3)*',
      'T(3)> T(4)*',
      'T(4)> T[](2)> End(5) end',
    ])
    const before = await play(around(service('T', 'w', loop({ while: '=n < 2', before: true }))), { n: 9 })
    expect(before.told).toEqual('start Start(1) T[](2) End(3) end')
  })

  test('ends at its maximum', async () => {
    const p = await play(around(script('T', '=n + 1', 'n', loop({ while: '=true', maximum: 3 }))), { n: 0 })
    expect([p.told, p.variables]).toEqual([
      'start Start(1) T[](2)* T(3) T(4) T(5) T[](2)> End(6) end',
      {
        n: 3,
      },
    ])
  })

  test('one that never ends is stopped', async () => {
    const p = await play(around(script('T', '=n + 1', 'n', loop({ while: '=n >= 0' }))), { n: 0 })
    expect(p.asked).toEqual(['incident T(10003) process.endless-loop'])
  })

  test('a condition that is neither true nor false stops it; repaired, it goes on', async () => {
    const p = await play(around(user('T', {}, loop({ while: '=again' }))))
    expect([
      p.user('T', { again: 'perhaps' }),
      p.set({ again: false }),
      p.give({ kind: 'skip', key: 2, variables: {}, by: 'ann' }),
    ]).toEqual(['T(3)> T(2)!process.condition-undecided', '', 'T(2)~ T[](2)> End(4) end'])
  })

  test('of a sub-process, left by an event on its border', async () => {
    const p = await play([
      start(),
      sub('T', start('In'), service('Do', 'w'), end('Out'), chain('In', 'Do', 'Out'), loop({ while: '=true' })),
      boundary('Enough', 'T', message('enough', '="k"')),
      end(),
      chain('Start', 'T', 'End'),
      chain('Enough', 'End'),
    ])
    expect([p.work('Do'), p.work('Do'), p.message('enough')]).toEqual([
      'Do(5)> Out(6) T(3)> T(7)* In(8) Do(9)*',
      'Do(9)> Out(10) T(7)> T(11)* In(12) Do(13)*',
      'Do(13)x T(11)x T(2)x Enough(14) End(15) end',
    ])
  })
})
