import { expect, test } from 'vitest'
import { catching, chain, end, start as startEvent, timer } from '../../../../packages/process/test/bpmn-xml.ts'
import { calendar, calendarFile, workdays } from '../../../test/calendars.ts'
import { drawn } from '../../../test/drawn.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { operator } from '../../../test/operator.ts'

const WEEK = workdays('09:00', '17:00')
const wait = catching('Wait', timer('duration', 'PT10H', { calendar: 'desk' }))
const { program, person, startOne, database, logged } = await operator({
  ...calendarFile('desk', WEEK, { chineseHolidays: true }),
  ...drawn('waits', startEvent(), wait, end(), chain('Start', 'Wait', 'End')),
})
const put = (written: object, reason = 'Stocktaking') =>
  program.putCalendar({ body: { calendar: written as never, reason } })
const preview = (from: string, to: string, id = 'desk') =>
  program.previewCalendar({ params: { id }, query: { from, to } })
const dueOf = async (id: string) => {
  const query = database.selectFrom('timer').select('due_at').where('instance_id', '=', id)
  return new Date((await query.executeTakeFirstOrThrow()).due_at).toISOString().slice(0, 16)
}

test('a calendar is listed with who brought it and what waits by it, and can be read as it was written', async () => {
  await startOne('waits')
  const { items } = valueOf(await person.listCalendars({}))
  expect(items).toMatchObject([
    { id: 'desk', zone: 'Asia/Shanghai', version: 1, deployedBy: null, reason: null, instances: 1, outdated: 0 },
  ])
  expect(items[0]).toMatchObject({ weekly: calendar('desk', WEEK).weekly, chineseHolidays: true })
  const found = valueOf(await person.getCalendar({ params: { id: 'desk' }, query: {} }))
  expect(found).toMatchObject({ name: { en: 'Calendar desk', 'zh-CN': '日历 desk' }, resource: 'desk.calendar.json' })
  expect(found.document).toEqual(calendar('desk', WEEK, { chineseHolidays: true }))
})

test('each day is shown with its hours and the reason: weekday, holiday, make-up workday, own date', async () => {
  const { days, zone } = valueOf(await preview('2026-02-13', '2026-02-15'))
  expect(zone).toBe('Asia/Shanghai')
  expect(days.map(({ date, reason, minutes, holiday }) => [date, reason, minutes, holiday?.['zh-CN'] ?? null])).toEqual(
    [
      ['2026-02-13', 'week', 480, null],
      ['2026-02-14', 'make-up-workday', 480, '春节'],
      ['2026-02-15', 'public-holiday', 0, '春节'],
    ],
  )
})

test.each([
  ['a day that does not exist', '2026-02-30', '2026-03-01', 'http.fields-wrong'],
  ['the last before the first', '2026-03-02', '2026-03-01', 'calendars.days-wrong'],
  ['too many days', '2026-01-01', '2027-02-05', 'calendars.days-wrong'],
  ['the last year there is', '9999-12-01', '9999-12-31', 'calendars.days-wrong'],
  ['the first year there is', '0001-01-01', '0001-02-01', 'calendars.days-wrong'],
  ['a year that can be planned', '2199-01-01', '2199-12-31', undefined],
  ['a calendar that is not there', '2026-03-01', '2026-03-02', 'calendars.not-found'],
])('days are asked for from one to another: %s', async (says, from, to, code) => {
  expect(codeOf(await preview(from, to, says.startsWith('a calendar') ? 'none' : 'desk'))).toBe(code)
})

test('an operator puts a calendar; it is a version with who and why, and counting anew can be asked for', async () => {
  const id = await startOne('waits')
  const before = await dueOf(id)
  const closed = calendar('desk', WEEK, { chineseHolidays: true, holidays: ['2026-03-02', '2026-03-03'] })
  expect(valueOf(await put(closed, 'Moving house'))).toEqual({ id: 'desk', version: 2, isNew: true, unknownYears: [] })
  expect(valueOf(await put(closed, 'Moving house'))).toMatchObject({ version: 2, isNew: false })
  const [listed] = valueOf(await program.listCalendars({})).items
  expect(listed).toMatchObject({ version: 2, reason: 'Moving house', instances: 2, outdated: 2 })
  const recount = (body: object) => program.recountCalendar({ params: { id: 'desk' }, body })
  const first = valueOf(await recount({ limit: 1 }))
  expect(first).toMatchObject({ instances: 1, moved: 1 })
  expect(valueOf(await recount({ cursor: first.next ?? '' }))).toEqual({ instances: 1, moved: 1, next: null })
  expect([before, await dueOf(id)]).toEqual(['2026-03-03T03:00', '2026-03-05T03:00'])
  const { items } = valueOf(await program.listCalendarVersions({ params: { id: 'desk' } }))
  expect(items.map(({ version, deployedBy, reason }) => [version, deployedBy, reason])).toEqual([
    [2, expect.any(String), 'Moving house'],
    [1, null, null],
  ])
  const old = valueOf(await program.getCalendar({ params: { id: 'desk' }, query: { version: 1 } }))
  expect(old.document).toEqual(calendar('desk', WEEK, { chineseHolidays: true }))
})

test('a calendar that is deployed with flows is one like any other; years that are not known are warned of', async () => {
  const resources = Object.entries(calendarFile('shop', WEEK)).map(([name, content]) => ({ name, content }))
  expect(valueOf(await program.deploy({ body: { resources } }))).toEqual({
    items: [{ kind: 'calendar', key: 'shop', version: 1, isNew: true }],
    warnings: [],
  })
})

test('nonsense is refused with every field, stores nothing, and is no error of ours', async () => {
  const refused = await put({ id: 'bad id', weekly: { mon: [['25:00', '26:00']] }, zone: 'Mars', secret: true })
  if (refused.ok) throw new Error('expected a refusal')
  expect(refused.refusal).toMatchObject({ code: 'engine.not-deployable' })
  const { problems } = refused.refusal.facts as { problems: { resource: string; element: string }[] }
  expect(problems.map(({ resource, element }) => `${resource} ${element}`)).toEqual([
    'unnamed.calendar.json secret',
    'unnamed.calendar.json name',
    'unnamed.calendar.json id',
    'unnamed.calendar.json zone',
    'unnamed.calendar.json weekly.mon[0]',
  ])
  for (const nonsense of [null, 7, 'text', [], { id: ['a'] }, { id: '../x' }]) {
    expect(codeOf(await put(nonsense as never))).toBe('engine.not-deployable')
  }
  expect(codeOf(await put(calendar('x', WEEK), ' '))).toBe('http.fields-wrong')
  expect(codeOf(await program.getCalendar({ params: { id: 'none' }, query: {} }))).toBe('calendars.not-found')
  expect(codeOf(await program.getCalendar({ params: { id: 'desk' }, query: { version: 99 } }))).toBe(
    'calendars.not-found',
  )
  expect(codeOf(await program.listCalendarVersions({ params: { id: 'none' } }))).toBe('calendars.not-found')
  expect(codeOf(await program.recountCalendar({ params: { id: 'none' }, body: {} }))).toBe('calendars.not-found')
  const cursor = 'nonsense'
  expect(codeOf(await program.recountCalendar({ params: { id: 'desk' }, body: { cursor } }))).toBe(
    'paging.cursor-wrong',
  )
  expect(valueOf(await program.listCalendars({})).items.map(({ id }) => id)).toEqual(['desk', 'shop'])
  expect(logged.filter(({ level }) => Number(level) >= 50)).toEqual([])
})
