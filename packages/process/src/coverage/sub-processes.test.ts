import { describe, expect, test } from 'vitest'
import {
  adHoc,
  boundary,
  call,
  chain,
  end,
  error,
  escalation,
  eventSub,
  flow,
  listeners,
  message,
  nonInterrupting,
  output,
  parallel,
  script,
  service,
  signal,
  start,
  sub,
  terminate,
  throwing,
  timer,
  user,
  work,
} from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

const doing = (id: string) => [start(`${id}In`), service(id, 'w'), end(`${id}Out`), chain(`${id}In`, id, `${id}Out`)]

describe('embedded sub-process', () => {
  test('ends when all within it has ended, once, and maps its results once', async () => {
    const p = await play(
      [
        start(),
        sub(
          'S',
          output('n', '=n + 1'),
          start('In'),
          parallel('Fork'),
          end('A'),
          end('B'),
          chain('In', 'Fork', 'A'),
          flow('Fork', 'B'),
        ),
        end(),
        chain('Start', 'S', 'End'),
      ],
      { n: 1 },
    )
    expect([p.told, p.variables]).toEqual([
      'start Start(1) S(2)* In(3) Fork(4) A(5)* B(6)* A(5)> B(6)> S(2)> End(7) end',
      {
        n: 2,
      },
    ])
  })

  test('without start events begins with all that no flow leads to', async () => {
    const p = await play([start(), sub('S', service('A', 'w'), service('B', 'w')), end(), chain('Start', 'S', 'End')])
    expect([p.told, p.work('B'), p.work('A')]).toEqual([
      'start Start(1) S(2)* A(3)* B(4)*',
      'B(4)>',
      'A(3)> S(2)> End(5) end',
    ])
  })

  test('its end listener holds it open, but nothing begins in it any more', async () => {
    const p = await play([
      start(),
      sub(
        'S',
        ...doing('T'),
        listeners({ end: ['after'] }),
        eventSub(
          'H',
          start('News', signal('news'), nonInterrupting),
          service('Tell', 'w'),
          end('Told'),
          chain('News', 'Tell', 'Told'),
        ),
      ),
      end(),
      chain('Start', 'S', 'End'),
    ])
    expect([p.events, p.work('T'), p.events, p.work('S')]).toEqual(['News', 'T(4)> TOut(5)', '', 'S(2)> End(6) end'])
  })
})

describe('event sub-process', () => {
  const handler = (id: string, start_: string, ...more: readonly string[]) =>
    eventSub(id, start_, service(`${id}Do`, 'w'), end(`${id}End`), chain(`${id}Start`, `${id}Do`, `${id}End`), ...more)

  test('that does not interrupt runs beside the rest, as often as it is triggered; the scope waits for it', async () => {
    const p = await play([
      start(),
      service('T', 'w'),
      end(),
      chain('Start', 'T', 'End'),
      handler('H', start('HStart', message('m', '="k"'), nonInterrupting)),
    ])
    expect([p.message('m'), p.message('m'), p.work('T'), p.work('HDo'), p.work('HDo')]).toEqual([
      'H(3)* HStart(4) HDo(5)*',
      'H(6)* HStart(7) HDo(8)*',
      'T(2)> End(9)',
      'HDo(5)> HEnd(10) H(3)>',
      'HDo(8)> HEnd(11) H(6)> end',
    ])
  })

  test('that interrupts ends everything else in its scope, running event sub-processes too, and is the last to begin', async () => {
    const p = await play([
      start(),
      service('T', 'w'),
      end(),
      chain('Start', 'T', 'End'),
      handler('H', start('HStart', message('m', '="k"'), nonInterrupting)),
      handler('I', start('IStart', message('stop', '="k"'))),
    ])
    expect([p.message('m'), p.message('stop'), p.events, p.work('IDo')]).toEqual([
      'H(3)* HStart(4) HDo(5)*',
      'HDo(5)x H(3)x T(2)x I(6)* IStart(7) IDo(8)*',
      '',
      'IDo(8)> IEnd(9) I(6)> end',
    ])
  })

  test('within an event sub-process', async () => {
    const inner = handler('Inner', start('InnerStart', message('inner', '="k"'), nonInterrupting))
    const p = await play([
      start(),
      service('T', 'w'),
      end(),
      chain('Start', 'T', 'End'),
      handler('H', start('HStart', message('m', '="k"'), nonInterrupting), inner),
    ])
    expect([
      p.events,
      p.message('m'),
      p.events,
      p.message('inner'),
      p.work('HDo'),
      p.work('InnerDo'),
      p.events,
      p.work('T'),
    ]).toEqual([
      'HStart',
      'H(3)* HStart(4) HDo(5)*',
      'HStart, InnerStart',
      'Inner(6)* InnerStart(7) InnerDo(8)*',
      'HDo(5)> HEnd(9)',
      'InnerDo(8)> InnerEnd(10) Inner(6)> H(3)>',
      'HStart',
      'T(2)> End(11) end',
    ])
  })

  test('in a sub-process ends with it', async () => {
    const p = await play([
      start(),
      sub('S', ...doing('T'), handler('H', start('HStart', timer('cycle', 'R/PT1H'), nonInterrupting))),
      boundary('Off', 'S', message('off', '="k"')),
      end(),
      chain('Start', 'S', 'End'),
      chain('Off', 'End'),
    ])
    expect([p.advance('PT2H'), p.message('off'), p.events]).toEqual([
      'H(5)* HStart(6) HDo(7)* | H(8)* HStart(9) HDo(10)*',
      'HDo(10)x H(8)x HDo(7)x H(5)x T(4)x S(2)x Off(11) End(12) end',
      '',
    ])
  })

  test('has listeners and data of its own before its start event goes on', async () => {
    const p = await play([
      start(),
      service('T', 'w'),
      end(),
      chain('Start', 'T', 'End'),
      handler('H', start('HStart', message('m', '="k"')), listeners({ start: ['before'] })),
    ])
    expect([p.message('m', { x: 1 }), p.waiting, p.work('H'), p.work('HDo'), p.variables]).toEqual([
      'T(2)x H(3)* HStart(4)*',
      'H(3) job before',
      'HStart(4)> HDo(5)*',
      'HDo(5)> HEnd(6) H(3)> end',
      {
        x: 1,
      },
    ])
  })

  test('that could not be waited for stands stopped in its scope: tried again, or skipped', async () => {
    const drawn = [
      start(),
      service('T', 'w'),
      end(),
      chain('Start', 'T', 'End'),
      handler('H', start('HStart', message('m', '=key'))),
    ]
    const p = await play(drawn)
    expect([p.told, p.set({ key: 'k' }), p.retry('HStart'), p.events]).toEqual([
      'start HStart(1)* HStart(1)!process.not-text Start(2) T(3)*',
      '',
      'HStart(1)? HStart(1)x',
      'HStart',
    ])
    const q = await play(drawn)
    expect([q.skip('HStart'), q.work('T')]).toEqual(['HStart(1)~ HStart(1)x', 'T(3)> End(4) end'])
  })
})

