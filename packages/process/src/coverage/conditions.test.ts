import { describe, expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  conditional,
  end,
  eventGateway,
  eventSub,
  flow,
  input,
  nonInterrupting,
  parallel,
  script,
  service,
  signal,
  start,
  sub,
  user,
} from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

describe('a condition', () => {
  test('that is true already lets the flow pass at once; else it waits until it becomes true', async () => {
    const drawn = [start(), catching('C', conditional('=n > 3')), end(), chain('Start', 'C', 'End')]
    expect((await play(drawn, { n: 4 })).told).toEqual('start Start(1) C(2) End(3) end')
    const p = await play(drawn)
    expect([p.told, p.set({ n: 3 }), p.set({ n: 'many' }), p.set({ n: 5 })]).toEqual([
      'start Start(1) C(2)*',
      '',
      '',
      'C(2)> End(3) end',
    ])
  })

  test('on a border, interrupting: seen in the step that makes it true', async () => {
    const p = await play([
      start(),
      parallel('F'),
      user('U'),
      boundary('C', 'U', conditional('=stop')),
      script('S', '=true', 'stop'),
      service('W', 'w'),
      end(),
      chain('Start', 'F', 'U', 'End'),
      chain('F', 'W', 'S', 'End'),
      chain('C', 'End'),
    ])
    expect([p.told, p.work('W')]).toEqual([
      'start Start(1) F(2) U(3)* W(4)*',
      'W(4)> S(5) End(6) U(3)x C(7) End(8) end',
    ])
  })

  test('on a border, not interrupting: each time that it becomes true, not while it stays so', async () => {
    const p = await play(
      [
        start(),
        user('U'),
        boundary('C', 'U', conditional('=n > 3'), nonInterrupting),
        end(),
        end('Seen'),
        chain('Start', 'U', 'End'),
        chain('C', 'Seen'),
      ],
      { n: 1 },
    )
    expect([p.set({ n: 4 }), p.set({ n: 5 }), p.set({ n: 1 }), p.set({ n: 9 }), p.user('U')]).toEqual([
      'C(3) Seen(4)',
      '',
      '',
      'C(5) Seen(6)',
      'U(2)> End(7) end',
    ])
  })

  test('looks at the variables of the scope it hangs on', async () => {
    const p = await play(
      [
        start(),
        sub(
          'S',
          input('n', '=1'),
          start('In'),
          user('U'),
          end('Out'),
          chain('In', 'U', 'Out'),
          eventSub('H', start('HS', conditional('=n > 3'), nonInterrupting), end('HE'), chain('HS', 'HE')),
        ),
        end(),
        chain('Start', 'S', 'End'),
      ],
      { n: 9 },
    )
    expect([
      p.told,
      p.set({ n: 10 }),
      p.set({ n: 5 }, p.at('S').key, true),
      p.set({ n: 10 }, p.at('U').key),
      p.variables,
    ]).toEqual([
      'start Start(1) S(2)* In(3) U(4)*',
      '',
      'H(5)* HS(6) HE(7) H(5)>',
      '',
      {
        n: 10,
      },
    ])
  })

  test('may be looked at only when certain variables change, or come into being', async () => {
    const drawn = (filter: object) => [
      start(),
      user('U'),
      boundary('C', 'U', conditional('=a + b > 3', filter), nonInterrupting),
      end(),
      end('Seen'),
      chain('Start', 'U', 'End'),
      chain('C', 'Seen'),
    ]
    const named = await play(drawn({ variableNames: 'a' }), { a: 1, b: 1 })
    expect([named.set({ b: 9 }), named.set({ a: 2 })]).toEqual(['', 'C(3) Seen(4)'])
    const created = await play(drawn({ variableEvents: 'create' }), { a: 1 })
    expect([created.set({ a: 2 }), created.set({ b: 5 }), created.set({ b: 0 }), created.set({ b: 9 })]).toEqual([
      '',
      'C(3) Seen(4)',
      '',
      '',
    ])
    const updated = await play(drawn({ variableEvents: 'update' }), { a: 1 })
    expect([updated.set({ b: 5 }), updated.set({ b: 6 })]).toEqual(['', 'C(3) Seen(4)'])
  })

  test('with a filter is looked at when it begins to wait, too', async () => {
    const p = await play(
      [
        start(),
        user('U'),
        boundary('C', 'U', conditional('=a > 3', { variableNames: 'a' })),
        end(),
        chain('Start', 'U', 'End'),
        chain('C', 'End'),
      ],
      { a: 4 },
    )
    expect(p.told).toEqual('start Start(1) U(2)* U(2)x C(3) End(4) end')
  })

  test('of an event-based gateway races with the others', async () => {
    const p = await play([
      start(),
      eventGateway('G'),
      catching('C', conditional('=ok')),
      catching('S', signal('s')),
      end(),
      chain('Start', 'G', 'C', 'End'),
      chain('G', 'S', 'End'),
    ])
    expect([p.set({ ok: true }), p.events]).toEqual(['G(2)> C(3) End(4) end', ''])
  })

  test('begins an event sub-process that ends the rest, once', async () => {
    const p = await play([
      start(),
      user('U'),
      end(),
      chain('Start', 'U', 'End'),
      eventSub('H', start('HS', conditional('=stop')), service('W', 'w'), end('HE'), chain('HS', 'W', 'HE')),
    ])
    expect([p.set({ stop: true }), p.set({ stop: false }), p.set({ stop: true }), p.work('W')]).toEqual([
      'U(2)x H(3)* HS(4) W(5)*',
      '',
      '',
      'W(5)> HE(6) H(3)> end',
    ])
  })

  test('that makes itself true again and again is stopped', async () => {
    const handler = eventSub(
      'H',
      start('HS', conditional('=even(n)'), nonInterrupting),
      script('S1', '=n + 1', 'n'),
      script('S2', '=n', 'm'),
      end('HE'),
      chain('HS', 'S1', 'S2', 'HE'),
    )
    const odd = eventSub(
      'I',
      start('IS', conditional('=odd(n)'), nonInterrupting),
      script('T1', '=n + 1', 'n'),
      end('IE'),
      chain('IS', 'T1', 'IE'),
    )
    const p = await play([start(), user('U'), end(), chain('Start', 'U', 'End'), handler, odd], { n: 1 })
    expect(p.asked.filter((line) => line.includes('endless')).length).toBeGreaterThan(0)
  })

  test('begins an instance', async () => {
    const p = await play(
      [start('C', conditional('=n > 3')), end(), chain('C', 'End')],
      { n: 4 },
      { by: { event: 'C', index: 0 } },
    )
    expect(p.told).toBe('start C(1) End(2) end')
  })

  test('two that become true at once: the one that interrupts ends the other', async () => {
    const p = await play([
      start(),
      user('U'),
      boundary('A', 'U', conditional('=go')),
      boundary('B', 'U', conditional('=go'), nonInterrupting),
      end(),
      end('Seen'),
      chain('Start', 'U', 'End'),
      chain('A', 'End'),
      flow('B', 'Seen'),
    ])
    expect(p.set({ go: true })).toEqual('U(2)x A(3) End(4) end')
  })
})
