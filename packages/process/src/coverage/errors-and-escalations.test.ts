import { describe, expect, test } from 'vitest'
import {
  boundary,
  call,
  chain,
  end,
  error,
  escalation,
  eventSub,
  message,
  nonInterrupting,
  parallel,
  service,
  start,
  sub,
  throwing,
  user,
  work,
} from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

const task = (id: string, ...more: readonly string[]) => [
  start(`${id}In`),
  service(id, 'w'),
  end(`${id}Out`),
  chain(`${id}In`, id, `${id}Out`),
  ...more,
]

describe('error', () => {
  test('goes to the nearest that catches it: the code before every code, events on the border before event sub-processes outside', async () => {
    const drawn = [
      start(),
      sub(
        'Outer',
        start('OIn'),
        sub('Inner', ...task('T')),
        end('OOut'),
        chain('OIn', 'Inner', 'OOut'),
        boundary('Any', 'Inner', error()),
        boundary('Exact', 'Inner', error('E')),
        end('E1'),
        end('E2'),
        chain('Any', 'E1'),
        chain('Exact', 'E2'),
      ),
      boundary('Far', 'Outer', error('F')),
      end(),
      end('E3'),
      chain('Start', 'Outer', 'End'),
      chain('Far', 'E3'),
    ]
    for (const [code, told] of [
      ['E', 'T(6)^E→Exact T(6)x Inner(4)x Exact(7) E2(8) Outer(2)> End(9) end'],
      ['F', 'T(6)^F→Any T(6)x Inner(4)x Any(7) E1(8) Outer(2)> End(9) end'],
    ] as const)
      expect((await play(drawn)).throwError('T', code)).toBe(told)
  })

  test('an event sub-process of the scope, then the border of the scope', async () => {
    const handler = eventSub(
      'H',
      start('HS', error('E')),
      service('Mend', 'w'),
      end('HE', error('E')),
      chain('HS', 'Mend', 'HE'),
    )
    const p = await play([
      start(),
      sub('S', ...task('T'), handler),
      boundary('Out', 'S', error('E')),
      end(),
      end('Failed'),
      chain('Start', 'S', 'End'),
      chain('Out', 'Failed'),
    ])
    expect([p.throwError('T', 'E'), p.work('Mend')]).toEqual([
      'T(4)^E→HS T(4)x H(5)* HS(6) Mend(7)*',
      'Mend(7)> HE(8)* HE(8)^E→Out HE(8)> H(5)x S(2)x Out(9) Failed(10) end',
    ])
  })

  test('from an end event ends its scope, with tokens on their way', async () => {
    const p = await play([
      start(),
      sub(
        'S',
        start('In'),
        parallel('F'),
        end('Bad', error('E')),
        user('U'),
        end('Out'),
        chain('In', 'F', 'Bad'),
        chain('F', 'U', 'Out'),
      ),
      boundary('B', 'S', error('E')),
      end(),
      end('Failed'),
      chain('Start', 'S', 'End'),
      chain('B', 'Failed'),
    ])
    expect(p.told).toEqual(
      'start Start(1) S(2)* In(3) F(4) Bad(5)* U(6)* Bad(5)^E→B Bad(5)> U(6)x S(2)x B(7) Failed(8) end',
    )
  })

  test('tells its code and message, and brings variables', async () => {
    const p = await play([
      start(),
      service('T', 'w'),
      boundary('B', 'T', error('E', { code: 'what', message: 'why' })),
      end(),
      chain('Start', 'T', 'End'),
      chain('B', 'End'),
    ])
    p.throwError('T', 'E', 0, { x: 1 })
    expect(p.variables).toEqual({ what: 'E', why: 'why', x: 1 })
  })

  test('that nobody catches stops the element; tried again it does its work again', async () => {
    const p = await play([start(), service('T', 'w'), end(), chain('Start', 'T', 'End')])
    expect([p.throwError('T', 'E'), p.retry('T'), p.work('T')]).toEqual([
      'T(2)^E T(2)!process.error-uncaught',
      'T(2)?',
      'T(2)> End(3) end',
    ])
  })

  test('thrown at an end event with nobody to catch it: skipped, the flow ends there', async () => {
    const p = await play([start(), end('Bad', error('E')), chain('Start', 'Bad')])
    expect([p.told, p.retry('Bad'), p.skip('Bad'), p.status]).toEqual([
      'start Start(1) Bad(2)* Bad(2)^E Bad(2)!process.error-uncaught',
      'Bad(2)? Bad(2)^E Bad(2)!process.error-uncaught',
      'Bad(2)~ Bad(2)> end',
      'completed',
    ])
  })

  test('of a user task and of a called instance', async () => {
    const p = await play([
      start(),
      user('U'),
      boundary('B', 'U', error('E')),
      call('C', 'other'),
      boundary('D', 'C', error()),
      end(),
      chain('Start', 'U', 'End'),
      chain('B', 'C', 'End'),
      chain('D', 'End'),
    ])
    expect([p.throwError('U', 'E'), p.throwError('C', 'X')]).toEqual([
      'U(2)^E→B U(2)x B(3) C(4)*',
      'C(4)^X→D C(4)x D(5) End(6) end',
    ])
  })

  test('from the work of an event that is thrown', async () => {
    const p = await play([
      start(),
      sub('S', start('In'), end('Tell', message('m'), work('mail')), chain('In', 'Tell')),
      boundary('B', 'S', error('E')),
      end(),
      chain('Start', 'S', 'End'),
      chain('B', 'End'),
    ])
    expect(p.throwError('Tell', 'E')).toBe('Tell(4)^E→B Tell(4)> S(2)x B(5) End(6) end')
  })
})

