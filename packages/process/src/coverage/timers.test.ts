import { type BusinessCalendar, businessCalendar, type Instant, instant, isoOf } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import {
  boundary,
  catching,
  chain,
  end,
  eventSub,
  nonInterrupting,
  service,
  start,
  sub,
  timer,
  user,
} from '../../test/bpmn-xml.ts'
import { play } from '../../test/play.ts'

// The clock stands at 2026-03-01T08:00Z, a Sunday.

test.each([
  ['date', '2026-03-02T08:00:00Z', '2026-03-02T08:00'],
  ['date', '=day', '2026-03-04T16:00'],
  ['duration', 'P1DT1H', '2026-03-02T09:00'],
  ['duration', '=wait', '2026-03-01T08:05'],
  ['cycle', 'R1/PT3H', '2026-03-01T11:00'],
  ['cycle', '0 0 12 * * *', '2026-03-02T04:00'],
] as const)('caught in the flow: a %s, %s', async (type, value, due) => {
  const p = await play([start(), catching('T', timer(type, value)), end(), chain('Start', 'T', 'End')], {
    day: '2026-03-05',
    wait: 'PT5M',
  })
  expect(p.events).toBe(`T ${due}`)
  expect(p.advance('P10D')).toBe('T(2)> End(3) end')
})

describe('on a border', () => {
  test('interrupting: the host ends', async () => {
    const p = await play([
      start(),
      user('U'),
      boundary('Late', 'U', timer('duration', 'PT1H')),
      end(),
      end('Gone'),
      chain('Start', 'U', 'End'),
      chain('Late', 'Gone'),
    ])
    expect([p.advance('PT59M'), p.advance('PT1M')]).toEqual(['', 'U(2)x Late(3) Gone(4) end'])
  })

  test('a cycle that does not interrupt fires as often as it says, each time once', async () => {
    const p = await play([
      start(),
      user('U'),
      boundary('Remind', 'U', timer('cycle', 'R3/PT1H'), nonInterrupting),
      end(),
      end('Sent'),
      chain('Start', 'U', 'End'),
      chain('Remind', 'Sent'),
    ])
    expect([p.events, p.advance('PT1H'), p.events, p.advance('P1D'), p.events, p.user('U')]).toEqual([
      'Remind 2026-03-01T09:00',
      'Remind(3) Sent(4)',
      'Remind 2026-03-01T10:00',
      'Remind(5) Sent(6) | Remind(7) Sent(8)',
      '',
      'U(2)> End(9) end',
    ])
  })

  test('a duration that does not interrupt fires once', async () => {
    const p = await play([
      start(),
      user('U'),
      boundary('Remind', 'U', timer('duration', 'PT1H'), nonInterrupting),
      end(),
      end('Sent'),
      chain('Start', 'U', 'End'),
      chain('Remind', 'Sent'),
    ])
    expect([p.advance('P1D'), p.events, p.user('U')]).toEqual(['Remind(3) Sent(4)', '', 'U(2)> End(5) end'])
  })

  test('is worked out anew when the data that it is computed from changes, from where it began', async () => {
    const p = await play(
      [
        start(),
        user('U'),
        boundary('Late', 'U', timer('duration', '=wait')),
        end(),
        chain('Start', 'U', 'End'),
        chain('Late', 'End'),
      ],
      { wait: 'PT4H' },
    )
    expect([
      p.events,
      p.advance('PT1H'),
      p.set({ wait: 'PT2H' }),
      p.events,
      p.set({ wait: 'soon' }),
      p.events,
      p.set({ wait: null }),
      p.events,
      p.advance('PT1H'),
    ]).toEqual([
      'Late 2026-03-01T12:00',
      '',
      '',
      'Late 2026-03-01T10:00',
      '',
      'Late 2026-03-01T10:00',
      '',
      'Late 2026-03-01T10:00',
      'U(2)x Late(3) End(4) end',
    ])
  })

  test('changed to a time that has passed, it is due at once', async () => {
    const p = await play(
      [
        start(),
        user('U'),
        boundary('Late', 'U', timer('date', '=day')),
        end(),
        chain('Start', 'U', 'End'),
        chain('Late', 'End'),
      ],
      { day: '2026-03-09T00:00:00Z' },
    )
    expect([p.set({ day: '2026-02-01T00:00:00Z' }), p.advance('PT0S')]).toEqual(['', 'U(2)x Late(3) End(4) end'])
  })
})

test('counted on a business calendar, and counted anew when that changes: timers and the dates of tasks', async () => {
  const calendars = new Map([['desk', { calendar: weekdays('09:00', '18:00'), edition: 1 }]])
  const drawn = [
    start(),
    user('U', { dueDate: 'PT2H', followUpDate: '2026-03-02T11:00:00+08:00', calendar: 'desk' }),
    boundary('Late', 'U', timer('duration', 'PT4H', { calendar: 'desk' })),
    end(),
    chain('Start', 'U', 'End'),
    chain('Late', 'End'),
  ]
  const p = await play(drawn, {}, { calendars })
  expect(p.events).toBe('Late 2026-03-02T05:00')
  const dates = () => {
    const [task] = p.state.elements.flatMap(({ wait }) => (wait.kind === 'user-task' ? [wait] : []))
    return [task?.dueDate, task?.followUpDate].map((date) => isoOf(date as Instant).slice(11, 16))
  }
  expect(dates()).toEqual(['03:00', '03:00'])
  calendars.set('desk', { calendar: weekdays('10:00', '18:00'), edition: 2 })
  expect([p.give({ kind: 'recompute-timers' }), p.events]).toEqual([
    'Late(2)@2026-03-02T06:00:00.000Z U(2)@2026-03-02T04:00:00.000Z',
    'Late 2026-03-02T06:00',
  ])
  expect(dates()).toEqual(['04:00', '03:00'])
  // What it was counted on is known of each, so that whoever stores it finds those of an earlier edition.
  expect(p.state.subscriptions).toMatchObject([{ counted: { calendar: 'desk', edition: 2 } }])
  expect(p.state.elements).toMatchObject([{ wait: { counted: { edition: 2, dueDate: 'PT2H', followUpDate: null } } }])
  expect(p.give({ kind: 'recompute-timers' })).toBe('')
})

