import { feelFromJson } from '@aftersale/feel'
import { addMilliseconds, type Instant, isoOf } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import {
  chain,
  end,
  eventSub,
  message,
  nonInterrupting,
  start as startEvent,
  user,
} from '../../../../packages/process/test/bpmn-xml.ts'
import { calendarFile, workdays } from '../../../test/calendars.ts'
import { testDatabase } from '../../../test/database.ts'
import { drawn } from '../../../test/drawn.ts'
import { at, deploy, engineWith, start, tasksOf } from '../../../test/engine.ts'
import { plainCase } from '../../../test/plain-case.ts'
import type { Job } from '../../engine/index.ts'
import { settableClock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { changeAgreements, startClocks } from './agree-clocks.ts'
import { type AlarmHearer, announceAlarms } from './announce-alarms.ts'
import { clockLoop, recountLoop } from './clock-loop.ts'
import type { ClockAgreement, ClockAlarm, ClockNews } from './clock-terms.ts'
import { clockTasks } from './clocks.tasks.ts'
import type { ClockSetup } from './count-cases.ts'
import { tellClocks } from './tell-clocks.ts'

const { database } = await testDatabase()
const { engine } = engineWith()
// Monday 2026-03-02, 09:00 in Shanghai.
const MONDAY = at('2026-03-02T01:00:00Z')
await deploy(database, engine, calendarFile('desk', workdays('09:00', '17:00')), MONDAY)

const heard: ClockAlarm[] = []
const setup: ClockSetup = { engine }
const hear: AlarmHearer = async (_, alarms) => void heard.push(...alarms)
const clock = settableClock(MONDAY)
const loop = clockLoop({ database, clock, hear: [hear], ...setup })
const recount = recountLoop({ database, clock, ...setup })
/** Looks at what is due at this instant, as often as there is something. */
async function look(iso: string): Promise<void> {
  clock.set(at(iso))
  while ((await loop.round(true)) > 0);
}

/** What was said of a case. */
const said = (id: string) =>
  heard.filter(({ caseId }) => caseId === id).map(({ name, kind, due }) => `${name} ${kind} ${isoOf(due).slice(5, 16)}`)

const openCase = () => plainCase(database, MONDAY)

const agreed = (caseId: string, given: Partial<ClockAgreement> = {}): ClockAgreement => ({
  caseId,
  calendar: 'desk',
  targets: { firstResponse: 60, solution: 960 },
  warnPercent: null,
  awaiting: [],
  ...given,
})

async function started(given: Partial<ClockAgreement> = {}): Promise<string> {
  const caseId = await openCase()
  await inTransaction(database, (tx) =>
    startClocks(tx, setup, [{ ...agreed(caseId, given), at: MONDAY, by: 'test' }], MONDAY),
  )
  return caseId
}

let causes = 0
function tell(caseId: string, type: ClockNews['type'], iso: string, cause = `cause ${(causes += 1)}`, now = at(iso)) {
  const news = { caseId, type, at: at(iso), cause, by: 'test' }
  return inTransaction(database, (tx) => tellClocks(tx, setup, [news], now))
}

const shown = async (caseId: string) => {
  const rows = await database
    .selectFrom('service_clock')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('due_at')
    .execute()
  return rows.map(
    ({ name, due_at, standing, breached }) =>
      `${name} ${isoOf(due_at).slice(5, 16)} ${standing}${breached ? ' late' : ''}`,
  )
}

test('clocks run from the opening in the hours of their calendar; who is late is told, once, whoever looks', async () => {
  const id = await started()
  expect(await shown(id)).toEqual(['firstResponse 03-02T02:00 running', 'solution 03-03T09:00 running'])
  await look('2026-03-02T02:00:00Z')
  expect(said(id)).toEqual([])
  await look('2026-03-02T02:00:00.001Z')
  await look('2026-03-02T05:00:00Z')
  expect(said(id)).toEqual(['firstResponse breached 03-02T02:00'])
  expect(await shown(id)).toEqual(['firstResponse 03-02T02:00 running late', 'solution 03-03T09:00 running'])
})

test('a reply stops the first response, and update begins anew with its whole target', async () => {
  const id = await started({ targets: { firstResponse: 60, update: 120 } })
  await tell(id, 'replied', '2026-03-02T01:30:00Z')
  await tell(id, 'replied', '2026-03-02T02:30:00Z')
  expect(await shown(id)).toEqual(['firstResponse 03-02T02:00 stopped', 'update 03-02T04:30 running'])
  await look('2026-03-02T04:30:01Z')
  await tell(id, 'replied', '2026-03-02T05:00:00Z')
  await look('2026-03-02T07:00:01Z')
  expect(said(id)).toEqual(['update breached 03-02T04:30', 'update breached 03-02T07:00'])
})

test('while somebody else is awaited no clock runs and nobody is warned; the weekend in it costs nothing', async () => {
  const id = await started({ warnPercent: 50 })
  await tell(id, 'paused', '2026-03-02T01:15:00Z')
  await look('2026-03-06T01:00:00Z')
  expect(said(id)).toEqual([])
  expect(await shown(id)).toMatchObject(
    [/^firstResponse .* paused$/, /^solution .* paused$/].map((sign) => expect.stringMatching(sign)),
  )
  await tell(id, 'resumed', '2026-03-09T01:00:00Z')
  expect(await shown(id)).toEqual(['firstResponse 03-09T01:45 running', 'solution 03-10T08:45 running'])
  await look('2026-03-09T01:15:00Z')
  expect(said(id)).toEqual(['firstResponse warned 03-09T01:45'])
})

test('warned before and told after, each once; solved in time stops everything', async () => {
  const id = await started({ warnPercent: 80, targets: { solution: 100 } })
  await look('2026-03-02T02:19:59Z')
  expect(said(id)).toEqual([])
  await look('2026-03-02T02:20:00Z')
  await look('2026-03-02T02:30:00Z')
  expect(said(id)).toEqual(['solution warned 03-02T02:40'])
  await tell(id, 'solved', '2026-03-02T02:40:00Z')
  await look('2026-03-05T02:40:00Z')
  expect(said(id)).toEqual(['solution warned 03-02T02:40'])
  expect(await shown(id)).toEqual(['solution 03-02T02:40 stopped'])
})

test('solved too late is a breach though nobody looked in between', async () => {
  const id = await started({ targets: { solution: 60 } })
  await tell(id, 'solved', '2026-03-02T02:00:01Z')
  await look('2026-03-02T02:00:01Z')
  expect(said(id)).toEqual(['solution breached 03-02T02:00'])
  expect(await shown(id)).toEqual(['solution 03-02T02:00 stopped late'])
})

test('the same cause counts once, twenty at once too; resuming what runs and what follows the solution change nothing', async () => {
  const id = await started()
  await Promise.all(Array.from({ length: 20 }, () => tell(id, 'paused', '2026-03-02T01:10:00Z', 'pressed')))
  await Promise.all(Array.from({ length: 20 }, () => tell(id, 'resumed', '2026-03-02T01:20:00Z')))
  expect(await shown(id)).toEqual(['firstResponse 03-02T02:10 running', 'solution 03-04T01:10 running'])
  await tell(id, 'solved', '2026-03-02T01:30:00Z')
  await tell(id, 'replied', '2026-03-02T03:30:00Z')
  expect(await shown(id)).toEqual(['firstResponse 03-02T02:10 stopped', 'solution 03-04T01:10 stopped'])
})

test('another priority is another agreement: counted anew from the beginning, and said anew where it was in time since', async () => {
  const id = await started({ targets: { solution: 60 }, warnPercent: null })
  await look('2026-03-02T03:00:00Z')
  const change = (targets: ClockAgreement['targets']) =>
    inTransaction(database, (tx) => changeAgreements(tx, setup, [agreed(id, { targets })], at('2026-03-02T03:00:00Z')))
  expect(await change({ solution: 240 })).toEqual([{ ok: true, value: null }])
  expect(await shown(id)).toEqual(['solution 03-02T05:00 running'])
  await change({ solution: 30 })
  await look('2026-03-02T03:00:00Z')
  expect(await shown(id)).toEqual(['solution 03-02T01:30 running late'])
  expect(said(id)).toEqual(['solution breached 03-02T02:00', 'solution breached 03-02T01:30'])
})

test('what becomes due earlier while it is late is not said again', async () => {
  const id = await started({ targets: { solution: 60 } })
  await look('2026-03-02T03:00:00Z')
  const targets = { solution: 30 }
  await inTransaction(database, (tx) =>
    changeAgreements(tx, setup, [agreed(id, { targets })], at('2026-03-02T03:00:00Z')),
  )
  await look('2026-03-02T03:00:00Z')
  expect(await shown(id)).toEqual(['solution 03-02T01:30 running late'])
  expect(said(id)).toEqual(['solution breached 03-02T02:00'])
})

test('another due instant warns anew and is told anew; a pause does not', async () => {
  const id = await started({ targets: { solution: 100 }, warnPercent: 80 })
  await look('2026-03-02T02:20:00Z')
  await tell(id, 'paused', '2026-03-02T02:25:00Z')
  await look('2026-03-02T03:00:00Z')
  await tell(id, 'resumed', '2026-03-02T03:00:00Z')
  await look('2026-03-02T03:05:00Z')
  expect(said(id)).toEqual(['solution warned 03-02T02:40'])
  const change = (iso: string, targets: ClockAgreement['targets']) =>
    inTransaction(database, (tx) => changeAgreements(tx, setup, [agreed(id, { targets, warnPercent: 80 })], at(iso)))
  // Used so far: 90 minutes. Of 200 that is no matter yet; of 100 it is.
  await change('2026-03-02T03:05:00Z', { solution: 200 })
  await look('2026-03-02T03:10:00Z')
  expect(said(id)).toHaveLength(1)
  await look('2026-03-02T04:15:00Z')
  await look('2026-03-02T05:00:00Z')
  expect(said(id).slice(1)).toEqual(['solution warned 03-02T04:55', 'solution breached 03-02T04:55'])
  const kept = await database.selectFrom('clock_alarm').selectAll().where('case_id', '=', id).orderBy('id').execute()
  expect(kept.map(({ kind, lapsed, target }) => [kind, lapsed, Number(target)])).toEqual([
    ['warned', true, 100],
    ['warned', false, 200],
    ['breached', false, 200],
  ])
})

test('what has lapsed before anybody announced it is not announced', async () => {
  const id = await started({ targets: { solution: 60 } })
  const late = at('2026-03-02T03:00:00Z')
  await inTransaction(database, async (tx) => {
    await tellClocks(tx, setup, [{ caseId: id, type: 'replied', at: late, cause: 'looked', by: 'test' }], late)
    await changeAgreements(tx, setup, [agreed(id, { targets: { solution: 480 } })], late)
  })
  await look('2026-03-02T03:00:00Z')
  expect(said(id)).toEqual([])
})

test('a holiday that is deployed later moves what is due', async () => {
  await deploy(database, engine, calendarFile('shop', workdays('09:00', '17:00')), MONDAY)
  const id = await started({ calendar: 'shop', targets: { solution: 600 } })
  expect(await shown(id)).toEqual(['solution 03-03T03:00 running'])
  await deploy(database, engine, calendarFile('shop', workdays('09:00', '17:00'), { holidays: ['2026-03-03'] }), MONDAY)
  clock.set(at('2026-03-02T02:00:00Z'))
  expect(await recount.round(true)).toBe(1)
  expect(await shown(id)).toEqual(['solution 03-04T03:00 running'])
})

test('each is refused alone: no such case, no such calendar, no clocks, before the case came in', async () => {
  const [id, nowhere] = [await openCase(), newId(MONDAY)]
  const wanted = [agreed(nowhere), agreed(id, { calendar: 'moon' }), agreed(id)]
  const results = await inTransaction(database, (tx) =>
    startClocks(
      tx,
      setup,
      wanted.map((one) => ({ ...one, at: MONDAY, by: 'test' })),
      MONDAY,
    ),
  )
  expect(results.map((one) => (one.ok ? 'done' : one.refusal.code))).toEqual([
    'cases.not-found',
    'calendars.not-found',
    'done',
  ])
  expect(await tell(nowhere, 'paused', '2026-03-02T02:00:00Z')).toMatchObject([
    { refusal: { code: 'clocks.none-kept' } },
  ])
  expect(await tell(id, 'replied', '2026-03-01T02:00:00Z')).toMatchObject([
    { refusal: { code: 'clocks.before-creation' } },
  ])
})

test('of two hundred that come due at once each says its own, once', async () => {
  const ids = await Promise.all(Array.from({ length: 200 }, openCase))
  await inTransaction(database, (tx) =>
    startClocks(
      tx,
      setup,
      ids.map((id) => ({ ...agreed(id, { targets: { solution: 60 } }), at: MONDAY, by: 'test' })),
      MONDAY,
    ),
  )
  await look('2026-03-02T02:30:00Z')
  const mine = heard.filter(({ caseId }) => ids.includes(caseId))
  expect(new Set(mine.map(({ caseId }) => caseId)).size).toBe(200)
  expect(mine).toHaveLength(200)
})

test('two servers that look at once say it once', async () => {
  const id = await started({ targets: { solution: 60 } })
  clock.set(at('2026-03-02T02:30:00Z'))
  const other = clockLoop({ database, clock, hear: [hear], ...setup })
  await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? loop : other).round(true)))
  await look('2026-03-02T02:30:00Z')
  expect(heard.filter(({ caseId }) => caseId === id)).toHaveLength(1)
})

