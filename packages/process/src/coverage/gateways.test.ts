import { describe, expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  end,
  error,
  escalation,
  eventGateway,
  flow,
  gateway,
  inclusive,
  link,
  message,
  nonInterrupting,
  parallel,
  receive,
  script,
  service,
  signal,
  start,
  sub,
  throwing,
  timer,
} from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

describe('parallel gateway', () => {
  const twice = [
    start(),
    parallel('Fork'),
    gateway('Twice'),
    service('Slow', 'w'),
    parallel('Join'),
    service('After', 'w'),
    end(),
    chain('Start', 'Fork', 'Twice', 'Join', 'After', 'End'),
    flow('Fork', 'Twice', undefined, 'again'),
    flow('Fork', 'Slow'),
    flow('Slow', 'Join'),
  ]

  test('joins by flow, not by count: two tokens on one flow do not stand for one on another', async () => {
    const p = await play(twice)
    expect([p.told, p.waiting, p.work('Slow'), p.state.taken.map(({ flow: id }) => id), p.work('After')]).toEqual([
      'start Start(1) Fork(2) Twice(3)* Twice(4)* Slow(5)* Twice(3)> Twice(4)>',
      'Slow(5) job w',
      'Slow(5)> Join(6) After(7)*',
      ['Twice-Join'],
      'After(7)> End(8) Join(9)* Join(9)!process.join-never-complete',
    ])
  })

  test('a token left alone at a join, with nothing that could follow, is seen; a retry goes on with it', async () => {
    const p = await play(twice)
    p.work('Slow')
    expect([p.work('After'), p.asked, p.retry('Join'), p.work('After'), p.status]).toEqual([
      'After(7)> End(8) Join(9)* Join(9)!process.join-never-complete',
      ['incident Join(9) process.join-never-complete'],
      'Join(9)? Join(9)> After(10)*',
      'After(10)> End(11) end',
      'completed',
    ])
  })

  test('joins and splits at once, and each round of a loop anew', async () => {
    const p = await play(
      [
        start(),
        gateway('Again'),
        parallel('Fork'),
        service('A', 'w'),
        service('B', 'w'),
        parallel('Both'),
        gateway('More', 'More-End'),
        end(),
        chain('Start', 'Again', 'Fork', 'A', 'Both', 'More', 'End'),
        flow('Fork', 'B'),
        flow('B', 'Both'),
        flow('More', 'Again', '=n < 2'),
      ],
      { n: 1 },
    )
    expect([p.told, p.work('B'), p.work('A', { n: 1 }), p.work('A'), p.work('B', { n: 2 })]).toEqual([
      'start Start(1) Again(2) Fork(3) A(4)* B(5)*',
      'B(5)>',
      'A(4)> Both(6) More(7) Again(8) Fork(9) A(10)* B(11)*',
      'A(10)>',
      'B(11)> Both(12) More(13) End(14) end',
    ])
  })

  test('a branch that ends with its scope takes its token at the join along', async () => {
    const p = await play([
      start(),
      sub(
        'S',
        start('In'),
        parallel('Fork'),
        service('A', 'w'),
        service('B', 'w'),
        parallel('Join'),
        end('Out'),
        chain('In', 'Fork', 'A', 'Join', 'Out'),
        flow('Fork', 'B'),
        flow('B', 'Join'),
      ),
      boundary('Wrong', 'S', error('E')),
      end(),
      end('Failed'),
      chain('Start', 'S', 'End'),
      chain('Wrong', 'Failed'),
    ])
    expect([p.work('A'), p.throwError('B', 'E'), p.status]).toEqual([
      'A(5)>',
      'B(6)^E→Wrong B(6)x S(2)x Wrong(7) Failed(8) end',
      'completed',
    ])
  })
})

