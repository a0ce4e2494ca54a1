import { holidayNotices, isoOf } from '@aftersale/kernel'
import { afterAll, expect, test, vi } from 'vitest'
import { catching, chain, end, start as startEvent, timer, user } from '../../../../packages/process/test/bpmn-xml.ts'
import { calendarFile, workdays } from '../../../test/calendars.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { at, deploy, engineWith, incidentsOf, NOON, start } from '../../../test/engine.ts'
import { settableClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { Engine } from '../engine.ts'
import { recountOutdated } from './recount.ts'

const { database, connection } = await testDatabase()
const { engine } = engineWith()
const MONDAY = at('2026-03-02T01:00:00Z')

const closing: (() => Promise<void>)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

const resourcesOf = (files: Readonly<Record<string, string>>) =>
  Object.entries(files).map(([name, content]) => ({ name, content }))

/** As a person does, with a reason. */
async function deployAs(by: string, files: Readonly<Record<string, string>>, reason: string | null = null) {
  const put = (tx: Parameters<Engine['deploy']>[0]) => engine.deploy(tx, resourcesOf(files), NOON, by, reason)
  const deployed = await inTransaction(database, put)
  if (!deployed.ok) throw new Error(JSON.stringify(deployed.refusal))
  return deployed.value
}

async function problemsOf(files: Readonly<Record<string, string>>) {
  const deployed = await inTransaction(database, (tx) => engine.deploy(tx, resourcesOf(files), NOON))
  if (deployed.ok) throw new Error('expected a refusal, got a deployment')
  return deployed.refusal.problems.map(({ resource, code, element, message }) => {
    expect(message['zh-CN']).toMatch(/\p{Script=Han}/u)
    return `${resource} ${code} ${element}: ${message.en}`
  })
}

const waiting = (id: string, calendar: string, hours = 'PT10H') =>
  drawn(
    id,
    startEvent(),
    catching('Wait', timer('duration', hours, { calendar })),
    end(),
    chain('Start', 'Wait', 'End'),
  )

const dueOf = async (id: string) => {
  const query = database.selectFrom('timer').select('due_at').where('instance_id', '=', id)
  return isoOf((await query.executeTakeFirstOrThrow()).due_at).slice(0, 16)
}

test('a calendar is a version of its own when its file changed, and only then', async () => {
  const file = calendarFile('first', workdays('09:00', '17:00'))
  expect(await deploy(database, engine, file)).toMatchObject([
    { kind: 'calendar', key: 'first', version: 1, isNew: true },
  ])
  expect((await deploy(database, engine, file))[0]).toMatchObject({ version: 1, isNew: false })
  const other = calendarFile('first', workdays('09:00', '18:00'))
  expect((await deploy(database, engine, other))[0]).toMatchObject({ version: 2, isNew: true })
})

test('a calendar that cannot be meant keeps everything out, and is told field by field', async () => {
  const bad = calendarFile('bad', workdays('17:00', '09:00'), { zone: 'Mars', days: [] })
  const problems = await problemsOf({ ...bad, ...waiting('kept-out', 'bad') })
  expect(problems.slice(0, 3)).toEqual([
    expect.stringMatching(/^bad\.calendar\.json calendar\.field-unknown days: There is no such field here/),
    expect.stringMatching(/^bad\.calendar\.json calendar\.unknown-zone zone: /),
    expect.stringMatching(/^bad\.calendar\.json calendar\.bad-hours weekly\.mon\[0\]: /),
  ])
  const found = database.selectFrom('definition').select('id').where('key', 'in', ['bad', 'kept-out'])
  expect(await found.execute()).toEqual([])
})

test('a flow that counts on a calendar which is not here is refused, at each element; one that comes with it is here', async () => {
  const flow = drawn(
    'counts',
    startEvent('Start', timer('cycle', 'R/P1D', { calendar: 'nowhere' })),
    user('Ask', { dueDate: 'PT1H', calendar: 'nowhere' }),
    end(),
    chain('Start', 'Ask', 'End'),
  )
  const problems = await problemsOf(flow)
  expect(problems).toEqual(
    ['Start', 'Ask'].map(
      (element) =>
        `counts.bpmn engine.call-unknown ${element}: It counts on the business calendar “nowhere”, which is not here.`,
    ),
  )
  const together = { ...flow, ...calendarFile('nowhere', workdays('09:00', '17:00')) }
  expect((await deploy(database, engine, together)).map(({ isNew }) => isNew)).toEqual([true, true])
})

test('a calendar that an expression names is looked up when it counts; one that is not there is an incident', async () => {
  await deploy(database, engine, waiting('computed', '=which'))
  const [id = ''] = await start(database, engine, 'computed', [{ which: 'none' }])
  expect((await incidentsOf(database, id)).map(({ code }) => code)).toEqual(['process.calendar-unknown'])
})

test('the pack does not undo what somebody put in the place of its file, until the file itself changes', async () => {
  const pack = calendarFile('kept', workdays('09:00', '17:00'))
  const own = calendarFile('kept', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] })
  const next = calendarFile('kept', workdays('09:00', '18:00'))
  const versions = []
  versions.push(await deploy(database, engine, pack))
  versions.push(await deployAs('ann', own, 'Stocktaking'))
  versions.push(await deploy(database, engine, pack))
  versions.push(await deploy(database, engine, next))
  versions.push(await deploy(database, engine, pack))
  expect(versions.map(([one]) => `${one?.version} ${one?.isNew}`)).toEqual([
    '1 true',
    '2 true',
    '2 false',
    '3 true',
    '4 true',
  ])
  const told = await engine.operations.calendarVersions(database, 'kept')
  expect(told.map(({ version, deployedBy, reason }) => [version, deployedBy, reason])).toEqual([
    [4, null, null],
    [3, null, null],
    [2, 'ann', 'Stocktaking'],
    [1, null, null],
  ])
})

