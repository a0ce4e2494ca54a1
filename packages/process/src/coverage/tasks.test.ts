import { describe, expect, test } from 'vitest'
import {
  approval,
  boundary,
  chain,
  end,
  eventSub,
  flow,
  gateway,
  listeners,
  manual,
  multi,
  node,
  nonInterrupting,
  parallel,
  rule,
  script,
  sendBack,
  service,
  signal,
  start,
  sub,
  task,
  taskListeners,
  timer,
  user,
  work,
} from '../../test/bpmn-xml.ts'
import { type Play, play } from '../../test/play.ts'

const around = (...pieces: readonly string[]) => [start(), ...pieces, end(), chain('Start', 'T', 'End')]

describe('every kind of task', () => {
  test('manual and undefined tasks pass at once', async () => {
    const p = await play([start(), manual('M'), task('U'), end(), chain('Start', 'M', 'U', 'End')])
    expect(p.told).toBe('start Start(1) M(2) U(3) End(4) end')
  })

  test('a script, here or by work; a rule, here or by work', async () => {
    const p = await play(
      [
        start(),
        script('S', '=n + 1', 'n'),
        node('scriptTask', 'J', work('run')),
        rule('R', 'judge', 'verdict'),
        node('businessRuleTask', 'W', work('decide')),
        end(),
        chain('Start', 'S', 'J', 'R', 'W', 'End'),
      ],
      { n: 1 },
    )
    p.work('J', { a: 1 })
    expect(p.asked).toEqual(['decision R(4) judge {"n":2,"a":1}'])
    p.give({ kind: 'complete-decision', key: 4, result: 'yes', trace: null })
    expect([p.work('W', { b: 2 }), p.variables]).toEqual(['W(5)> End(6) end', { n: 2, a: 1, verdict: 'yes', b: 2 }])
  })
})

describe('listeners', () => {
  test('before and after every kind of element, one after the other; what they bring is there', async () => {
    const both = listeners({ start: ['s1', 's2'], end: ['e1'] })
    const p = await play([
      start('Start', listeners({ end: ['e0'] })),
      gateway('G', undefined, both),
      service('T', 'w', both),
      end('End', both),
      chain('Start', 'G', 'T', 'End'),
    ])
    const told: string[] = []
    while (p.status === 'active') {
      const [waiting] = p.state.elements
      told.push(p.waiting, p.work(waiting?.element ?? ''))
    }
    expect(told.filter((line) => line !== '')).toEqual([
      'Start(1) job e0',
      'Start(1)> G(2)*',
      'G(2) job s1',
      'G(2) job s2',
      'G(2) job e1',
      'G(2)> T(3)*',
      'T(3) job s1',
      'T(3) job s2',
      'T(3) job w',
      'T(3) job e1',
      'T(3)> End(4)*',
      'End(4) job s1',
      'End(4) job s2',
      'End(4) job e1',
      'End(4)> end',
    ])
  })

  test('one that fails is repaired, and not those before it; a skipped one is passed over alone', async () => {
    const p = await play(around(service('T', 'w', listeners({ start: ['s1', 's2'], end: ['e1', 'e2'] }))))
    expect([
      p.work('T'),
      p.fail('T'),
      p.retry('T'),
      p.waiting,
      p.work('T'),
      p.waiting,
      p.work('T', { a: 1 }),
      p.waiting,
      p.skip('T'),
      p.waiting,
      p.fail('T'),
      p.skip('T', { b: 2 }),
      p.variables,
    ]).toEqual([
      '',
      'T(2)!work.broken',
      'T(2)?',
      'T(2) job s2',
      '',
      'T(2) job w',
      '',
      'T(2) job e1',
      'T(2)~',
      'T(2) job e2',
      'T(2)!work.broken',
      'T(2)~ T(2)> End(3) end',
      {
        a: 1,
        b: 2,
      },
    ])
  })

  test('of a user task: asked in turn; one that denies leaves the task as it was', async () => {
    const p = await play(
      around(user('T', { assignee: 'bob' }, taskListeners(['creating', 'c'], ['assigning', 'a'], ['completing', 'x']))),
    )
    expect([
      p.waiting,
      p.work('T'),
      p.waiting,
      p.work('T'),
      p.asked,
      p.user('T', { n: 1 }),
      p.waiting,
      p.work('T', { denied: true }),
      p.waiting,
      p.user('T', { n: 2 }),
      p.work('T'),
      p.variables,
    ]).toEqual([
      'T(2) job c',
      '',
      'T(2) job a',
      '',
      ['user-task T(2) bob [] -'],
      '',
      'T(2) job x',
      '',
      'T(2) user-task',
      '',
      'T(2)> End(3) end',
      {
        n: 2,
      },
    ])
  })

  test('a denied decision of approvers is taken back', async () => {
    const p = await play(
      around(
        user(
          'T',
          {},
          approval({ policy: 'any', approvers: '=["a"]', approves: 'yes' }),
          taskListeners(['completing', 'x']),
        ),
      ),
    )
    expect([p.sign('T', 'a', 'yes'), p.work('T', { denied: true }), p.sign('T', 'a', 'yes'), p.work('T')]).toEqual([
      'T(2):signed',
      '',
      'T(2):signed',
      'T(2)> End(3) end',
    ])
  })

  test('asked about a change, they say whether it may be made', async () => {
    const p = await play(around(user('T', {}, taskListeners(['updating', 'u']))))
    const ask = { kind: 'ask-task-listeners', key: 2, on: 'updating', data: { priority: 9 } } as const
    expect([p.give(ask), p.waiting, p.work('T'), p.asked, p.give(ask), p.work('T', { denied: true }), p.asked]).toEqual(
      ['', 'T(2) job u', '', ['task-listened (2) updating'], '', '', []],
    )
  })
})