describe('escalation', () => {
  const levels = (...more: readonly string[]) => [
    start(),
    sub(
      'A',
      start('AIn'),
      sub(
        'B',
        start('BIn'),
        throwing('Up', escalation('U')),
        service('T', 'w'),
        end('BOut'),
        chain('BIn', 'Up', 'T', 'BOut'),
      ),
      end('AOut'),
      chain('AIn', 'B', 'AOut'),
    ),
    end(),
    chain('Start', 'A', 'End'),
    ...more,
  ]

  test('goes up several levels and ends nothing on the way', async () => {
    const p = await play(
      levels(
        boundary('Heard', 'A', escalation('U'), nonInterrupting),
        service('Look', 'w'),
        end('Seen'),
        chain('Heard', 'Look', 'Seen'),
      ),
    )
    expect([p.told, p.work('T'), p.work('Look')]).toEqual([
      'start Start(1) A(2)* AIn(3) B(4)* BIn(5) Up(6)* Up(6)^U→Heard Heard(7)* Up(6)> Heard(7)> T(8)* Look(9)*',
      'T(8)> BOut(10) B(4)> AOut(11) A(2)> End(12)',
      'Look(9)> Seen(13) end',
    ])
  })

  test('that interrupts ends the scope it is caught on, and whoever threw it', async () => {
    const p = await play(levels(boundary('Heard', 'A', escalation('U')), end('Seen'), chain('Heard', 'Seen')))
    expect(p.told).toEqual(
      'start Start(1) A(2)* AIn(3) B(4)* BIn(5) Up(6)* Up(6)^U→Heard Up(6)> B(4)x A(2)x Heard(7) Seen(8) end',
    )
  })

  test('nobody hears it: the flow goes on', async () => {
    const p = await play(levels())
    expect([p.told, p.asked]).toEqual([
      'start Start(1) A(2)* AIn(3) B(4)* BIn(5) Up(6)* Up(6)^U Up(6)> T(7)*',
      ['job T(7) w {}'],
    ])
  })

  test('an event sub-process hears what its scope throws, one outside what it throws itself', async () => {
    const inner = eventSub(
      'H',
      start('HS', escalation('U'), nonInterrupting),
      end('HE', escalation('U')),
      chain('HS', 'HE'),
    )
    const p = await play([
      start(),
      sub(
        'S',
        start('In'),
        throwing('Up', escalation('U')),
        service('T', 'w'),
        end('Out'),
        chain('In', 'Up', 'T', 'Out'),
        inner,
      ),
      boundary('B', 'S', escalation('U'), nonInterrupting),
      end(),
      end('Seen'),
      chain('Start', 'S', 'End'),
      chain('B', 'Seen'),
    ])
    expect([p.told, p.work('T')]).toEqual([
      'start Start(1) S(2)* In(3) Up(4)* Up(4)^U→HS H(5)* HS(6)* Up(4)> T(7)* HS(6)> HE(8)* HE(8)^U→B B(9)* HE(8)> B(9)> Seen(10)* H(5)> Seen(10)>',
      'T(7)> Out(11) S(2)> End(12) end',
    ])
  })

  test('two event sub-processes that call each other for ever are stopped', async () => {
    const calls = (id: string, hears: string, throws: string) =>
      eventSub(
        id,
        start(`${id}S`, escalation(hears), nonInterrupting),
        end(`${id}E`, escalation(throws)),
        chain(`${id}S`, `${id}E`),
      )
    const p = await play([
      start(),
      throwing('Up', escalation('1')),
      service('T', 'w'),
      end(),
      chain('Start', 'Up', 'T', 'End'),
      calls('H', '1', '2'),
      calls('I', '2', '1'),
    ])
    expect(p.asked.filter((line) => line.includes('endless'))).toHaveLength(1)
  })

  test('at an end event, and by a worker or a person', async () => {
    const p = await play([
      start(),
      sub('S', start('In'), user('U'), end('Out', escalation('X')), chain('In', 'U', 'Out')),
      boundary('B', 'S', escalation(), nonInterrupting),
      end(),
      end('Seen'),
      chain('Start', 'S', 'End'),
      chain('B', 'Seen'),
    ])
    expect([p.escalate('U', 'late'), p.user('U')]).toEqual([
      'U(4)^late→B B(5) Seen(6)',
      'U(4)> Out(7)* Out(7)^X→B B(8)* Out(7)> B(8)> Seen(9)* S(2)> End(10)* Seen(9)> End(10)> end',
    ])
  })
})
