import { describe, expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  definitionOf,
  end,
  eventGateway,
  eventSub,
  flow,
  input,
  message,
  multi,
  nonInterrupting,
  parallel,
  processXml,
  publish,
  receive,
  send,
  service,
  signal,
  start,
  sub,
  throwing,
  work,
} from '../../test/bpmn-xml.ts'
import { now } from '../../test/instance.ts'
import { play } from '../../test/play.ts'
import { type StartCommand, step } from '../index.ts'

describe.each([
  [
    'message',
    () => message('go', '=order'),
    (p: Awaited<ReturnType<typeof play>>, variables = {}) => p.message('go', variables),
  ],
  ['signal', () => signal('go'), (p: Awaited<ReturnType<typeof play>>, variables = {}) => p.signal('go', variables)],
])('%s', (kind, definition, go) => {
  const order = { order: 'o1' }

  test('caught in the flow: what it brings becomes variables', async () => {
    const p = await play([start(), catching('Go', definition()), end(), chain('Start', 'Go', 'End')], order)
    expect([p.told, go(p, { x: 1 }), p.variables]).toEqual([
      'start Start(1) Go(2)*',
      'Go(2)> End(3) end',
      { order: 'o1', x: 1 },
    ])
  })

  test('on a border, interrupting', async () => {
    const p = await play(
      [
        start(),
        service('T', 'w'),
        boundary('Go', 'T', definition()),
        end(),
        chain('Start', 'T', 'End'),
        chain('Go', 'End'),
      ],
      order,
    )
    expect([go(p), p.events, p.status]).toEqual(['T(2)x Go(3) End(4) end', '', 'completed'])
  })

  test('on a border, as often as it comes while its host is there', async () => {
    const p = await play(
      [
        start(),
        sub('S', start('In'), service('T', 'w'), end('Out'), chain('In', 'T', 'Out')),
        boundary('Go', 'S', definition(), nonInterrupting),
        service('Also', 'w'),
        end(),
        end('Done'),
        chain('Start', 'S', 'End'),
        chain('Go', 'Also', 'Done'),
      ],
      order,
    )
    expect([go(p), go(p), p.work('T'), p.events, p.work('Also'), p.work('Also')]).toEqual([
      'Go(5) Also(6)*',
      'Go(7) Also(8)*',
      'T(4)> Out(9) S(2)> End(10)',
      '',
      'Also(6)> Done(11)',
      'Also(8)> Done(12) end',
    ])
  })

  test('begins an event sub-process of the instance or of a sub-process', async () => {
    const handler = (...more: readonly (string | typeof nonInterrupting)[]) =>
      eventSub('H', start('HS', definition(), ...more), service('Do', 'w'), end('HE'), chain('HS', 'Do', 'HE'))
    const beside = await play(
      [start(), service('T', 'w'), end(), chain('Start', 'T', 'End'), handler(nonInterrupting)],
      order,
    )
    expect([go(beside), beside.work('T'), beside.work('Do')]).toEqual([
      'H(3)* HS(4) Do(5)*',
      'T(2)> End(6)',
      'Do(5)> HE(7) H(3)> end',
    ])
    const instead = await play(
      [
        start(),
        sub('S', start('In'), service('T', 'w'), end('Out'), chain('In', 'T', 'Out'), handler()),
        end(),
        chain('Start', 'S', 'End'),
      ],
      order,
    )
    expect([go(instead), instead.work('Do')]).toEqual([
      'T(4)x H(5)* HS(6) Do(7)*',
      'Do(7)> HE(8) H(5)> S(2)> End(9) end',
    ])
  })

  test('begins an instance', async () => {
    const p = await play(
      [
        start('Begin', definition()),
        start('Plain'),
        service('T', 'w'),
        end(),
        chain('Begin', 'T', 'End'),
        flow('Plain', 'T'),
      ],
      order,
      { by: { event: 'Begin', index: 0 } },
    )
    expect([p.told, p.variables]).toEqual(['start Begin(1) T(2)*', order])
  })

  test('is thrown on the way and at the end', async () => {
    const p = await play(
      [
        start(),
        throwing('Throw', definition()),
        end('Last', definition(), input('only', '=1')),
        chain('Start', 'Throw', 'Last'),
      ],
      order,
    )
    const key = kind === 'message' ? ' o1' : ''
    const inside = kind === 'message' ? '{"only":1}' : '{"order":"o1","only":1}'
    expect([p.told, p.asked]).toEqual([
      'start Start(1) Throw(2) Last(3) end',
      [`${kind} (2) go${key} {"order":"o1"}`, `${kind} (3) go${key} ${inside}`],
    ])
  })
})