describe('approval', () => {
  const by = (policy: string, approvers: string, more = {}) =>
    play(around(user('T', {}, approval({ policy, approvers, variable: 'decision', approves: 'yes', ...more }))))
  const outcome = (p: Play) => (p.status === 'active' ? null : p.variables)

  test.each([
    ['any', ['a:yes'], true],
    ['any', ['b:no'], false],
    ['all', ['a:yes', 'b:yes', 'c:yes'], true],
    ['all', ['b:no'], false],
    ['ordered', ['a:yes', 'b:yes', 'c:yes'], true],
    ['ordered', ['a:yes', 'b:no'], false],
    ['ratio', ['a:yes', 'c:yes'], true],
    ['ratio', ['a:no', 'c:yes', 'b:yes'], true],
    ['ratio', ['a:no', 'c:no'], false],
  ] as const)('%s of three: %j decides it, not before', async (policy, signs, approved) => {
    const p = await by(policy, '=["a", "b", "c"]', policy === 'ratio' ? { ratio: '0.6' } : {})
    for (const [at, sign] of signs.entries()) {
      expect(outcome(p)).toBe(null)
      const [who = '', answer = ''] = sign.split(':')
      p.sign('T', who, answer)
      if (at === signs.length - 1) expect(outcome(p)).toMatchObject({ approved })
    }
  })

  test('in order, each waits for the one before; a stranger and a second answer are refused', async () => {
    const p = await by('ordered', '=["a", "b"]')
    expect([
      p.sign('T', 'b', 'yes'),
      p.sign('T', 'x', 'yes'),
      p.sign('T', 'a', 'yes'),
      p.sign('T', 'a', 'no'),
      p.user('T'),
      p.sign('T', 'b', 'yes'),
    ]).toEqual([
      'refused process.not-a-signer',
      'refused process.not-a-signer',
      'T(2):signed',
      'refused process.already-signed',
      'refused process.not-a-signer',
      'T(2):signed T(2)> End(3) end',
    ])
  })

  test('an added approver counts, also one whom an added one adds; and one who takes over', async () => {
    const p = await by('ordered', '=["a", "b"]')
    const add = (who: string, before: string | null) => p.give({ kind: 'add-signer', key: 2, who, before, by: 'a' })
    const hand = (who: string, other: string) => p.give({ kind: 'replace-signer', key: 2, who, with: other, by: who })
    expect([
      add('c', 'b'),
      add('d', 'c'),
      add('a', null),
      p.sign('T', 'a', 'yes'),
      add('late', 'a'),
      hand('d', 'e'),
      hand('a', 'f'),
      hand('b', 'c'),
      p.sign('T', 'e', 'yes'),
      p.sign('T', 'c', 'yes'),
      p.sign('T', 'b', 'yes'),
    ]).toEqual([
      'T(2):added',
      'T(2):added',
      'refused process.already-signed',
      'T(2):signed',
      'refused process.not-a-signer',
      'T(2):handedOver',
      'refused process.already-signed',
      'refused process.already-signed',
      'T(2):signed',
      'T(2):signed',
      'T(2):signed T(2)> End(3) end',
    ])
  })
})