describe('event-based gateway', () => {
  const race = [
    start(),
    eventGateway('First'),
    catching('Paid', message('paid', '=order')),
    catching('Late', timer('duration', 'PT2H')),
    catching('Off', signal('off')),
    receive('Told', 'told', '=order'),
    gateway('Out'),
    end(),
    chain('Start', 'First', 'Paid', 'Out', 'End'),
    chain('First', 'Late', 'Out'),
    chain('First', 'Off', 'Out'),
    chain('First', 'Told', 'Out'),
  ]

  test.each([
    ['message', 'Paid'],
    ['timer', 'Late'],
    ['signal', 'Off'],
    ['receive task', 'Told'],
  ])('the first event wins, and the others are waited for no more: %s', async (_, event) => {
    const p = await play(race, { order: 'o1' })
    expect(p.events).toBe('Paid, Late 2026-03-01T10:00, Off, Told')
    expect(p.trigger((one) => one.event === event)).toBe(`First(2)> ${event}(3) Out(4) End(5) end`)
    expect(p.events).toBe('')
  })

  test('the loser of the race is told so', async () => {
    const p = await play(race, { order: 'o1' })
    const [loser] = p.state.subscriptions
    p.signal('off')
    expect(p.give({ kind: 'trigger', owner: loser?.owner ?? 0, event: 'Paid', index: 0, variables: {} })).toBe(
      'refused process.ended',
    )
  })

  test('in a loop it waits anew', async () => {
    const p = await play([
      start(),
      gateway('Again'),
      eventGateway('First'),
      catching('Ping', message('ping', '="k"')),
      catching('Stop', timer('duration', 'PT1H')),
      end(),
      chain('Start', 'Again', 'First', 'Ping', 'Again'),
      chain('First', 'Stop', 'End'),
    ])
    expect([
      p.advance('PT50M'),
      p.message('ping', { n: 1 }),
      p.events,
      p.advance('PT50M'),
      p.advance('PT10M'),
      p.variables,
    ]).toEqual([
      '',
      'First(3)> Ping(4) Again(5) First(6)*',
      'Ping, Stop 2026-03-01T09:50',
      '',
      'First(6)> Stop(7) End(8) end',
      {
        n: 1,
      },
    ])
  })

  test('without a correlation key it stops, and the message that comes meanwhile is nobody’s', async () => {
    const p = await play(race)
    expect([p.told, p.events, p.set({ order: 'o2' }), p.retry('First'), p.message('told')]).toEqual([
      'start Start(1) First(2)* First(2)!process.not-text',
      '',
      '',
      'First(2)?',
      'First(2)> Told(3) Out(4) End(5) end',
    ])
  })
})

describe('links', () => {
  test('lead on within their scope, in a loop too', async () => {
    const p = await play([
      start(),
      catching('Back', link('again')),
      gateway('In'),
      service('T', 'w'),
      gateway('More', 'More-End'),
      throwing('Go', link('again')),
      end(),
      chain('Start', 'In', 'T', 'More', 'End'),
      flow('Back', 'In'),
      flow('More', 'Go', '=n < 2'),
    ])
    expect([p.told, p.work('T', { n: 1 }), p.work('T', { n: 2 })]).toEqual([
      'start Start(1) In(2) T(3)*',
      'T(3)> More(4) Go(5) Back(6) In(7) T(8)*',
      'T(8)> More(9) End(10) end',
    ])
  })

  test('several lead to one', async () => {
    const p = await play([
      start(),
      parallel('Fork'),
      throwing('L1', link('x')),
      throwing('L2', link('x')),
      catching('X', link('x')),
      end(),
      chain('Start', 'Fork', 'L1'),
      chain('Fork', 'L2'),
      chain('X', 'End'),
    ])
    expect(p.told).toEqual(
      'start Start(1) Fork(2) L1(3)* L2(4)* L1(3)> L2(4)> X(5)* X(6)* X(5)> X(6)> End(7)* End(8)* End(7)> End(8)> end',
    )
  })
})

describe('flows out of activities', () => {
  test('several flows without a condition split, conditions hold each for itself, the default where none does', async () => {
    const p = await play(
      [
        start(),
        script('T', '=n', 'm', { default: 'T-C' }),
        end('A'),
        end('B'),
        end('C'),
        chain('Start', 'T'),
        flow('T', 'A', '=m > 1'),
        flow('T', 'B', '=m > 2'),
        flow('T', 'C'),
      ],
      { n: 3 },
    )
    expect(p.told).toEqual('start Start(1) T(2) A(3)* B(4)* A(3)> B(4)> end')
    const q = await play(
      [
        start(),
        script('T', '=n', 'm', { default: 'T-C' }),
        end('A'),
        end('C'),
        chain('Start', 'T'),
        flow('T', 'A', '=m > 1'),
        flow('T', 'C'),
      ],
      { n: 1 },
    )
    expect(q.told).toEqual('start Start(1) T(2) C(3) end')
  })
})