const job = (caseId: string, effectKey: string, variables: object = {}): Job => ({
  effectKey,
  instanceId: newId(MONDAY),
  rootId: newId(MONDAY),
  businessKey: 'T-1',
  element: 'Clock',
  headers: {},
  variables: feelFromJson({ case: { id: caseId }, ...variables }) as Job['variables'],
})

test('flows start, halt and stop them; a step that is run twice counts once', async () => {
  const id = await openCase()
  const tasks = clockTasks(setup)
  const run = (name: string, now: Instant, ...jobs: Job[]) =>
    inTransaction(database, async (tx) => (await tasks[name]?.(tx, jobs, now)) ?? [])
  const clocks = { calendar: 'desk', targets: { solution: 60 } }
  expect(await run('clocks.start', MONDAY, job(id, 'e1', { clocks }), job('nobody', 'e2', { clocks }))).toMatchObject([
    { variables: {} },
    { failure: { code: 'cases.not-found' } },
  ])
  const later = addMilliseconds(MONDAY, 600_000)
  for (const _again of [1, 2]) await run('clocks.pause', later, job(id, 'e3'))
  await run('clocks.resume', addMilliseconds(later, 600_000), job(id, 'e4'))
  expect(await shown(id)).toEqual(['solution 03-02T02:10 running'])
  await run('clocks.solved', addMilliseconds(later, 1_200_000), job(id, 'e5'))
  expect(await shown(id)).toEqual(['solution 03-02T02:10 stopped'])
  expect(await run('clocks.pause', later, job(await openCase(), 'e7'), job('nobody', 'e8'))).toMatchObject([
    { variables: {} },
    { failure: { code: 'cases.not-found' } },
  ])
  const moon = { calendar: 'moon', targets: { solution: 60 } }
  expect(await run('clocks.start', MONDAY, job(await openCase(), 'e9', { clocks: moon }))).toMatchObject([
    { failure: { code: 'calendars.not-found' }, isRefused: true },
  ])
  const wrong = { calendar: 'desk', targets: { solution: -1 } }
  expect(await run('clocks.start', MONDAY, job(id, 'e6', { clocks: wrong }))).toMatchObject([
    { failure: { code: 'http.fields-wrong' } },
  ])
})

test('a flow that waits for it hears that the clock of its case has run out, and goes on with what the alarm says', async () => {
  const flow = drawn(
    'answering',
    startEvent(),
    user('Answer'),
    end(),
    chain('Start', 'Answer', 'End'),
    eventSub(
      'Late',
      startEvent('Rang', message('clock-breached', '=case.id'), nonInterrupting),
      user('Escalate'),
      end('Escalated'),
      chain('Rang', 'Escalate', 'Escalated'),
    ),
  )
  await deploy(database, engine, flow, MONDAY)
  const id = await started({ targets: { solution: 60 } })
  const [instance = ''] = await start(database, engine, 'answering', [{ case: { id } }], MONDAY)
  const telling = clockLoop({ database, clock, engine, hear: [announceAlarms(engine)] })
  clock.set(at('2026-03-02T02:00:01Z'))
  while ((await telling.round(true)) > 0);
  await engine.correlateMessages(database, clock.now())
  expect((await tasksOf(database, instance)).map(({ element }) => element).toSorted()).toEqual(['Answer', 'Escalate'])
})
