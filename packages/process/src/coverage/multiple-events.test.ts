import { describe, expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  conditional,
  end,
  error,
  escalation,
  eventSub,
  message,
  nonInterrupting,
  service,
  signal,
  start,
  terminate,
  throwing,
  timer,
  user,
} from '../../test/bpmn-xml.ts'
import { type Play, play } from '../../test/play.ts'

const all = [message('m', '="k"'), signal('s'), timer('duration', 'PT1H'), conditional('=ok')] as const
const both = { parallelMultiple: 'true' }
const happenings: readonly (readonly [string, (p: Play) => string])[] = [
  ['message', (p) => p.message('m')],
  ['signal', (p) => p.signal('s')],
  ['timer', (p) => p.advance('PT1H')],
  ['condition', (p) => p.set({ ok: true })],
]

describe('a multiple event happens with the first of its events', () => {
  test.each(happenings)('%s', async (_, happens) => {
    const caught = await play([start(), catching('C', ...all), end(), chain('Start', 'C', 'End')])
    expect([happens(caught), caught.events]).toEqual(['C(2)> End(3) end', ''])
    const border = await play([
      start(),
      user('U'),
      boundary('B', 'U', ...all),
      end(),
      chain('Start', 'U', 'End'),
      chain('B', 'End'),
    ])
    expect([happens(border), border.events]).toEqual(['U(2)x B(3) End(4) end', ''])
    const beside = await play([
      start(),
      user('U'),
      boundary('B', 'U', ...all, nonInterrupting),
      end(),
      end('Seen'),
      chain('Start', 'U', 'End'),
      chain('B', 'Seen'),
    ])
    expect([happens(beside), beside.signal('s')]).toEqual(['B(3) Seen(4)', 'B(5) Seen(6)'])
    const handler = await play([
      start(),
      user('U'),
      end(),
      chain('Start', 'U', 'End'),
      eventSub('H', start('HS', ...all), end('HE'), chain('HS', 'HE')),
    ])
    expect(happens(handler)).toEqual('U(2)x H(3)* HS(4) HE(5) H(3)> end')
    const start_ = await play(
      [start('S', ...all.slice(0, 2)), end(), chain('S', 'End')],
      {},
      { by: { event: 'S', index: 1 } },
    )
    expect(start_.told).toBe('start S(1) End(2) end')
  })

  test('an error or a signal on one border', async () => {
    const drawn = [
      start(),
      service('T', 'w'),
      boundary('B', 'T', error('E'), signal('s')),
      end(),
      chain('Start', 'T', 'End'),
      chain('B', 'End'),
    ]
    expect((await play(drawn)).throwError('T', 'E')).toBe('T(2)^E→B T(2)x B(3) End(4) end')
    expect((await play(drawn)).signal('s')).toBe('T(2)x B(3) End(4) end')
  })
})

describe('a parallel multiple event happens with the last of its events, in whatever order', () => {
  const orders = [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
  ]
  test.each(orders)('%i %i %i %i', async (...order) => {
    const go = (p: Play) => order.map((at) => happenings[at]?.[1](p))
    const caught = await play([start(), catching('C', ...all, both), end(), chain('Start', 'C', 'End')])
    expect(go(caught)).toEqual(['', '', '', 'C(2)> End(3) end'])
    const border = await play([
      start(),
      user('U'),
      boundary('B', 'U', ...all, both),
      end(),
      chain('Start', 'U', 'End'),
      chain('B', 'End'),
    ])
    expect(go(border)).toEqual(['', '', '', 'U(2)x B(3) End(4) end'])
    const handler = await play([
      start(),
      user('U'),
      end(),
      chain('Start', 'U', 'End'),
      eventSub('H', start('HS', ...all, both), end('HE'), chain('HS', 'HE')),
    ])
    expect(go(handler)).toEqual(['', '', '', 'U(2)x H(3)* HS(4) HE(5) H(3)> end'])
  })

  test('what has happened does not happen again, and one that does not interrupt begins anew', async () => {
    const p = await play([
      start(),
      user('U'),
      boundary('B', 'U', message('m', '="k"'), signal('s'), both, nonInterrupting),
      end(),
      end('Seen'),
      chain('Start', 'U', 'End'),
      chain('B', 'Seen'),
    ])
    const again = { kind: 'trigger', owner: 2, event: 'B', index: 0, variables: {} } as const
    expect([p.message('m'), p.give(again), p.signal('s'), p.message('m'), p.signal('s'), p.user('U')]).toEqual([
      '',
      'refused process.not-subscribed',
      'B(3) Seen(4)',
      '',
      'B(5) Seen(6)',
      'U(2)> End(7) end',
    ])
  })

  test('keeps what each brings', async () => {
    const p = await play([
      start(),
      catching('C', message('m', '="k"'), signal('s'), both),
      end(),
      chain('Start', 'C', 'End'),
    ])
    p.message('m', { a: 1 })
    p.signal('s', { b: 2 })
    expect(p.variables).toEqual({ a: 1, b: 2 })
  })
})

test('a throwing multiple event throws all, what ends its scope last', async () => {
  const p = await play([
    start(),
    throwing('T', message('m', '="k"'), signal('s'), escalation('U')),
    end('E', terminate(), signal('last')),
    chain('Start', 'T', 'E'),
  ])
  expect([p.told, p.asked]).toEqual([
    'start Start(1) T(2)* T(2)^U T(2)> E(3) end',
    ['message (2) m k {}', 'signal (2) s {}', 'signal (3) last {}'],
  ])
})