test('what somebody deployed and the pack then brought as well stays, too', async () => {
  const [one, two] = [workdays('09:00', '17:00'), workdays('10:00', '18:00')].map((week) => calendarFile('both', week))
  await deploy(database, engine, one ?? {})
  await deployAs('ann', two ?? {})
  expect((await deploy(database, engine, two ?? {}))[0]).toMatchObject({ version: 2, isNew: false })
  await deployAs('ann', one ?? {})
  expect((await deploy(database, engine, two ?? {}))[0]).toMatchObject({ version: 3, isNew: false })
})

test('years whose public holidays are not known are said when a calendar is deployed and when it is asked for', async () => {
  const file = calendarFile('soon', workdays('09:00', '17:00'), { chineseHolidays: true })
  const now = at('2126-05-01T00:00:00Z')
  const [deployed] = await deploy(database, engine, file, now)
  expect(deployed?.warnings).toMatchObject([
    { resource: 'soon.calendar.json', code: 'calendar.years-unknown', element: 'chineseHolidays' },
  ])
  expect(deployed?.warnings?.[0]?.message.en).toMatch(/public holidays of 2126 are not known yet/)
  const unknown = async (instant: typeof now) => {
    const all = await engine.operations.calendars(database, instant)
    return all.find(({ id }) => id === 'soon')?.unknownYears
  }
  expect([await unknown(now), await unknown(at('2026-03-01T00:00:00Z'))]).toEqual([[2126], []])
})

test('when a year becomes known, what was counted without it is counted anew; an older program does not undo it', async () => {
  const known = { '2026-01-01': "New Year's Day,元旦,1" }
  const withNotices = (holidays: Readonly<Record<string, string>>) => {
    const notices = holidayNotices({ holidays, workdays: {} })
    return new Engine({ handlers: {}, listeners: [], newId, log: engine.setup.log, zone: 'Asia/Shanghai', notices })
  }
  const older = withNotices(known)
  const newer = withNotices({ ...known, '2027-01-01': "New Year's Day,元旦,1", '2027-01-04': "New Year's Day,元旦,1" })
  const file = calendarFile('years', workdays('09:00', '17:00'), { chineseHolidays: true })
  await deploy(database, older, { ...file, ...waiting('over-new-year', 'years', 'PT8H') })
  // Thursday 2026-12-31, 12:00 in Shanghai: five hours are left of it, three are to come.
  const eve = at('2026-12-31T04:00:00Z')
  const [id = ''] = await start(database, older, 'over-new-year', [{}], eve)
  expect(await dueOf(id)).toBe('2027-01-01T04:00')
  expect(await recountOutdated(older.setup, database, eve, 100)).toBe(0)
  expect(await recountOutdated(newer.setup, database, eve, 100)).toBe(1)
  expect(await dueOf(id)).toBe('2027-01-05T04:00')
  expect(await recountOutdated(older.setup, database, eve, 100)).toBe(0)
  expect(await dueOf(id)).toBe('2027-01-05T04:00')
  // What an older program begins meanwhile, a newer one finds.
  const [late = ''] = await start(database, older, 'over-new-year', [{}], eve)
  expect(await recountOutdated(newer.setup, database, eve, 100)).toBe(1)
  expect(await dueOf(late)).toBe('2027-01-05T04:00')
})

const HARD = { timeout: 20_000 }

test('a new version counts on every server of the database, at once and without a restart', HARD, async () => {
  const clock = settableClock(MONDAY)
  const told: unknown[] = []
  const log = { error: (facts: unknown) => void told.push(facts), warn: () => undefined }
  const heard: string[][] = [[], []]
  const engines = [engineWith().engine, engineWith().engine]
  for (const [position, one] of engines.entries()) {
    const hear = (topic: string) => void heard[position]?.push(topic)
    const running = await one.run({ database, connection, clock, log, hear })
    closing.push(() => running.stop())
  }
  const [one, other] = engines
  if (one === undefined || other === undefined) throw new Error('expected two engines')
  await deploy(database, one, { ...calendarFile('shared', workdays('09:00', '17:00')), ...waiting('shares', 'shared') })
  const ids = [one, other].map(async (each) => (await start(database, each, 'shares', [{}], MONDAY))[0] ?? '')
  const [first = '', second = ''] = await Promise.all(ids)
  expect([await dueOf(first), await dueOf(second)]).toEqual(['2026-03-03T03:00', '2026-03-03T03:00'])
  await deploy(database, other, calendarFile('shared', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }))
  for (const each of [one, other]) {
    const [id = ''] = await start(database, each, 'shares', [{}], MONDAY)
    expect(await dueOf(id)).toBe('2026-03-04T03:00')
  }
  for (const id of [first, second]) {
    await vi.waitFor(async () => expect(await dueOf(id)).toBe('2026-03-04T03:00'), HARD)
  }
  await vi.waitFor(() => expect(heard.every((topics) => topics.includes('calendars'))).toBe(true), HARD)
  expect(told).toEqual([])
})