describe('call activity', () => {
  test('calls with what it is told to pass, and brings back what it is told to bring', async () => {
    const p = await play(
      [start(), call('C', 'other', {}, output('price', '=total')), end(), chain('Start', 'C', 'End')],
      { a: 1 },
    )
    expect([
      p.told,
      p.asked,
      p.give({ kind: 'complete-call', key: 2, variables: { total: 5, rest: 1 } }),
      p.variables,
    ]).toEqual([
      'start Start(1) C(2)*',
      ['call C(2) other {"a":1}'],
      'C(2)> End(3) end',
      {
        a: 1,
        price: 5,
      },
    ])
  })

  test('an error and an escalation of the called instance are caught on the border', async () => {
    const drawn = [
      start(),
      call('C', 'other'),
      boundary('Heard', 'C', escalation('U'), nonInterrupting),
      boundary('Bad', 'C', error('E')),
      end(),
      end('Told'),
      end('Failed'),
      chain('Start', 'C', 'End'),
      chain('Heard', 'Told'),
      chain('Bad', 'Failed'),
    ]
    const p = await play(drawn)
    expect([p.escalate('C', 'U'), p.throwError('C', 'E')]).toEqual([
      'C(2)^U→Heard Heard(3) Told(4)',
      'C(2)^E→Bad C(2)x Bad(5) Failed(6) end',
    ])
  })

  test('a called instance that an error ends tells its caller; an escalation tells it and goes on', async () => {
    const p = await play(
      [
        start(),
        throwing('Up', escalation('U')),
        service('T', 'w'),
        end('Bad', error('E')),
        chain('Start', 'Up', 'T', 'Bad'),
      ],
      {},
      { isCalled: true },
    )
    expect([p.told, p.asked, p.work('T'), p.asked, p.status]).toEqual([
      'start Start(1) Up(2)* Up(2)^U Up(2)> T(3)*',
      ['escalation (2) U {}', 'job T(3) w {}'],
      'T(3)> Bad(4)* Bad(4)^E Bad(4)>',
      ['error (4) E {}'],
      'terminated',
    ])
  })
})