describe('message', () => {
  test('without a key of its own is found by the business key', async () => {
    const p = await play([start(), receive('R', 'go'), end(), chain('Start', 'R', 'End')], {}, { businessKey: 'b1' })
    expect(p.state.subscriptions).toMatchObject([{ correlationKey: 'b1', isExplicit: false }])
  })

  test('thrown by work, where the model names one', async () => {
    const p = await play([
      start(),
      throwing('Throw', message('go'), work('mail')),
      send('Send', work('sms')),
      end('Last', message('go'), work('mail')),
      chain('Start', 'Throw', 'Send', 'Last'),
    ])
    expect([p.asked, p.work('Throw'), p.asked, p.work('Send'), p.work('Last')]).toEqual([
      ['job Throw(2) mail {}'],
      'Throw(2)> Send(3)*',
      ['job Send(3) sms {}'],
      'Send(3)> Last(4)*',
      'Last(4)> end',
    ])
  })

  test('published with an id and a time to live', async () => {
    const p = await play(
      [
        start(),
        send('Send', message('go', '=k'), publish({ messageId: '="m" + k', timeToLive: 'PT5M' })),
        end(),
        chain('Start', 'Send', 'End'),
      ],
      { k: '7' },
    )
    expect(p.last.effects).toMatchObject([
      { kind: 'message', name: 'go', correlationKey: '7', messageId: 'm7', timeToLive: 'PT5M' },
    ])
  })

  test('each turn of a multi-instance waits with its own key', async () => {
    const p = await play([
      start(),
      receive('R', 'go', '=item', multi({ collection: '=["a", "b"]', element: 'item' })),
      end(),
      chain('Start', 'R', 'End'),
    ])
    expect([p.message('go', {}, 'b'), p.message('go', {}, 'a')]).toEqual(['R(4)>', 'R(3)> R[](2)> End(5) end'])
  })

  test('a receive task that failed waits once, not twice, when it is tried again', async () => {
    const p = await play([
      start(),
      receive('R', 'go', '="k"'),
      boundary('B', 'R', message('off', '="k"')),
      end(),
      chain('Start', 'R', 'End'),
      chain('B', 'End'),
    ])
    expect([p.fail('R'), p.retry('R'), p.events, p.message('go')]).toEqual([
      'R(2)!work.broken',
      'R(2)?',
      'B, R',
      'R(2)> End(3) end',
    ])
  })
})

describe('what instantiates', () => {
  test('a receive task', async () => {
    const p = await play(
      [receive('R', 'go', '="k"', { instantiate: 'true' }), service('T', 'w'), end(), chain('R', 'T', 'End')],
      { n: 1 },
      { by: { event: 'R', index: 0 } },
    )
    expect([p.told, p.work('T')]).toEqual(['start R(1) T(2)*', 'T(2)> End(3) end'])
  })

  const events = (type: object) => [
    eventGateway('G', { instantiate: 'true', ...type }),
    catching('A', message('a', '=k')),
    catching('B', message('b', '=k')),
    service('T', 'w'),
    service('U', 'w'),
    end(),
    chain('G', 'A', 'T', 'End'),
    chain('G', 'B', 'U', 'End'),
  ]

  test('an event-based gateway: one of its events', async () => {
    const p = await play(events({}), { k: '1' }, { by: { event: 'B', index: 0 } })
    expect([p.told, p.events]).toEqual(['start B(1) U(2)*', ''])
  })

  test('a parallel event-based gateway: the others are waited for within', async () => {
    const p = await play(events({ eventGatewayType: 'Parallel' }), { k: '1' }, { by: { event: 'B', index: 0 } })
    expect([p.told, p.events, p.work('U'), p.status, p.message('a', { x: 1 }), p.work('T')]).toEqual([
      'start G(1)* B(2) U(3)*',
      'A',
      'U(3)> End(4)',
      'active',
      'G(1)> A(5) T(6)*',
      'T(6)> End(7) end',
    ])
  })

  test('a parallel multiple start: the others are waited for within, too', async () => {
    const p = await play(
      [start('S', message('a', '=k'), message('b', '=k'), { parallelMultiple: 'true' }), end(), chain('S', 'End')],
      { k: '1' },
      { by: { event: 'S', index: 1 } },
    )
    expect([p.told, p.status, p.message('a')]).toEqual(['start S(1)*', 'active', 'S(1)> End(2) end'])
  })

  test('what does not begin anything is refused', async () => {
    const drawn = [
      start(),
      service('T', 'w'),
      boundary('B', 'T', signal('s')),
      end(),
      chain('Start', 'T', 'End'),
      chain('B', 'End'),
    ]
    const definition = await definitionOf(processXml(...drawn))
    const refused = (how: Omit<StartCommand, 'kind' | 'variables'>) =>
      step(definition, null, { kind: 'start', variables: {}, ...how }, now)
    expect(refused({ by: { event: 'T', index: 0 } })).toEqual({
      ok: false,
      refusal: { code: 'process.no-such-element', element: 'T' },
    })
    expect(refused({ at: ['Nobody'] })).toEqual({
      ok: false,
      refusal: { code: 'process.no-such-element', element: 'Nobody' },
    })
    expect(refused({ at: ['B'] })).toEqual({ ok: false, refusal: { code: 'process.cannot-begin-there', element: 'B' } })
  })

  test('an instance can begin at elements that the caller names, in sub-processes too', async () => {
    const p = await play(
      [
        start(),
        parallel('F'),
        sub('S', start('In'), service('A', 'w'), service('B', 'w'), end('Out'), chain('In', 'A', 'B', 'Out')),
        end(),
        chain('Start', 'F', 'S', 'End'),
      ],
      {},
      { at: ['B'] },
    )
    expect([p.told, p.work('B')]).toEqual(['start S(1)* B(2)*', 'B(2)> Out(3) S(1)> End(4) end'])
  })
})