describe('sending back', () => {
  test('ends what lies behind the target, with tokens at joins; a branch beside goes on', async () => {
    const p = await play([
      start(),
      parallel('Fork'),
      service('Beside', 'w'),
      user('First'),
      parallel('Split'),
      user('A', {}, sendBack('First')),
      user('B'),
      parallel('Join'),
      parallel('All'),
      end(),
      chain('Start', 'Fork', 'First', 'Split', 'A', 'Join', 'All', 'End'),
      chain('Split', 'B', 'Join'),
      chain('Fork', 'Beside', 'All'),
    ])
    p.user('First')
    const back = (key: number) => p.give({ kind: 'send-back', key, to: 'First', variables: { why: 'x' }, by: 'ann' })
    expect([
      p.user('B'),
      back(p.at('A').key),
      p.state.taken,
      p.waiting,
      p.user('First'),
      p.user('B'),
      p.user('A'),
      p.work('Beside'),
    ]).toEqual([
      'B(7)>',
      'A(6):sentBackTo A(6)x First(8)*',
      [],
      'Beside(4) job w, First(8) user-task',
      'First(8)> Split(9) A(10)* B(11)*',
      'B(11)>',
      'A(10)> Join(12)',
      'Beside(4)> All(13) End(14) end',
    ])
  })

  test('out of a sub-process, a turn of a multi-instance, an event sub-process', async () => {
    const inside = (id: string) => [
      start(`${id}In`),
      user(id, {}, sendBack('First')),
      end(`${id}Out`),
      chain(`${id}In`, id, `${id}Out`),
    ]
    const p = await play([
      start(),
      user('First'),
      sub('S', ...inside('A'), multi({ cardinality: '=2' })),
      end(),
      chain('Start', 'First', 'S', 'End'),
      eventSub(
        'H',
        start('HS', signal('s'), nonInterrupting),
        user('W', {}, sendBack('First')),
        end('HE'),
        chain('HS', 'W', 'HE'),
      ),
    ])
    const back = (key: number) => p.give({ kind: 'send-back', key, to: 'First', variables: {}, by: 'ann' })
    p.user('First')
    expect([back(p.at('A', 1).key), p.signal('s'), back(p.at('W').key), p.waiting]).toEqual([
      'A(9):sentBackTo A(9)x S(5)x A(8)x S(4)x S(3)x First(10)*',
      'H(11)* HS(12) W(13)*',
      'W(13):sentBackTo First(10)x W(13)x H(11)x First(14)*',
      'First(14) user-task',
    ])
  })

  test('only to where the model allows, and only from where one is', async () => {
    const p = await play([start(), user('A'), user('B', {}, sendBack('A')), end(), chain('Start', 'A', 'B', 'End')])
    expect(p.give({ kind: 'send-back', key: 2, to: 'A', variables: {}, by: 'ann' })).toBe(
      'refused process.cannot-send-back',
    )
    p.user('A')
    expect(p.give({ kind: 'send-back', key: 3, to: 'B', variables: {}, by: 'ann' })).toBe(
      'refused process.cannot-send-back',
    )
  })
})

