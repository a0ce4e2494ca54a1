import { expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'

const calc = (name: string, input: unknown, ...options: string[]) =>
  runCommandLine('calc', name, JSON.stringify(input), ...options)

async function document(name: string, input: unknown): Promise<unknown> {
  const { code, out, err } = await calc(name, input, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

const hours = [['09:00', '17:00']]
const weekly = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours }
const created = { at: '2026-03-06T15:00:00Z', type: 'created' }
const clocks = {
  calendar: { zone: 'UTC', weekly },
  targets: { firstResponse: 60, solution: 960 },
  events: [created, { at: '2026-03-06T16:00:00Z', type: 'paused' }, { at: '2026-03-09T11:00:00Z', type: 'resumed' }],
  now: '2026-03-09T12:00:00Z',
}
const sold = {
  sold: '2025-01-31',
  terms: [{ component: 'whole', months: 1 }],
  events: [],
  component: 'whole',
  at: '2025-02-28',
}
const signed = { signed: '2026-09-04', category: 'clothing', at: '2026-09-11T23:59:59.999+08:00' }

test('sla: the three clocks over a weekend with a pause', async () => {
  expect(await document('sla', clocks)).toEqual({
    firstResponse: { due: '2026-03-09T11:00:00.000Z', used: 120, remaining: -60, breached: true, paused: false },
    update: null,
    solution: { due: '2026-03-11T10:00:00.000Z', used: 120, remaining: 840, breached: false, paused: false },
  })
})

test('sla: for people, in the time of the calendar', async () => {
  const paused = {
    ...clocks,
    calendar: { zone: 'Asia/Tokyo', weekly },
    events: [created, { at: created.at, type: 'paused' }],
  }
  expect((await calc('sla', paused)).out).toBe(
    [
      'Clock           Due                  Used  Remaining  State',
      'first response  2026-03-10 10:00:00     0         60  in time, paused',
      'update          –                       –          –  no target',
      'solution        2026-03-11 17:00:00     0        960  in time, paused',
      '',
    ].join('\n'),
  )
  const unknown = { ...clocks, calendar: { zone: 'Asia/Shanghai', weekly, chineseHolidays: true } }
  const later = { ...unknown, events: [{ at: '2126-01-04 10:00', type: 'created' }], now: '2126-01-04 11:00' }
  expect((await calc('sla', later, '--lang', 'zh-CN')).out).toContain('2126 年的节假日安排尚未公布')
})

test('warranty: covered on the last day, with the reason', async () => {
  expect(await document('warranty', sold)).toEqual({
    covered: true,
    until: '2025-02-28',
    reasons: [
      {
        code: 'within-term',
        zh: '保修期至 2025-02-28，含当日（自 2025-01-31 起 1 个月）。',
        en: 'Under warranty through 2025-02-28 (1 month from 2025-01-31).',
      },
    ],
  })
  expect(await document('warranty', { ...sold, component: 'battery' })).toMatchObject({ covered: false, until: null })
  expect((await calc('warranty', { ...sold, at: '2025-03-01' })).out).toBe(
    'Not covered.\nThe warranty ended on 2025-02-28 (1 month from 2025-01-31).\n',
  )
})

test('no-reason-return: allowed to the last millisecond', async () => {
  expect(await document('no-reason-return', signed)).toMatchObject({
    allowed: true,
    windowEnds: '2026-09-11T23:59:59+08:00',
    reasons: [{ code: 'within-window' }],
  })
  expect(await document('no-reason-return', { ...signed, at: '2026-09-12T00:00:00+08:00' })).toMatchObject({
    allowed: false,
  })
  expect(await document('no-reason-return', { ...signed, category: 'digital', flags: { opened: true } })).toMatchObject(
    {
      allowed: false,
      reasons: [{ code: 'digital' }],
    },
  )
  expect((await calc('no-reason-return', { ...signed, flags: ['damaged'] }, '--lang', 'zh-CN')).out).toBe(
    '不能退货。\n退回的商品应当完好；查验、合理调试不影响完好。\n期限截止：2026-09-11T23:59:59+08:00。\n',
  )
})

test.each<[string, unknown, string[]]>([
  ['sla', {}, ['calendar', 'targets', 'events', 'now']],
  ['sla', { ...clocks, calendar: { zone: 'UTC' } }, ['calendar.weekly']],
  ['sla', { ...clocks, calendar: { zone: 'UTC', weekly: { monday: hours } } }, ['calendar.weekly.monday']],
  ['sla', { ...clocks, calendar: { zone: 'UTC', weekly: { mon: ['09:00-17:00'] } } }, ['calendar.weekly.mon[0]']],
  ['sla', { ...clocks, calendar: { zone: 'UTC', weekly: { mon: [['09:00']] } } }, ['calendar.weekly.mon[0]']],
  ['sla', { ...clocks, calendar: { zone: 'x'.repeat(201), weekly } }, ['calendar.zone']],
  ['sla', { ...clocks, targets: { solution: '60', resolution: 60 } }, ['targets.solution', 'targets.resolution']],
  ['sla', { ...clocks, targets: { solution: 0 } }, ['targets.solution']],
  ['sla', { ...clocks, events: [{ at: 1, type: 'created' }] }, ['events[0].at']],
  ['sla', { ...clocks, events: [created, { ...created, type: 'closed' }] }, ['events[1].type']],
  ['sla', { ...clocks, events: [{ ...created, at: '2026-03-09T12:00:00.001Z' }] }, ['now']],
  ['warranty', { ...sold, sold: undefined }, ['sold']],
  ['warranty', { ...sold, terms: [{ component: 'whole', months: 1.5 }] }, ['terms[0].months']],
  ['warranty', { ...sold, terms: [{ component: 'whole' }] }, ['terms[0].months']],
  ['warranty', { ...sold, terms: {} }, ['terms']],
  ['warranty', { ...sold, events: [{ at: '2025-02-01', type: 'repairEnded' }] }, ['events[0].type']],
  ['warranty', { ...sold, events: [{ at: '2025-02-01', type: 'lost' }] }, ['events[0].type']],
  ['warranty', { ...sold, at: 'today' }, ['at']],
  ['warranty', { ...sold, extended: true }, ['extended']],
  ['no-reason-return', {}, ['signed', 'category', 'at']],
  ['no-reason-return', { ...signed, signed: '2026-09-31' }, ['signed']],
  ['no-reason-return', { ...signed, flags: ['opend'] }, ['flags[0]']],
  ['no-reason-return', { ...signed, flags: { opend: true } }, ['flags.opend']],
  ['no-reason-return', { ...signed, flags: { opened: 'yes' } }, ['flags']],
  ['no-reason-return', { ...signed, flags: 'opened' }, ['flags']],
  ['no-reason-return', { ...signed, category: 7 }, ['category']],
  ['no-reason-return', { ...signed, category: ' ' }, ['category']],
  ['warranty', { ...sold, component: '' }, ['component']],
  ['sla', { ...clocks, events: [created, { ...created, type: 'resumed' }] }, ['events[1].type']],
])('%s %j ends with exit 2 and names %j', async (name, input, paths) => {
  const { code, out, err } = await calc(name, input, '--json')
  const { error } = JSON.parse(out) as { error: { message: string; fields: { path: string }[] } }
  expect({ code, paths: error.fields.map(({ path }) => path) }).toEqual({ code: 2, paths })
  expect(err.trim()).toBe(error.message)
  expect((await calc(name, input, '--lang', 'zh-CN')).err).toMatch(/\p{Script=Han}/u)
})