describe('inclusive gateway', () => {
  const split = [
    start(),
    inclusive('Split', 'Split-C'),
    service('A', 'w'),
    service('B', 'w'),
    service('C', 'w'),
    inclusive('Join'),
    service('After', 'w'),
    end(),
    flow('Start', 'Split'),
    flow('Split', 'A', '=a'),
    flow('Split', 'B', '=b'),
    flow('Split', 'C'),
    chain('A', 'Join', 'After', 'End'),
    flow('B', 'Join'),
    flow('C', 'Join'),
  ]

  test.each([
    [{ a: true, b: true }, ['B', 'A']],
    [{ a: false, b: true }, ['B']],
    [{ a: false, b: false }, ['C']],
  ])('waits for the branches that were taken: %j', async (variables, order) => {
    const p = await play(split, variables)
    for (const id of order.slice(0, -1)) expect(p.work(id)).not.toContain('Join')
    expect(p.work(order.at(-1) ?? '')).toContain('Join')
    expect(p.work('After')).toContain('end')
  })

  test('nested splits end before the outer join goes on', async () => {
    const p = await play([
      start(),
      inclusive('Outer'),
      service('X', 'w'),
      inclusive('Inner'),
      service('A', 'w'),
      service('B', 'w'),
      inclusive('InnerJoin'),
      inclusive('OuterJoin'),
      end(),
      flow('Start', 'Outer'),
      flow('Outer', 'X', '=true'),
      flow('Outer', 'Inner', '=true'),
      flow('Inner', 'A', '=true'),
      flow('Inner', 'B', '=true'),
      chain('A', 'InnerJoin', 'OuterJoin', 'End'),
      flow('B', 'InnerJoin'),
      flow('X', 'OuterJoin'),
    ])
    expect([p.told, p.work('X'), p.work('A'), p.work('B')]).toEqual([
      'start Start(1) Outer(2) X(3)* Inner(4) A(5)* B(6)*',
      'X(3)>',
      'A(5)>',
      'B(6)> InnerJoin(7) OuterJoin(8) End(9) end',
    ])
  })

  test('two joins one after the other: the second waits for what the first still holds', async () => {
    const p = await play([
      start(),
      inclusive('Split'),
      service('A', 'w'),
      service('B', 'w'),
      service('C', 'w'),
      inclusive('J1'),
      service('Mid', 'w'),
      inclusive('J2'),
      end(),
      flow('Start', 'Split'),
      flow('Split', 'A', '=true'),
      flow('Split', 'B', '=true'),
      flow('Split', 'C', '=true'),
      flow('A', 'J1'),
      flow('B', 'J1'),
      flow('C', 'J2'),
      chain('J1', 'Mid', 'J2', 'End'),
    ])
    expect([p.work('C'), p.work('B'), p.work('A'), p.work('Mid')]).toEqual([
      'C(5)>',
      'B(4)>',
      'A(3)> J1(6) Mid(7)*',
      'Mid(7)> J2(8) End(9) end',
    ])
  })

  test('a way back to before the split does not hold the join for ever', async () => {
    const p = await play(
      [
        start(),
        gateway('In'),
        inclusive('Split'),
        service('A', 'w'),
        service('B', 'w'),
        inclusive('Join'),
        gateway('More', 'More-End'),
        end(),
        chain('Start', 'In', 'Split'),
        flow('Split', 'A', '=true'),
        flow('Split', 'B', '=n > 1'),
        flow('A', 'Join'),
        flow('B', 'Join'),
        chain('Join', 'More', 'End'),
        flow('More', 'In', '=n < 3'),
      ],
      { n: 2 },
    )
    expect([p.told, p.work('A'), p.work('B'), p.work('B', { n: 3 }), p.work('A')]).toEqual([
      'start Start(1) In(2) Split(3) A(4)* B(5)*',
      'A(4)>',
      'B(5)> Join(6) More(7) In(8) Split(9) A(10)* B(11)*',
      'B(11)>',
      'A(10)> Join(12) More(13) End(14) end',
    ])
  })

  test('a way back inside one branch: the join waits until that branch has come out of its loop', async () => {
    const p = await play([
      start(),
      inclusive('Split'),
      gateway('In'),
      service('A', 'w'),
      gateway('More', 'More-Join'),
      service('B', 'w'),
      inclusive('Join'),
      end(),
      flow('Start', 'Split'),
      flow('Split', 'In', '=true'),
      flow('Split', 'B', '=true'),
      chain('In', 'A', 'More', 'Join', 'End'),
      flow('More', 'In', '=again'),
      flow('B', 'Join'),
    ])
    expect([p.work('B'), p.work('A', { again: true }), p.work('A', { again: false })]).toEqual([
      'B(4)>',
      'A(5)> More(6) In(7) A(8)*',
      'A(8)> More(9) Join(10) End(11) end',
    ])
  })

  test('branches of events on borders count: while the host is there they may come, and a non-interrupting one is waited for', async () => {
    const p = await play([
      start(),
      inclusive('Split'),
      service('A', 'w'),
      boundary('Asked', 'A', message('ask', '="k"'), nonInterrupting),
      service('Answer', 'w'),
      service('B', 'w'),
      boundary('Off', 'B', error('E')),
      service('Instead', 'w'),
      inclusive('Join'),
      end(),
      flow('Start', 'Split'),
      flow('Split', 'A', '=true'),
      flow('Split', 'B', '=true'),
      chain('A', 'Join', 'End'),
      flow('B', 'Join'),
      chain('Asked', 'Answer', 'Join'),
      chain('Off', 'Instead', 'Join'),
    ])
    expect([p.message('ask'), p.throwError('B', 'E'), p.work('A'), p.work('Instead'), p.work('Answer')]).toEqual([
      'Asked(5) Answer(6)*',
      'B(4)^E→Off B(4)x Off(7) Instead(8)*',
      'A(3)>',
      'Instead(8)>',
      'Answer(6)> Join(9) End(10) end',
    ])
  })

  test('two tokens on one flow: the join takes one of each, and goes on a second time with what is left', async () => {
    const p = await play([
      start(),
      parallel('Fork'),
      gateway('Two'),
      service('B', 'w'),
      inclusive('Join'),
      service('After', 'w'),
      end(),
      chain('Start', 'Fork', 'Two', 'Join', 'After', 'End'),
      flow('Fork', 'Two', undefined, 'again'),
      flow('Fork', 'B'),
      flow('B', 'Join'),
    ])
    expect([p.told, p.work('B'), p.work('After'), p.work('After')]).toEqual([
      'start Start(1) Fork(2) Two(3)* Two(4)* B(5)* Two(3)> Two(4)>',
      'B(5)> Join(6) After(7)* Join(8) After(9)*',
      'After(7)> End(10)',
      'After(9)> End(11) end',
    ])
  })

  test('joins in a sub-process do not look at tokens outside, nor at those of another turn', async () => {
    const p = await play([
      start(),
      parallel('Fork'),
      service('Outside', 'w'),
      sub(
        'S',
        start('In'),
        inclusive('Split'),
        service('A', 'w'),
        service('B', 'w'),
        inclusive('Join'),
        end('Out'),
        chain('In', 'Split'),
        flow('Split', 'A', '=true'),
        flow('Split', 'B', '=true'),
        chain('A', 'Join', 'Out'),
        flow('B', 'Join'),
      ),
      end(),
      chain('Start', 'Fork', 'S', 'End'),
      chain('Fork', 'Outside', 'End'),
      boundary('Up', 'S', escalation('U')),
      end('X'),
      chain('Up', 'X'),
    ])
    expect([p.work('A'), p.work('B'), p.status]).toEqual(['A(7)>', 'B(8)> Join(9) Out(10) S(3)> End(11)', 'active'])
  })
})