describe('modification', () => {
  const nested = [
    start(),
    sub(
      'A',
      start('AIn'),
      sub('B', start('BIn'), user('T'), user('U'), end('BOut'), chain('BIn', 'T', 'U', 'BOut')),
      end('AOut'),
      chain('AIn', 'B', 'AOut'),
      boundary('Late', 'B', timer('duration', 'PT1H')),
      chain('Late', 'AOut'),
    ),
    user('V'),
    end(),
    chain('Start', 'A', 'V', 'End'),
  ]

  test('moves within the scopes that are there', async () => {
    const p = await play(nested)
    expect([p.modify([p.at('T').key], 'U'), p.user('U'), p.user('V')]).toEqual([
      'modified U(7)* T(6)x',
      'U(7)> BOut(8) B(4)> AOut(9) A(2)> V(10)*',
      'V(10)> End(11) end',
    ])
  })

  test('enters the scopes that are not, with what hangs on them', async () => {
    const p = await play(nested)
    expect([
      p.modify([p.at('A').key], 'V'),
      p.waiting,
      p.modify([p.at('V').key], 'U'),
      p.events,
      p.advance('PT1H'),
    ]).toEqual([
      'modified V(7)* T(6)x B(4)x A(2)x',
      'V(7) user-task',
      'modified A(8)* B(9)* U(10)* V(7)x',
      'Late 2026-03-01T09:00',
      'U(10)x B(9)x Late(11) AOut(12) A(8)> V(13)*',
    ])
  })

  test('a scope with nothing left in it ends with what was the last in it; an instance so is cancelled', async () => {
    const p = await play(nested)
    expect([p.modify([p.at('T').key]), p.status]).toEqual(['modified T(6)x B(4)x A(2)x canceled', 'terminated'])
  })

  test('names the scope where several are, and refuses what cannot begin by itself', async () => {
    const p = await play([
      start(),
      sub(
        'S',
        start('In'),
        user('T'),
        user('U'),
        end('Out'),
        chain('In', 'T', 'U', 'Out'),
        multi({ cardinality: '=2' }),
      ),
      boundary('B', 'S', signal('s')),
      end(),
      chain('Start', 'S', 'End'),
      chain('B', 'End'),
    ])
    const [one] = p.state.elements.filter(({ element, loop }) => element === 'S' && loop === null)
    expect([
      p.modify([], 'U'),
      p.modify([], 'B'),
      p.modify([], 'Nobody'),
      p.modify([99]),
      p.give({
        kind: 'modify',
        terminate: [],
        activate: [{ element: 'U', scope: one?.key ?? 0, variables: {} }],
        by: 'ann',
      }),
    ]).toEqual([
      'refused process.scope-not-clear',
      'refused process.cannot-begin-there',
      'refused process.no-such-element',
      'refused process.not-waiting',
      'modified U(9)*',
    ])
  })
})

describe('repair of every kind of wait', () => {
  test.each([
    ['work', service('T', 'w')],
    ['a decision', rule('T', 'd', 'x')],
    ['a person', user('T')],
  ])('%s: failed, tried again, skipped', async (_, xml) => {
    const p = await play(around(xml))
    expect([p.fail('T'), p.retry('T'), p.skip('T', { by: 'hand' }), p.variables]).toEqual([
      'T(2)!work.broken',
      'T(2)?',
      'T(2)~ T(2)> End(3) end',
      { by: 'hand' },
    ])
  })

  test('a way that was not found: data is mended, the way is looked for again, the work is not done again', async () => {
    const p = await play(
      [
        start(),
        service('T', 'w', listeners({ end: ['after'] })),
        end('A'),
        end('B'),
        chain('Start', 'T'),
        flow('T', 'A', '=n > 1'),
        flow('T', 'B', '=n < 1'),
      ],
      { n: 1 },
    )
    p.work('T')
    expect([p.work('T'), p.skip('T'), p.skip('T', { n: 2 })]).toEqual([
      'T(2)!process.no-flow-holds',
      'T(2)~ T(2)!process.no-flow-holds',
      'T(2)~ T(2)> A(3) end',
    ])
  })

  test('what was cancelled has nothing left', async () => {
    const p = await play(around(sub('T', start('In'), user('U'), end('Out'), chain('In', 'U', 'Out'))))
    expect([
      p.give({ kind: 'cancel', by: 'ann', reason: 'no' }),
      p.status,
      p.give({ kind: 'cancel', by: 'ann', reason: 'no' }),
    ]).toEqual(['U(4)x T(2)x canceled', 'terminated', 'refused process.ended'])
  })
})