describe('ad-hoc sub-process', () => {
  const inside = [service('A', 'w'), service('B', 'w'), service('C', 'w'), chain('B', 'C')]
  const around = (settings: Parameters<typeof adHoc>[1], ...pieces: readonly (string | Record<string, string>)[]) => [
    start(),
    adHoc('X', settings, ...inside, ...pieces),
    end(),
    chain('Start', 'X', 'End'),
  ]

  test('begins what its expression names, and ends when that is done; answers are gathered as they come', async () => {
    const p = await play(
      around({ activeElementsCollection: '=["A", "B"]', outputCollection: 'all', outputElement: '=r' }),
    )
    expect([p.told, p.work('B', { r: 1 }), p.work('C', { r: 2 }), p.work('A', { r: 3 }), p.variables]).toEqual([
      'start Start(1) X(2)* A(3)* B(4)*',
      'B(4)> C(5)*',
      'C(5)>',
      'A(3)> X(2)> End(6) end',
      {
        all: [2, 3],
        r: 3,
      },
    ])
  })

  test('a person chooses, and says when it is done', async () => {
    const p = await play(around({}))
    const begin = (element: string) =>
      p.give({ kind: 'activate-ad-hoc', key: 2, elements: [{ element, variables: { why: 1 } }] })
    expect([
      p.told,
      begin('A'),
      begin('A'),
      begin('C'),
      p.give({ kind: 'complete-ad-hoc', key: 2, by: 'ann' }),
      p.variables,
    ]).toEqual([
      'start Start(1) X(2)*',
      'A(3)*',
      'A(4)*',
      'refused process.cannot-begin-there',
      'A(4)x A(3)x X(2)> End(5) end',
      {},
    ])
  })

  test('one after the other: what is chosen while another is active is refused', async () => {
    const p = await play(around({}, { ordering: 'Sequential' }))
    const begin = (element: string) =>
      p.give({ kind: 'activate-ad-hoc', key: 2, elements: [{ element, variables: {} }] })
    expect([begin('A'), begin('B')]).toEqual(['A(3)*', 'refused process.cannot-begin-there'])
  })

  test('a completion condition ends what remains, or waits for it', async () => {
    const p = await play(around({ activeElementsCollection: '=["A", "B"]', until: '=ok' }))
    expect(p.work('A', { ok: true })).toEqual('A(3)> B(4)x X(2)> End(5) end')
    const q = await play(
      around({ activeElementsCollection: '=["A", "B"]', until: '=ok' }, { cancelRemainingInstances: 'false' }),
    )
    expect([q.work('A', { ok: true }), q.work('B'), q.work('C')]).toEqual([
      'A(3)>',
      'B(4)> C(5)*',
      'C(5)> X(2)> End(6) end',
    ])
  })

  test('a worker leads it: it is asked again when what it chose is done, until it chooses nothing', async () => {
    const p = await play(around({}, work('lead')))
    expect([
      p.told,
      p.work('X', { activateElements: ['A', 'B'] }),
      p.work('A'),
      p.work('B'),
      p.work('C'),
      p.waiting,
      p.fail('X'),
      p.retry('X'),
      p.work('X', { activateElements: ['Nobody'] }),
      p.work('X', { activateElements: ['A'] }),
      p.work('A'),
      p.work('X', { sum: 1 }),
      p.variables,
    ]).toEqual([
      'start Start(1) X(2)*',
      'A(3)* B(4)*',
      'A(3)>',
      'B(4)> C(5)*',
      'C(5)>',
      'X(2) job lead',
      'X(2)!work.broken',
      'X(2)?',
      'refused process.cannot-begin-there',
      'A(6)*',
      'A(6)>',
      'X(2)> End(7) end',
      {},
    ])
  })
})

describe('terminate', () => {
  test('ends the sub-process it is in, with tokens still on their way', async () => {
    const p = await play([
      start(),
      sub(
        'S',
        start('In'),
        parallel('Fork'),
        end('Stop', terminate()),
        script('S1', '=1', 'a'),
        script('S2', '=1', 'b'),
        service('T', 'w'),
        chain('In', 'Fork', 'Stop'),
        chain('Fork', 'S1', 'S2', 'T'),
      ),
      service('After', 'w'),
      end(),
      chain('Start', 'S', 'After', 'End'),
    ])
    expect([p.told, p.work('After')]).toEqual([
      'start Start(1) S(2)* In(3) Fork(4) Stop(5)* S1(6)* S1(6)x Stop(5)> S(2)> After(7)*',
      'After(7)> End(8) end',
    ])
  })

  test('ends the whole instance at its level', async () => {
    const p = await play([
      start(),
      parallel('Fork'),
      user('U'),
      service('T', 'w'),
      end('Stop', terminate()),
      end(),
      chain('Start', 'Fork', 'U', 'End'),
      chain('Fork', 'T', 'Stop'),
      eventSub('H', start('HS', signal('x'), nonInterrupting), end('HE'), chain('HS', 'HE')),
    ])
    expect([p.work('T'), p.status]).toEqual(['T(4)> Stop(5)* U(3)x Stop(5)> end', 'completed'])
  })

  test('in an event sub-process ends only that', async () => {
    const p = await play([
      start(),
      service('T', 'w'),
      end(),
      chain('Start', 'T', 'End'),
      eventSub('H', start('HS', signal('x'), nonInterrupting), end('HE', terminate()), chain('HS', 'HE')),
    ])
    expect([p.signal('x'), p.work('T')]).toEqual(['H(3)* HS(4) HE(5) H(3)>', 'T(2)> End(6) end'])
  })
})