test('a date that a person gave a task stays, whatever becomes of the calendar', async () => {
  const calendars = new Map([['desk', { calendar: weekdays('09:00', '18:00'), edition: 1 }]])
  const drawn = [start(), user('U', { dueDate: 'PT2H', calendar: 'desk' }), end(), chain('Start', 'U', 'End')]
  const p = await play(drawn, {}, { calendars })
  const dueDate = instant('2026-03-05T01:00:00Z')
  expect(p.give({ kind: 'update-user-task', key: p.at('U').key, changes: { dueDate } })).toBe('')
  calendars.set('desk', { calendar: weekdays('10:00', '18:00'), edition: 2 })
  expect(p.give({ kind: 'recompute-timers' })).toBe('')
  expect(p.state.elements).toMatchObject([{ wait: { dueDate } }])
})

test('what does not depend on a calendar is left alone when one changes, even where its expression asks the clock', async () => {
  const p = await play([
    start(),
    catching('T', timer('date', '=now() + duration("PT1H")')),
    end(),
    chain('Start', 'T', 'End'),
  ])
  const before = p.events
  p.advance('PT10M')
  expect([p.give({ kind: 'recompute-timers' }), p.events]).toEqual(['', before])
})

test('a timer whose expression gives nothing any more stays, and counts as counted on the calendar as it is', async () => {
  const calendars = new Map([['desk', { calendar: weekdays('09:00', '18:00'), edition: 1 }]])
  const drawn = [
    start(),
    catching('T', timer('duration', '=wait', { calendar: 'desk' })),
    end(),
    chain('Start', 'T', 'End'),
  ]
  const p = await play(drawn, { wait: 'PT2H' }, { calendars })
  const before = p.events
  p.set({ wait: null })
  calendars.set('desk', { calendar: weekdays('10:00', '18:00'), edition: 2 })
  expect([p.give({ kind: 'recompute-timers' }), p.events]).toEqual(['', before])
  expect(p.state.subscriptions).toMatchObject([{ counted: { edition: 2 } }])
})

test('a variable that names another calendar moves a deadline', async () => {
  const calendars = new Map([
    ['desk', { calendar: weekdays('09:00', '18:00'), edition: 1 }],
    ['late', { calendar: weekdays('12:00', '21:00'), edition: 1 }],
  ])
  const drawn = [
    start(),
    catching('T', timer('duration', 'PT2H', { calendar: '=which' })),
    end(),
    chain('Start', 'T', 'End'),
  ]
  const p = await play(drawn, { which: 'desk' }, { calendars })
  expect(p.events).toBe('T 2026-03-02T03:00')
  p.set({ which: 'late' })
  expect(p.events).toBe('T 2026-03-02T06:00')
})

test('begins event sub-processes: one that does not interrupt as often as its cycle says', async () => {
  const handler = (value: string, ...more: readonly (typeof nonInterrupting)[]) =>
    eventSub('H', start('HS', timer('cycle', value), ...more), end('HE'), chain('HS', 'HE'))
  const p = await play([
    start(),
    sub('S', start('In'), service('T', 'w'), end('Out'), chain('In', 'T', 'Out'), handler('R2/PT1H', nonInterrupting)),
    end(),
    chain('Start', 'S', 'End'),
  ])
  expect([p.advance('P1D'), p.events, p.work('T')]).toEqual([
    'H(5)* HS(6) HE(7) H(5)> | H(8)* HS(9) HE(10) H(8)>',
    '',
    'T(4)> Out(11) S(2)> End(12) end',
  ])
  const q = await play([start(), service('T', 'w'), end(), chain('Start', 'T', 'End'), handler('R2/PT1H')])
  expect([q.advance('P1D'), q.status]).toEqual(['T(2)x H(3)* HS(4) HE(5) H(3)> end', 'completed'])
})

test('a rule that cannot be read stops the element', async () => {
  const p = await play([start(), catching('T', timer('duration', '=wait')), end(), chain('Start', 'T', 'End')], {
    wait: 'soon',
  })
  expect([p.told, p.set({ wait: 'PT1M' }), p.retry('T'), p.advance('PT1M')]).toEqual([
    'start Start(1) T(2)* T(2)!process.timer-unreadable',
    '',
    'T(2)?',
    'T(2)> End(3) end',
  ])
})

test('begins an instance', async () => {
  const p = await play(
    [start('Daily', timer('cycle', 'R/P1D')), end(), chain('Daily', 'End')],
    {},
    { by: { event: 'Daily', index: 0 } },
  )
  expect(p.told).toBe('start Daily(1) End(2) end')
})

function weekdays(from: string, until: string): BusinessCalendar {
  const hours = [`${from}-${until}`]
  const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours }
  const made = businessCalendar({ zone: 'Asia/Shanghai', week })
  if (!made.ok) throw new Error(made.refusal.code)
  return made.value
}
